package jp.madoguchi.inquiry;

import org.jspecify.annotations.Nullable;

/**
 * Which inquiries with something to be done after them a list shows. Where neither a person nor the pool is named, it is those of
 * all.
 *
 * @param person those that were given to this one
 * @param pool those that were given to whoever has time; with a person: either
 */
public record FollowUpFilter(Work work, @Nullable String person, boolean pool) {
    /** What has become of it. */
    public enum Work {
        /** Open or done. */
        ALL,
        OPEN,
        /** Open, and not a promised call, which has a queue of its own. */
        TASKS,
        OVERDUE,
        DONE;

        /** The key of its name on screen. */
        public String textKey() {
            return "inquiry.followUp.work." + name();
        }
    }

    public static FollowUpFilter of(Work work) {
        return new FollowUpFilter(work, null, false);
    }
}
