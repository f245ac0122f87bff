package jp.madoguchi.outreach.gift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a card's gift be replaced.
 *
 * @param caseNumber of the case that stands for the person
 * @param oldState where the old gift stands now
 * @param decided none while it waits
 */
public record GiftReplacement(
        long id,
        String caseNumber,
        String cardReference,
        int valueYen,
        GiftState oldState,
        ReplacementCause cause,
        String reason,
        ReplacementState state,
        String askedBy,
        Instant askedAt,
        @Nullable Decided decided) {

    /** By whom, and with which words. */
    public record Decided(Instant at, String by, @Nullable String note) {}
}
