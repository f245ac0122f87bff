package jp.madoguchi.contract;

/** Who has to fulfil an obligation. */
public enum Side {
    CLIENT,
    CONTRACTOR;

    public String textKey() {
        return "contract.side." + name();
    }
}
