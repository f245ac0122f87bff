package jp.madoguchi.contract;

/** Where a piece of evidence stands. */
public enum EvidenceState {
    /** Handed in; whoever did so can still take it back. */
    SUBMITTED,
    WITHDRAWN,
    /** A review rests on it: it stays as it is. */
    REVIEWED;

    public String textKey() {
        return "contract.evidence.state." + name();
    }
}
