package jp.madoguchi.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How an obligation stands in a month.
 *
 * @param dueOn by when what shows it has to be there
 * @param review the last review; absent before any
 * @param submitted pieces of evidence that no review rests on yet
 * @param reviewed pieces of evidence that a review rests on
 * @param files how many files these pieces have
 * @param hasFigures whether the portal has figures of its own about it
 * @param answered whether the contractor has answered the last review
 * @param openRemediations what is to be mended and isn't accepted yet
 * @param doneRemediations of these, those that the contractor says are done
 * @param overdueRemediations of these, those that are not done and past their day
 */
public record MonthStanding(
        YearMonth month,
        CellState state,
        LocalDate dueOn,
        @Nullable ReviewLine review,
        int submitted,
        int reviewed,
        int files,
        boolean hasFigures,
        boolean answered,
        int openRemediations,
        int doneRemediations,
        int overdueRemediations) {

    /** The last review in short. */
    public record ReviewLine(int version, Judgement judgement, String finding, Signed signed) {}

    /** A judgement with remarks, or against, whose remediations are not all accepted, or which asked for none yet. */
    public boolean hasOpenFinding() {
        return review != null
                && (review.judgement() == Judgement.NOT_FULFILLED
                        || (review.judgement() == Judgement.FULFILLED_WITH_REMARKS && openRemediations > 0));
    }

    /** Whether an official has something to look at that no review has seen. */
    public boolean waitsForReview() {
        return state == CellState.TO_REVIEW || (review != null && submitted > 0);
    }
}
