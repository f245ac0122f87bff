package jp.madoguchi.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One affected person (利用者ケース) with their cards.
 *
 * @param caseNumber what is said on the telephone, like {@code U000001}
 * @param email as it was given to us
 * @param phone as it was given to us
 */
public record CaseFile(
        long id,
        String caseNumber,
        String holderName,
        String holderKana,
        @Nullable String email,
        @Nullable String phone,
        List<AffectedCard> cards) {
    public CaseFile {
        cards = List.copyOf(cards);
    }
}
