package jp.madoguchi.outreach.reach;

import org.jspecify.annotations.Nullable;

/**
 * A card of the ledger.
 *
 * @param person masked
 * @param messages how many messages about it were handed over or refused
 * @param giftState name of a {@code GiftState}; absent where it has no gift
 */
public record ReachedCard(
        long cardId,
        String reference,
        long issuerId,
        String caseNumber,
        String person,
        ReachState state,
        int messages,
        @Nullable String giftState) {}
