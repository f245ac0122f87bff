package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry as an operator hands it in; what is absent has not been filled in yet, and {@link InquiryService#log} says so.
 *
 * @param submissionKey given to the blank form; the same one handed in again changes nothing
 * @param callId the running call that it was picked from
 * @param caller the number as it was typed
 */
public record NewInquiry(
        long incidentId,
        String submissionKey,
        @Nullable String callId,
        @Nullable Long caseId,
        @Nullable Long categoryId,
        @Nullable Outcome outcome,
        @Nullable Channel channel,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String caller,
        String summary,
        Particulars particulars) {

    /** One without particulars. */
    public NewInquiry(
            long incidentId,
            String submissionKey,
            @Nullable String callId,
            @Nullable Long caseId,
            @Nullable Long categoryId,
            @Nullable Outcome outcome,
            @Nullable Channel channel,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String caller,
            String summary) {
        this(
                incidentId,
                submissionKey,
                callId,
                caseId,
                categoryId,
                outcome,
                channel,
                startedAt,
                endedAt,
                caller,
                summary,
                Particulars.NONE);
    }
}
