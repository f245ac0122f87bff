package jp.madoguchi.contract;

/** What the field of an obligation and a month says. */
public enum CellState {
    /** The month hasn't begun. */
    FUTURE,
    /** There is nothing yet, and there is still time. */
    OPEN,
    /** The time is over and there is nothing, neither handed in nor in the portal. */
    MISSING,
    /** There is something to review. */
    TO_REVIEW,
    FULFILLED,
    FULFILLED_WITH_REMARKS,
    NOT_FULFILLED;

    static CellState of(Judgement judgement) {
        return switch (judgement) {
            case FULFILLED -> FULFILLED;
            case FULFILLED_WITH_REMARKS -> FULFILLED_WITH_REMARKS;
            case NOT_FULFILLED -> NOT_FULFILLED;
        };
    }

    public String textKey() {
        return "contract.cell." + name();
    }
}
