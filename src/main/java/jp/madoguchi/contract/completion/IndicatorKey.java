package jp.madoguchi.contract.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * One indicator of an incident.
 *
 * @param issuer only where the kind is one per issuer
 */
public record IndicatorKey(IndicatorKind kind, @Nullable Issuer issuer) {
    /** As it stands in the database: {@code REISSUE_ISSUER:A}. */
    public String code() {
        return issuer == null ? kind.name() : kind.name() + ":" + issuer.code();
    }

    public MessageText name() {
        return issuer == null ? MessageText.of(kind.textKey()) : MessageText.of(kind.textKey(), issuer.name());
    }

    /** In the order in which they are shown. */
    public static List<IndicatorKey> of(Incident incident) {
        List<IndicatorKey> keys = new ArrayList<>();
        for (IndicatorKind kind : IndicatorKind.values()) {
            if (kind == IndicatorKind.REISSUE_ISSUER) {
                incident.issuers().forEach(issuer -> keys.add(new IndicatorKey(kind, issuer)));
            } else {
                keys.add(new IndicatorKey(kind, null));
            }
        }
        return keys;
    }

    static Optional<IndicatorKey> named(String code, Incident incident) {
        return of(incident).stream().filter(key -> key.code().equals(code)).findFirst();
    }
}
