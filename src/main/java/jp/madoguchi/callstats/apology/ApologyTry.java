package jp.madoguchi.callstats.apology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to call. */
public record ApologyTry(
        String triedBy,
        Instant triedAt,
        boolean reached,
        @Nullable String note) {}
