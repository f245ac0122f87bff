package jp.madoguchi.privacy.subject;

import java.time.Instant;
import java.util.Set;

/**
 * A change of what is stored of who a person is, made for a request of theirs.
 *
 * @param number of the case, from 1
 * @param changed in which details before and after differ
 * @param reason why this and not something else was written
 */
public record Correction(
        long id,
        long requestId,
        long caseId,
        String caseNumber,
        int number,
        PersonDetails before,
        PersonDetails after,
        Set<PersonDetails.Field> changed,
        String reason,
        String madeByName,
        Instant madeAt) {
    public Correction(
            long id,
            long requestId,
            long caseId,
            String caseNumber,
            int number,
            PersonDetails before,
            PersonDetails after,
            String reason,
            String madeByName,
            Instant madeAt) {
        this(
                id,
                requestId,
                caseId,
                caseNumber,
                number,
                before,
                after,
                before.differing(after),
                reason,
                madeByName,
                madeAt);
    }

    /** Which details were changed, and little of what stood in them. */
    Correction masked() {
        return new Correction(
                id,
                requestId,
                caseId,
                caseNumber,
                number,
                before.masked(),
                after.masked(),
                // two names may look the same when they are masked
                changed,
                "",
                madeByName,
                madeAt);
    }
}
