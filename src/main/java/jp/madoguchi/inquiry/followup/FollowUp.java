package jp.madoguchi.inquiry.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done after an inquiry (対応), or was done.
 *
 * @param person who is to do it, or did it; absent: whoever has time
 * @param promisedCall it is a promised call, which is kept in the queue of callbacks
 */
public record FollowUp(boolean done, @Nullable String person, Instant dueAt, boolean promisedCall) {
    public boolean isOverdue(Instant now) {
        return !done && now.isAfter(dueAt);
    }

    /** A promised call that nobody has made yet. */
    public boolean callWaits() {
        return promisedCall && !done;
    }

    /** The key of what has become of it, on screen. */
    public String textKey(Instant now) {
        if (done) {
            return "inquiry.followUp.state.DONE";
        }
        return isOverdue(now) ? "inquiry.followUp.state.OVERDUE" : "inquiry.followUp.state.OPEN";
    }
}
