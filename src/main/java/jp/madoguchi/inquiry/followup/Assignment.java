package jp.madoguchi.inquiry.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of who was given an inquiry.
 *
 * @param person who has it from then on; absent: whoever has time
 * @param note what was said with it
 */
public record Assignment(
        int number,
        Step step,
        @Nullable String person,
        Instant dueAt,
        @Nullable String note,
        String author,
        Instant writtenAt) {
    static Assignment made(Step step, @Nullable String person, Instant dueAt, String note, String author, Instant now) {
        return new Assignment(0, step, person, dueAt, note.isBlank() ? null : note.strip(), author, now);
    }

    /** What happened. */
    public enum Step {
        ASSIGNED,
        TAKEN,
        DONE;

        /** The key of its name on screen. */
        public String textKey() {
            return "inquiry.followUp.step." + name();
        }
    }
}
