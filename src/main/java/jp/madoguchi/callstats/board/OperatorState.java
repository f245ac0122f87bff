package jp.madoguchi.callstats.board;

/** What an operator is doing. */
public enum OperatorState {
    ON_CALL,
    AT_DESK,
    AWAY;

    /** The key of its name on screen. */
    public String textKey() {
        return "callstats.board.state." + name();
    }
}
