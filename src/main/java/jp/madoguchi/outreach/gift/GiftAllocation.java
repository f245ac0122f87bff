package jp.madoguchi.outreach.gift;

import java.util.Collection;

/** Gives each card its one gift, in the transaction of who asks. */
public interface GiftAllocation {
    /**
     * Every card of the wave's messages has a gift afterwards, the one that it had or one that was available; {@code delivery_card}
     * names it.
     *
     * @return how many gifts were newly allocated
     * @throws jp.madoguchi.platform.error.RejectedException where there are too few; nothing is allocated
     */
    int allocateForWave(long incidentId, long waveId);

    /** The messages that carry them were accepted: their gifts that were only allocated are sent now. */
    void sent(Collection<Long> deliveryIds);
}
