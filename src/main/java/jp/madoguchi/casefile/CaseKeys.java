package jp.madoguchi.casefile;

import java.util.Objects;
import jp.madoguchi.privacy.BlindIndex;
import org.springframework.stereotype.Component;

/** The keyed hashes by which persons are found and compared without being read. */
@Component
class CaseKeys {
    private final BlindIndex index;

    CaseKeys(BlindIndex index) {
        this.index = index;
    }

    /** @param digest which person a card belongs to, as {@link CardRow} works it out; a plain one could be guessed */
    String identity(String digest) {
        return index.of("case_file.identity", digest);
    }

    /**
     * Of whoever is the n-th to have the same e-mail and number, because the one before them never had: the files were wrong, and that
     * was corrected since.
     */
    String identity(String contactKey, int n) {
        return identity(contactKey + "\n" + n);
    }

    /** @param digits as one dials them */
    long phone(String digits) {
        return Objects.requireNonNull(index.phone(digits));
    }

    /** What a person was called before a correction. */
    long formerName(long caseId, String name) {
        return index.number("case_correction.name", caseId + "\n" + SearchText.identity(name));
    }

    long match(String what, String value) {
        return index.number("case_match." + what, value);
    }
}
