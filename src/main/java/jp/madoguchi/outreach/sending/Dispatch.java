package jp.madoguchi.outreach.sending;

import java.util.Collection;

/** The queue of messages, for the rooms' own services; they ask in their transactions. */
public interface Dispatch {
    /**
     * Queues one message outside of any wave: the cards' own gifts, once more, written like the last wave of gifts that was released.
     *
     * @param againOf what asked for it; the same again queues nothing
     * @return false where it was queued before
     */
    boolean queueAgain(long incidentId, long againOf, long caseId, Collection<Long> cardIds);
}
