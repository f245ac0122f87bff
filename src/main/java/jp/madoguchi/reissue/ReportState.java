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
    SUPERSEDED,
    /** Taken back by its sender before the city accepted it; it stays readable. */
    WITHDRAWN;

    /** Whether the figures of the incident's reporting organisation make the rates in this state. */
    public boolean counts() {
        return this == ACCEPTED;
    }

    /** Whether it is what its organisation says of its day: sent, and neither returned, taken back nor replaced. */
    public boolean stands() {
        return this == SUBMITTED || this == ACCEPTED;
    }

    public boolean isWaiting() {
        return this == SUBMITTED;
    }
}
