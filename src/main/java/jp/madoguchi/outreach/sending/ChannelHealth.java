package jp.madoguchi.outreach.sending;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one channel's server fares, as this node sees it: after a failure it is left alone for a while, longer each time, and one that
 * has refused everything for long enough is a matter for people.
 */
final class ChannelHealth {
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** One message that is refused says nothing of the server. */
    static final int FEW = 3;

    private final Duration patience;
    private @Nullable Instant failingSince;
    private @Nullable Instant restUntil;
    private @Nullable String why;
    private int failures;
    private Duration rest = FIRST_REST;

    ChannelHealth(Duration patience) {
        this.patience = patience;
    }

    synchronized void accepted() {
        failingSince = null;
        restUntil = null;
        why = null;
        failures = 0;
        rest = FIRST_REST;
    }

    /** A message was refused for now; the next one may well be taken. */
    synchronized void refused(String answer, Instant now) {
        failures++;
        why = answer;
        if (failingSince == null) {
            failingSince = now;
        }
    }

    /** The server can't be reached, or takes nothing from us. */
    synchronized void down(String answer, Instant now) {
        refused(answer, now);
        restUntil = now.plus(rest);
        rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
    }

    synchronized boolean isResting(Instant now) {
        return restUntil != null && now.isBefore(restUntil);
    }

    /** Why waves on this channel are to be paused; null where they aren't. Said once, then the patience begins anew. */
    synchronized @Nullable String lost(Instant now) {
        if (failingSince == null || failures < FEW || now.isBefore(failingSince.plus(patience))) {
            return null;
        }
        String said = String.valueOf(why);
        accepted();
        return said;
    }
}
