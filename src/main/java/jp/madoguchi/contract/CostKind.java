package jp.madoguchi.contract;

/** What money was spent on to urge the reissue. */
public enum CostKind {
    POSTAGE,
    EMAIL,
    SMS,
    STAFF,
    PRINTING,
    OTHER;

    public String textKey() {
        return "contract.cost.kind." + name();
    }
}
