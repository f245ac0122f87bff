package jp.madoguchi.contract;

/** Where an amount stands. */
public enum CostState {
    ENTERED,
    ACCEPTED,
    RETURNED,
    WITHDRAWN;

    public String textKey() {
        return "contract.cost.state." + name();
    }
}
