package jp.madoguchi.contract.completion;

/** How far a decision has come. */
public enum DecisionState {
    /** Officials write; figures may be drawn anew. */
    DRAFT,
    /** Waits for the approver; nothing in it changes. */
    PREPARED,
    /** For good. What comes after is another version. */
    SIGNED;

    public String textKey() {
        return "contract.completion.state." + name();
    }
}
