package jp.madoguchi.contract.completion;

/** Kinds of data for whose deletion a contract's end sets a date. */
public enum DataKind {
    INQUIRIES(60),
    CALL_RECORDS(12),
    CASE_FILES(60),
    REISSUE_REPORTS(60),
    CONTRACT_DOCUMENTS(60);

    private static final String PREFIX = "RETENTION:";

    private final int usualMonths;

    DataKind(int usualMonths) {
        this.usualMonths = usualMonths;
    }

    /** What holds until officials say otherwise. */
    public int usualMonths() {
        return usualMonths;
    }

    String settingName() {
        return PREFIX + name();
    }

    public String textKey() {
        return "contract.completion.data." + name();
    }
}
