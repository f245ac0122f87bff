package jp.madoguchi.privacy.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that must not be erased, such as for a lawsuit.
 *
 * @param caseNumber absent where all of the incident is held
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
}
