package jp.madoguchi.inquiry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller was promised with the outcome {@link Outcome#CALLBACK}.
 *
 * @param dueAt until when; absent: not filled in yet
 * @param person the user who is to call; absent: whoever has time
 */
public record CallbackPromise(
        @Nullable Instant dueAt, @Nullable String person) {}
