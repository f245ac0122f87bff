package jp.madoguchi.inquiry.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to the city as it was typed.
 *
 * @param submissionKey of the blank form: the same key once more asks nothing anew
 * @param by until when, where the urgency is {@link Urgency#BY_TIME}
 */
public record NewEscalation(
        long inquiryId,
        String submissionKey,
        @Nullable String question,
        Urgency urgency,
        @Nullable Instant by) {}
