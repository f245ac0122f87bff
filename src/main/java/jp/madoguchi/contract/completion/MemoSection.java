package jp.madoguchi.contract.completion;

/** The parts of the memo that officials write themselves, in its order. */
public enum MemoSection {
    CONCLUSION,
    PERFORMANCE,
    FIGURES,
    AGAINST,
    AFTERWARDS,
    CONDITIONS;

    public String textKey() {
        return "contract.completion.section." + name();
    }
}
