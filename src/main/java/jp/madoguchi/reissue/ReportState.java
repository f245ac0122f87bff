package jp.madoguchi.reissue;

/** Where a reissue report stands on its way from the contractor to the city. */
public enum ReportState {
    /** Being prepared by the contractor; the city doesn't see it. */
    DRAFT,
    /** Sent, and waiting for the city's review. */
    SUBMITTED,
    /** Sent back with a comment. */
    RETURNED,
    ACCEPTED,
    /** Replaced by a later revision for the same day; it stays readable. */
    SUPERSEDED;

    /** Whether the figures of the incident's reporting organisation count in this state. */
    public boolean counts() {
        return this == SUBMITTED || this == ACCEPTED;
    }

    public boolean isWaiting() {
        return this == SUBMITTED;
    }
}
