package jp.madoguchi.contract;

/** What kind of thing an obligation asks for; it says which of the portal's figures speak about it. */
public enum ObligationKind {
    /** To answer inquiries through the call center. */
    SERVICE,
    /** To bear costs. */
    COST,
    /** To survey and to report. */
    REPORT,
    /** What goes on after the contract has ended. */
    AFTER_TERM;

    public String textKey() {
        return "contract.kind." + name();
    }
}
