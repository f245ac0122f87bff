package jp.madoguchi.callstats;

import java.util.List;

/**
 * The people behind the busy calls of a span, counted anew on each day: a busy call is not a lost caller.
 *
 * @param calls busy calls in the telephone system's records
 * @param withheld those of them without a number, of which nobody can tell how many people they were
 * @param callers different numbers among the others
 * @param lost those of them who were not answered after their last busy call on the same day, by their last attempt
 */
public record BusyCallers(int calls, int withheld, int callers, List<LostCaller> lost) {
    public BusyCallers {
        lost = List.copyOf(lost);
    }

    /** Those who were answered in the end. */
    public int answeredLater() {
        return callers - lost.size();
    }
}
