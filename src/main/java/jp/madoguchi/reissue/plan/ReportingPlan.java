package jp.madoguchi.reissue.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an organisation has to report. A later revision replaces it from its own first due day on; what was due before stays due.
 *
 * @param firstDue the first day until which a report is due
 * @param daysAfter days from the end of a period to its due day
 * @param until no report is due after this day; absent without an end
 */
public record ReportingPlan(
        String organisation,
        int revision,
        PlanKind kind,
        LocalDate firstDue,
        int daysAfter,
        @Nullable LocalDate until,
        String setBy,
        Instant setAt) {

    /**
     * What is reported about.
     *
     * @param from its first day
     * @param to its last day, which a report of it stands for
     * @param due the last day on which a report of it is in time
     */
    public record Period(LocalDate from, LocalDate to, LocalDate due) {
        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * The periods of all revisions, by their due days, as far as the first that is due after the day.
     *
     * @param revisions in their order
     */
    static List<Period> periods(List<ReportingPlan> revisions, LocalDate day) {
        List<Period> periods = new ArrayList<>();
        for (ReportingPlan plan : revisions) {
            periods.removeIf(period -> !period.due().isBefore(plan.firstDue()));
            LocalDate end = periods.isEmpty() ? null : periods.getLast().to();
            plan.own(day).stream()
                    .filter(period -> end == null || period.to().isAfter(end))
                    .map(period -> end == null || period.from().isAfter(end)
                            ? period
                            : new Period(end.plusDays(1), period.to(), period.due()))
                    .forEach(periods::add);
        }
        return periods;
    }

    private List<Period> own(LocalDate day) {
        List<Period> periods = new ArrayList<>();
        LocalDate first = firstDue.minusDays(daysAfter);
        for (int i = 0; ; i++) {
            LocalDate to = kind.end(first, i);
            LocalDate due = to.plusDays(daysAfter);
            if (until != null && due.isAfter(until)) {
                return periods;
            }
            periods.add(new Period(kind.end(first, i - 1).plusDays(1), to, due));
            if (due.isAfter(day)) {
                return periods;
            }
        }
    }
}
