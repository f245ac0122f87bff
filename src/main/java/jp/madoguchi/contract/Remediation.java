package jp.madoguchi.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a review asks to be mended (是正).
 *
 * @param reviewVersion the review that asked for it
 * @param statement how the contractor did it
 * @param remark what the city said to that last
 */
public record Remediation(
        long id,
        long obligationId,
        YearMonth month,
        int reviewVersion,
        String task,
        LocalDate dueOn,
        RemediationState state,
        Signed ordered,
        @Nullable String statement,
        @Nullable Signed done,
        @Nullable String remark,
        @Nullable Signed closed) {
    /** The contractor hasn't said in time that it is done. */
    public boolean isOverdue(LocalDate today) {
        return state == RemediationState.OPEN && today.isAfter(dueOn);
    }
}
