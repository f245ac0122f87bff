package jp.madoguchi.contract;

/** How the city judges an obligation in a month. */
public enum Judgement {
    FULFILLED,
    FULFILLED_WITH_REMARKS,
    NOT_FULFILLED;

    /** Whether there is something to say about it. */
    public boolean needsFinding() {
        return this != FULFILLED;
    }

    public String textKey() {
        return "contract.judgement." + name();
    }
}
