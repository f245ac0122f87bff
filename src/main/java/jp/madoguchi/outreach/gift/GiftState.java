package jp.madoguchi.outreach.gift;

import java.util.Map;
import java.util.Set;

/** Where a gift (電子商品券) stands; {@link #next()} is the whole table of what may follow. */
public enum GiftState {
    AVAILABLE,
    ALLOCATED,
    SENT,
    RECEIVED,
    EXPIRED,
    VOIDED;

    private static final Map<GiftState, Set<GiftState>> NEXT = Map.of(
            AVAILABLE, Set.of(ALLOCATED, EXPIRED, VOIDED),
            ALLOCATED, Set.of(SENT, RECEIVED, EXPIRED, VOIDED),
            SENT, Set.of(RECEIVED, EXPIRED, VOIDED),
            RECEIVED, Set.of(VOIDED),
            // what the provider reports late is believed: received before it lapsed
            EXPIRED, Set.of(RECEIVED, VOIDED),
            VOIDED, Set.of());
    static final Set<GiftState> MAY_SEND = Set.of(ALLOCATED, SENT, RECEIVED);

    /** Whether its code may stand in a message: it is somebody's, and still worth something or was taken by its holder. */
    public boolean maySend() {
        return MAY_SEND.contains(this);
    }

    public Set<GiftState> next() {
        return NEXT.getOrDefault(this, Set.of());
    }
}
