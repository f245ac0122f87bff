package jp.madoguchi.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.report.content.ReportKind;
import org.jspecify.annotations.Nullable;

/**
 * On which day of the month the portal begins the report of the month before.
 *
 * @param dayOfMonth from 1 to 28, so that each month has it
 * @param version 0 where nobody has set it yet
 * @param set who has set it last; null where nobody has
 */
public record ReportSchedule(
        ReportKind kind,
        int dayOfMonth,
        boolean enabled,
        int version,
        @Nullable Signed set) {
    static ReportSchedule unset(ReportKind kind) {
        return new ReportSchedule(kind, 5, false, 0, null);
    }

    /**
     * The last month whose report was due until today. Months before that are not caught up with, nor are those that were due
     * before the schedule was set.
     */
    Optional<YearMonth> due(LocalDate today) {
        YearMonth now = YearMonth.from(today);
        YearMonth begun = today.getDayOfMonth() >= dayOfMonth ? now : now.minusMonths(1);
        return enabled && set != null && !begun.atDay(dayOfMonth).isBefore(Tokyo.day(set.at()))
                ? Optional.of(begun.minusMonths(1))
                : Optional.empty();
    }
}
