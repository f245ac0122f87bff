package jp.madoguchi.reissue.plan;

import java.time.LocalDate;
import java.time.YearMonth;

/** How long the periods of a plan are. */
public enum PlanKind {
    WEEKLY {
        @Override
        LocalDate end(LocalDate first, int periods) {
            return first.plusWeeks(periods);
        }
    },
    /** From a day of the month to the same day of the next; the last day of a month is followed by the last day of the next. */
    MONTHLY {
        @Override
        LocalDate end(LocalDate first, int periods) {
            LocalDate end = first.plusMonths(periods);
            boolean lastDay = first.getDayOfMonth() == YearMonth.from(first).lengthOfMonth();
            return lastDay ? YearMonth.from(end).atEndOfMonth() : end;
        }
    };

    /** The end of a period so many after the first one. */
    abstract LocalDate end(LocalDate first, int periods);
}
