package jp.madoguchi.inquiry;

import java.util.List;

/** Knows which calls are going on. The desk asks; the room that hears from the telephone system answers. */
public interface RunningCalls {
    /** The calls that were answered and have not ended, the longest running first. */
    List<RunningCall> running(long incidentId);
}
