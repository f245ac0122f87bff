package jp.madoguchi.contract;

/** How far something that was to be mended has come. */
public enum RemediationState {
    /** The contractor is to do it, for the first time or again. */
    OPEN,
    /** The contractor says that it is done; the city looks. */
    DONE,
    ACCEPTED,
    /** The city no longer asks for it. */
    DROPPED;

    public boolean isClosed() {
        return this == ACCEPTED || this == DROPPED;
    }

    public String textKey() {
        return "contract.remediation.state." + name();
    }
}
