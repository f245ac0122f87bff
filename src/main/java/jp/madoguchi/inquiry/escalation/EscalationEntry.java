package jp.madoguchi.inquiry.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an escalation, as it was written.
 *
 * @param number from 1
 * @param text absent where the caller was told without a note
 * @param happenedAt when the caller was told
 */
public record EscalationEntry(
        int number,
        EscalationStep step,
        @Nullable String text,
        String author,
        Instant writtenAt,
        @Nullable Instant happenedAt) {}
