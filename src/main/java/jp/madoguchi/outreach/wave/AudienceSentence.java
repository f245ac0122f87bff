package jp.madoguchi.outreach.wave;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.wave.Audience.GiftStanding;
import jp.madoguchi.platform.i18n.Messages;
import org.springframework.stereotype.Component;

/** A rule as people say it: ギフト未受取 かつ メール不達 かつ 携帯電話あり. */
@Component
public class AudienceSentence {
    private final Messages messages;

    AudienceSentence(Messages messages) {
        this.messages = messages;
    }

    public String of(Audience audience, Incident incident, Locale language) {
        return audience instanceof Audience.AllOf(List<Audience> none) && none.isEmpty()
                ? messages.get(language, "outreach.wave.audience.everybody")
                : said(audience, incident, language, false);
    }

    private String said(Audience audience, Incident incident, Locale language, boolean inside) {
        return switch (audience) {
            case Audience.AllOf all -> joined(all.of(), "outreach.wave.audience.and", incident, language, inside);
            case Audience.AnyOf any -> joined(any.of(), "outreach.wave.audience.or", incident, language, inside);
            case Audience.Not not -> not(not.of(), incident, language);
            case Audience.IssuedBy issued ->
                messages.get(
                        language,
                        "outreach.wave.audience.issuer",
                        issued.issuers().stream()
                                .sorted()
                                .map(code -> incident.issuer(code)
                                        .map(issuer -> issuer.name().in(language))
                                        .orElse(code))
                                .collect(Collectors.joining(comma(language))));
            case Audience.HasEmail any -> messages.get(language, "outreach.wave.audience.email");
            case Audience.EmailBounced any -> messages.get(language, "outreach.wave.audience.emailBounced");
            case Audience.HasMobile any -> messages.get(language, "outreach.wave.audience.mobile");
            case Audience.GiftIs gift ->
                gift.standings().stream()
                        .sorted()
                        .map(standing -> messages.get(language, key(standing)))
                        .collect(Collectors.joining(messages.get(language, "outreach.wave.audience.slash")));
            case Audience.InWave in ->
                messages.get(
                        language,
                        "outreach.wave.audience.wave." + in.outcome(),
                        in.number() == null ? "-" : Integer.toString(in.number()));
            case Audience.Purchased purchased ->
                messages.get(
                        language,
                        "outreach.wave.audience.purchased",
                        purchased.from() == null ? "" : purchased.from().toString(),
                        purchased.to() == null ? "" : purchased.to().toString());
        };
    }

    private String not(Audience what, Incident incident, Locale language) {
        return switch (what) {
            // said shorter than by "not"
            case Audience.HasEmail any -> messages.get(language, "outreach.wave.audience.noEmail");
            case Audience.EmailBounced any -> messages.get(language, "outreach.wave.audience.emailNotBounced");
            case Audience.HasMobile any -> messages.get(language, "outreach.wave.audience.noMobile");
            default -> messages.get(language, "outreach.wave.audience.not", said(what, incident, language, false));
        };
    }

    private String joined(List<Audience> of, String word, Incident incident, Locale language, boolean inside) {
        String all = of.stream()
                .map(one -> said(one, incident, language, true))
                .collect(Collectors.joining(messages.get(language, word)));
        return inside && of.size() > 1 ? messages.get(language, "outreach.wave.audience.brackets", all) : all;
    }

    static String key(GiftStanding standing) {
        return "outreach.wave.audience.gift." + standing;
    }

    private String comma(Locale language) {
        return messages.get(language, "outreach.wave.audience.comma");
    }
}
