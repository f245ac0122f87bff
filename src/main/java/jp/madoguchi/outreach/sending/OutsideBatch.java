package jp.madoguchi.outreach.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of messages for a sender outside.
 *
 * @param open how many of them nothing was heard of yet
 * @param readings how often it was taken
 * @param leftBefore how many of the open ones have left in another file; 0 where this one was taken itself
 * @param standing what the user may do with it now
 * @param asked who wants it once more; null where nobody does
 */
public record OutsideBatch(
        long id,
        int waveNumber,
        int number,
        int deliveries,
        int open,
        String madeBy,
        Instant madeAt,
        int readings,
        int leftBefore,
        Standing standing,
        @Nullable Asked asked) {

    /** What an official may do with it now. */
    public enum Standing {
        FREE,
        /** It may be taken; the user has to sign in again first. */
        MUST_SIGN_IN,
        /** It, or some of its messages in another file, was taken already: somebody else has to allow the next time. */
        MUST_ASK,
        /** Somebody has asked. */
        WAITS,
        /** Its results are in, or its wave is stopped or done. */
        CLOSED
    }

    /**
     * @param allowed whether somebody has allowed it
     * @param forUser whether the user may allow or refuse it
     */
    public record Asked(long id, ReadingCause cause, String by, Instant at, boolean allowed, boolean forUser) {}
}
