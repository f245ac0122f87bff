package jp.madoguchi.platform.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Declared by a format whose files are tables of people's own making: a title above the header, a sum below, merged cells,
 * columns that concern nobody else. Whatever is understood beyond the plain cell is shown beside it.
 *
 * @param key the column whose cells say 合計 in a row of sums
 * @param measure the figures; in a cross table they fill it
 * @param totalled columns whose sums must agree with a row of sums
 * @param spanning columns whose cells may be merged over rows, or be written in the first of them only
 * @param across columns whose values may be the header of a cross table
 * @param above the column whose value may stand above the table for all of it
 * @param forbidden whether a header, normalised, is of a column that must not be in the file at all
 */
public record Tolerance(
        Column<?> key,
        Column<Integer> measure,
        List<Column<Integer>> totalled,
        List<Column<?>> spanning,
        List<Column<?>> across,
        @Nullable Column<LocalDate> above,
        Predicate<String> forbidden) {

    public Tolerance {
        totalled = List.copyOf(totalled);
        spanning = List.copyOf(spanning);
        across = List.copyOf(across);
    }
}
