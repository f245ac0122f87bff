package jp.madoguchi.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as an official enters it.
 *
 * @param measure by what one sees that it is fulfilled
 * @param to last day; absent for one without an end
 * @param dueDay by which day of the following month what shows a month has to be there, 1 to 28
 */
public record ObligationTerms(
        ObligationKind kind,
        String text,
        String measure,
        LocalDate from,
        @Nullable LocalDate to,
        Rhythm rhythm,
        int dueDay,
        Side responsible) {}
