package jp.madoguchi.inquiry.escalation;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.inquiry.InquiryNumber;

/**
 * A question of the desk to the city with all that came of it.
 *
 * @param urgency as it was first asked for
 * @param thread each step, the first one first
 */
public record Escalation(
        long id,
        long inquiryId,
        EscalationState state,
        Urgency urgency,
        Instant dueAt,
        String askedBy,
        Instant askedAt,
        long categoryId,
        Concerned concerned,
        List<EscalationEntry> thread) {
    public Escalation {
        thread = List.copyOf(thread);
    }

    public String inquiryNumber() {
        return InquiryNumber.of(inquiryId);
    }

    /** What whoever goes on with it has seen. */
    public int seen() {
        return thread.size();
    }

    public boolean isOverdue(Instant now) {
        return state.isOpen() && dueAt.isBefore(now);
    }
}
