package jp.madoguchi.privacy.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that must not be erased, such as for a lawsuit.
 *
 * @param caseNumber absent where all of the incident is held
 * @param reason empty for those who may see nothing of persons, where it is about one
 */
public record LegalHold(
        long id,
        @Nullable Long caseId,
        @Nullable String caseNumber,
        String reason,
        String setByName,
        Instant setAt,
        @Nullable Lifted lifted) {
    public record Lifted(String reason, String byName, Instant at) {}

    /** For those who may see nothing of persons: why a person's data is held is about that person. */
    LegalHold withoutReasonOfPerson() {
        return caseId == null
                ? this
                : new LegalHold(
                        id,
                        caseId,
                        caseNumber,
                        "",
                        setByName,
                        setAt,
                        lifted == null ? null : new Lifted("", lifted.byName(), lifted.at()));
    }
}
