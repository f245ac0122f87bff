package jp.madoguchi.outreach.wave;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was done with a wave, by whom and when. */
public record WaveStep(
        Kind kind, String madeBy, Instant madeAt, @Nullable String note) {
    public enum Kind {
        PREPARED,
        CHANGED,
        SUBMITTED,
        TAKEN_BACK,
        RETURNED,
        RELEASED,
        PAUSED,
        RESUMED,
        STOPPED,
        DONE
    }
}
