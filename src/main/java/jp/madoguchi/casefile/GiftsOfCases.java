package jp.madoguchi.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Knows the gifts of cases. The desk asks; the room that gives them out answers. */
public interface GiftsOfCases {
    /**
     * The gift of one card. Nobody is shown its code.
     *
     * @param state name of a {@code GiftState}
     * @param sends how often it was handed over in a message
     */
    record GiftOfCard(long cardId, String cardReference, int valueYen, String state, Instant since, int sends) {}

    /** One for each card that has a gift. */
    List<GiftOfCard> of(Collection<Long> caseIds);

    /**
     * Sends the same gifts of the case once more, in the caller's transaction.
     *
     * @param wish what asked for it; the same again sends nothing
     * @throws jp.madoguchi.platform.error.RejectedException where there is no gift, no address, or no text to write; nothing is changed
     */
    void sendAgain(long incidentId, long wish, long caseId);
}
