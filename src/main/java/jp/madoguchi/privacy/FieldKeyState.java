package jp.madoguchi.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as those see it who look after keys; never the key itself.
 *
 * @param number which one it is
 * @param name the number as it is written for people
 * @param madeAt absent: it came from the settings
 * @param madeBy absent: the portal made it by itself
 * @param encrypts whether new values are encrypted with it
 * @param opens whether this node can open it
 * @param wrappedBy name of the key of the settings that has wrapped it; absent: destroyed, a key of the settings itself, or wrapped by one
 *     that this node doesn't have
 * @param values how many values it still has, as last counted; absent: never counted
 */
public record FieldKeyState(
        int number,
        String name,
        @Nullable Instant madeAt,
        @Nullable String madeBy,
        boolean encrypts,
        boolean opens,
        @Nullable String wrappedBy,
        @Nullable Long values,
        @Nullable Instant countedAt,
        @Nullable Instant destroyedAt,
        @Nullable String destroyedBy) {
    public boolean ofSettings() {
        return madeAt == null;
    }
}
