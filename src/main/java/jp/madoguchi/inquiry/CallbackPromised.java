package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry is being saved with which the caller was promised a call; published within its transaction.
 *
 * @param caller the number; absent where the case's is meant
 * @param dueAt until when
 * @param person the user who is to call; absent: whoever has time
 */
public record CallbackPromised(
        long incidentId,
        long inquiryId,
        @Nullable Long caseId,
        @Nullable String caller,
        Instant dueAt,
        @Nullable String person,
        String promisedBy,
        Instant promisedAt) {}
