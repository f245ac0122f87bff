package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry that has been begun and not been saved; nothing in it needs to be valid yet.
 *
 * @param key the submission key of the form that it is in
 * @param caller the number as typed so far
 * @param revision counted up by the browser with each change of a text: of two copies the higher one is newer
 * @param keptAt when the server last took it
 */
public record InquiryDraft(
        String key,
        long incidentId,
        @Nullable String callId,
        @Nullable Long caseId,
        @Nullable Long categoryId,
        @Nullable Outcome outcome,
        @Nullable Channel channel,
        @Nullable Instant startedAt,
        String caller,
        String summary,
        long revision,
        Particulars particulars,
        Instant keptAt) {

    /** The same with other texts. */
    public InquiryDraft withTexts(String newCaller, String newSummary, long newRevision) {
        return new InquiryDraft(
                key,
                incidentId,
                callId,
                caseId,
                categoryId,
                outcome,
                channel,
                startedAt,
                newCaller,
                newSummary,
                newRevision,
                particulars,
                keptAt);
    }

    InquiryDraft keptAt(Instant time) {
        return new InquiryDraft(
                key,
                incidentId,
                callId,
                caseId,
                categoryId,
                outcome,
                channel,
                startedAt,
                caller,
                summary,
                revision,
                particulars,
                time);
    }
}
