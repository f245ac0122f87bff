package jp.madoguchi.contract;

/** Whether what stands in the portal has been compared with the signed paper by a second person. */
public enum ContractState {
    /** Entered or changed by an official. */
    ENTERED,
    /** Compared by an approver, who is another person than whoever changed it last. Any change makes it {@link #ENTERED} again. */
    CONFIRMED;

    public String textKey() {
        return "contract.state." + name();
    }
}
