package jp.madoguchi.outreach;

import java.util.Set;

/** Where a message (one {@code delivery}) stands. */
public enum DeliveryState {
    /** waits for its turn, or for the next try after a temporary refusal */
    QUEUED,
    /** a node has taken it and has not begun to hand it over; goes back to the queue when the node dies */
    CLAIMED,
    /** is being handed over: whether the server has it is known only to the server */
    SENDING,
    /** the server or the outside sender has accepted it */
    SENT,
    /** the other side has confirmed that it arrived */
    DELIVERED,
    /** can't be delivered: a permanent refusal, at once or later */
    BOUNCED,
    /** the connection or the portal broke off after {@link #SENDING}: a person decides whether it goes out once more */
    UNCERTAIN,
    /** temporary refusals until the tries were used up */
    FAILED,
    /** its wave was stopped before its turn */
    STOPPED;

    private static final Set<DeliveryState> HANDED_OVER = Set.of(SENT, DELIVERED, BOUNCED);

    /** Whether the other side has accepted it at some time; such a message never goes out again. */
    public boolean wasHandedOver() {
        return HANDED_OVER.contains(this);
    }
}
