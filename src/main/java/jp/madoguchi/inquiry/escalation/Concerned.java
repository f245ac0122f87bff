package jp.madoguchi.inquiry.escalation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an escalation is about, as its reader may see them.
 *
 * @param name absent where the inquiry has no case
 * @param phone the case's, or else the caller's
 * @param issuers codes of the issuers of the person's cards
 */
public record Concerned(@Nullable String name, @Nullable String phone, List<String> issuers) {
    public static final Concerned NOBODY = new Concerned(null, null, List.of());

    public Concerned {
        issuers = List.copyOf(issuers);
    }
}
