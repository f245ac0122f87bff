package jp.madoguchi.contract;

/** How often an obligation is looked at. */
public enum Rhythm {
    MONTHLY,
    ONCE;

    public String textKey() {
        return "contract.rhythm." + name();
    }
}
