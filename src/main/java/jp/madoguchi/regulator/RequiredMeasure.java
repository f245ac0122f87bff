package jp.madoguchi.regulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that an action requires of its addressee.
 *
 * @param position from 1, in the order of the action's text
 * @param owner who follows it here; null where nobody does yet
 * @param dueOn null where no day was set
 */
public record RequiredMeasure(
        long id,
        int position,
        String text,
        @Nullable String owner,
        MeasureState state,
        @Nullable LocalDate dueOn) {}
