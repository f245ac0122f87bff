package jp.madoguchi.outreach.reach;

/** How far an affected card's holder was reached; each card is in exactly one. */
public enum ReachState {
    /** Nothing was handed over that hasn't come back, and there is a way or a message left to try. */
    NOT_NOTIFIED,
    /** A message was accepted by the other side; nobody has confirmed that it arrived. */
    NOTIFIED,
    /** A message arrived. */
    DELIVERED,
    /** The provider says that the card's gift was received. */
    RECEIVED,
    /** Every message was refused, and no way is left untried. */
    NEVER_REACHED;

    public String textKey() {
        return "outreach.reach.state." + name();
    }
}
