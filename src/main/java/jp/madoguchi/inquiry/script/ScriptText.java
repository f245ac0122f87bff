package jp.madoguchi.inquiry.script;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is written into a script; absent is what has not been filled in yet. */
public record ScriptText(
        @Nullable Long categoryId,
        @Nullable Long topicId,
        String question,
        String answer,
        String checks,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
