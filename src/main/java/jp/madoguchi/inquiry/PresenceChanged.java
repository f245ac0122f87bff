package jp.madoguchi.inquiry;

import java.util.Objects;
import jp.madoguchi.platform.live.LiveEvent;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came to a desk, left it, or has another case on it.
 *
 * @param before the case that was there; absent where there was none
 * @param now the case that is there; absent where there is none
 */
public record PresenceChanged(
        @Nullable Long before, @Nullable Long now) implements LiveEvent {
    /** Whether a desk with this case on it has somebody to name, or no longer. */
    public boolean concerns(@Nullable Long caseId) {
        return caseId != null && (Objects.equals(caseId, before) || Objects.equals(caseId, now));
    }
}
