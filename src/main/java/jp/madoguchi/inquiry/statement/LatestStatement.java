package jp.madoguchi.inquiry.statement;

import java.time.Instant;
import jp.madoguchi.inquiry.ReissueStatement;

/**
 * What was said last of a card, on the telephone.
 *
 * @param issuerId of the card's issuer
 */
public record LatestStatement(long cardId, long issuerId, ReissueStatement statement, Instant statedAt) {}
