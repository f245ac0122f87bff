package jp.madoguchi.casefile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/**
 * One affected person (利用者ケース) with their cards, and with those of the cases that were merged into theirs.
 *
 * @param caseNumber what is said on the telephone, like {@code U000001}
 * @param email as it was given to us
 * @param phone as it was given to us
 * @param merged the cases that were found to be this person's too, by their numbers
 */
public record CaseFile(
        long id,
        String caseNumber,
        String holderName,
        String holderKana,
        @Nullable String email,
        @Nullable String phone,
        List<AffectedCard> cards,
        List<MergedCase> merged) {
    public CaseFile {
        cards = List.copyOf(cards);
        merged = List.copyOf(merged);
    }

    /** This case's id and those of the cases merged into it: what any of them has done is this person's. */
    public List<Long> ids() {
        return Stream.concat(Stream.of(id), merged.stream().map(MergedCase::id)).toList();
    }

    /** The numbers of all these cases as one dials them. */
    public Set<String> phoneDigits() {
        return Stream.concat(Stream.ofNullable(phone), merged.stream().flatMap(one -> Stream.ofNullable(one.phone())))
                .flatMap(number -> Stream.ofNullable(PhoneDigits.of(number)))
                .collect(Collectors.toSet());
    }

    /** As those see it who need not know who it is. */
    public CaseFile masked() {
        return new CaseFile(
                id,
                caseNumber,
                Masking.name(holderName),
                Masking.name(holderKana),
                email == null ? null : Masking.email(email),
                phone == null ? null : Masking.phone(phone),
                cards,
                merged.stream().map(MergedCase::masked).toList());
    }
}
