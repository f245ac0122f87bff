package jp.madoguchi.casefile;

import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/** A case that was found to be another one's person: what it said of them is still found and shown. */
public record MergedCase(
        long id,
        String caseNumber,
        String holderName,
        String holderKana,
        @Nullable String email,
        @Nullable String phone) {
    MergedCase masked() {
        return new MergedCase(
                id,
                caseNumber,
                Masking.name(holderName),
                Masking.name(holderKana),
                email == null ? null : Masking.email(email),
                phone == null ? null : Masking.phone(phone));
    }
}
