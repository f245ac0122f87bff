package jp.madoguchi.contract.completion;

/** What is decided. */
public enum DecisionOutcome {
    /** The contract ends on the agreed day. */
    ENDS,
    /** It doesn't, or it is extended on conditions. */
    GOES_ON;

    public String textKey() {
        return "contract.completion.outcome." + name();
    }
}
