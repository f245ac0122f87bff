package jp.madoguchi.casefile;

import org.jspecify.annotations.Nullable;

/**
 * By what a person was known before a correction, as keyed hashes.
 *
 * @param phone as {@code case_file.phone_key}
 * @param contact as {@link CardRow#personKey} of a card with the e-mail and the number of then
 * @param name of this case only: the same name has another hash with each person, so that nobody sees which names are frequent
 */
record FormerKeys(
        long caseId, @Nullable Long phone, @Nullable String contact, long name) {
    static FormerKeys of(long caseId, HolderFields before, CaseKeys keys) {
        String digits = before.phoneDigits();
        return new FormerKeys(
                caseId,
                digits == null ? null : keys.phone(digits),
                CardRow.contactKey(before.email(), before.phone(), keys),
                keys.formerName(caseId, before.name()));
    }
}
