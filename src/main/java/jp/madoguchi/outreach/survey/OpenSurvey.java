package jp.madoguchi.outreach.survey;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What the holder's page shows: the cards that its message was about, by their order in it. Nothing in it says who the holder is.
 *
 * @param answeredAt when it was last answered; absent before
 */
public record OpenSurvey(
        List<Card> cards, Instant expiresAt, @Nullable Instant answeredAt) {
    public OpenSurvey {
        cards = List.copyOf(cards);
    }

    /**
     * @param issuer its public name
     * @param answer what was answered last; absent before
     */
    public record Card(LocalizedText issuer, @Nullable SurveyStatement answer) {}
}
