package jp.madoguchi.outreach.gift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a gift.
 *
 * @param about what the cause names, such as a file; empty where it names nothing
 * @param by user name
 */
public record GiftStep(
        GiftState state, Instant at, @Nullable GiftCause cause, String about, String by) {
    /** As it is kept in one column. */
    static String stored(GiftCause cause, String about) {
        String text = about.isEmpty() ? cause.name() : cause.name() + " " + about;
        return text.codePointCount(0, text.length()) <= 250 ? text : text.substring(0, text.offsetByCodePoints(0, 250));
    }

    static GiftStep of(GiftState state, Instant at, @Nullable String stored, String by) {
        if (stored == null) {
            return new GiftStep(state, at, null, "", by);
        }
        int space = stored.indexOf(' ');
        String kind = space < 0 ? stored : stored.substring(0, space);
        for (GiftCause cause : GiftCause.values()) {
            if (cause.name().equals(kind)) {
                return new GiftStep(state, at, cause, space < 0 ? "" : stored.substring(space + 1), by);
            }
        }
        return new GiftStep(state, at, null, stored, by);
    }
}
