package jp.madoguchi.outreach.gift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gift in a list; by its card, never by its code.
 *
 * @param cardReference none while it is no card's
 */
public record GiftLine(
        long id, @Nullable String cardReference, String lotName, int valueYen, GiftState state, Instant since) {}
