package jp.madoguchi.contract.completion;

/** What an indicator says. */
public enum Met {
    MET,
    NOT_MET,
    /** Nothing is known, which is neither good nor 0. */
    NO_DATA,
    /** Nobody has said beforehand what would do. */
    NO_THRESHOLD;

    public boolean isUnknown() {
        return this == NO_DATA || this == NO_THRESHOLD;
    }

    public String textKey() {
        return "contract.completion.met." + name();
    }
}
