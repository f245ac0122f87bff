package jp.madoguchi.outreach.wave;

import java.time.Instant;

/**
 * A card of a wave whose gift was received.
 *
 * @param name masked
 * @param since when the portal learned of it, or the provider's day
 */
public record ReceivedCard(long cardId, String cardReference, String caseNumber, String name, Instant since) {}
