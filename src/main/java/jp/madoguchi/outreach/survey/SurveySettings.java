package jp.madoguchi.outreach.survey;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** By {@code madoguchi.public-url} and {@code madoguchi.survey}. */
@Component
public class SurveySettings {
    private final String publicUrl;
    private final Duration validFor;
    private final int perLink;
    private final int perAddress;

    /**
     * @param publicUrl where outsiders reach the portal
     * @param validFor how long a link leads to the page where its wave names no last day
     * @param perLink requests with one link, valid or not, a minute
     * @param perAddress requests from one address a minute; behind one address of a telephone company there are many people
     */
    SurveySettings(
            @Value("${madoguchi.public-url}") String publicUrl,
            @Value("${madoguchi.survey.valid-for:60d}") Duration validFor,
            @Value("${madoguchi.survey.per-link:20}") int perLink,
            @Value("${madoguchi.survey.per-address:120}") int perAddress) {
        if (validFor.isNegative() || validFor.isZero() || perLink < 1 || perAddress < 1) {
            throw new IllegalArgumentException(
                    "madoguchi.survey: valid-for, per-link and per-address must be more than 0");
        }
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.validFor = validFor;
        this.perLink = perLink;
        this.perAddress = perAddress;
    }

    String address(SurveyToken token) {
        return publicUrl + "/s/" + token.text();
    }

    Duration validFor() {
        return validFor;
    }

    public int perLink() {
        return perLink;
    }

    public int perAddress() {
        return perAddress;
    }
}
