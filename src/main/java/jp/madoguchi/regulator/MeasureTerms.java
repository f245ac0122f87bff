package jp.madoguchi.regulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A required measure as an official types it.
 *
 * @param id absent for a new one
 * @param dueOn of a new one; that of a measure that is there already is changed by following it, where two people can't overwrite
 *     each other's
 */
public record MeasureTerms(
        @Nullable Long id, String text, @Nullable LocalDate dueOn) {}
