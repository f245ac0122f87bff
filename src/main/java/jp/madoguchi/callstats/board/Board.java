package jp.madoguchi.callstats.board;

import java.util.List;
import jp.madoguchi.callstats.apology.ApologyCounts;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.callback.CallbackCounts;

/**
 * The call center at this moment.
 *
 * @param running the calls on the line, the longest first; the numbers are masked
 * @param incoming calls in the last sixty minutes
 * @param answered of these
 * @param apologies callers who never got through and wait to be called
 * @param operators those on a call first
 */
public record Board(
        List<RunningCall> running,
        int incoming,
        int answered,
        CallbackCounts callbacks,
        ApologyCounts apologies,
        List<OperatorNow> operators) {
    public Board {
        running = List.copyOf(running);
        operators = List.copyOf(operators);
    }

    /** Calls of the last sixty minutes that met a busy line. */
    public int busy() {
        return incoming - answered;
    }
}
