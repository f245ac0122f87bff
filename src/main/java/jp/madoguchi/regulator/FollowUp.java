package jp.madoguchi.regulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an official records about a measure: how it stands from now on, and a note.
 *
 * @param owner who follows it; absent where nobody does
 * @param dueOn absent where there is no day
 * @param onDay the day that the note is about; absent for today
 * @param note absent where there is nothing to say
 */
public record FollowUp(
        @Nullable String owner,
        MeasureState state,
        @Nullable LocalDate dueOn,
        NoteKind noteKind,
        @Nullable LocalDate onDay,
        @Nullable String note) {}
