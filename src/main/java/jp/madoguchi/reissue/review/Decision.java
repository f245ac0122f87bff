package jp.madoguchi.reissue.review;

import jp.madoguchi.reissue.ReportState;

/** What the city says to a report that waits. */
public enum Decision {
    ACCEPTED(ReportState.ACCEPTED),
    /** Sent back with a comment. */
    RETURNED(ReportState.RETURNED);

    private final ReportState state;

    Decision(ReportState state) {
        this.state = state;
    }

    /** Where the report stands then. */
    public ReportState state() {
        return state;
    }
}
