package jp.madoguchi.reissue.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.plan.DueReport.Timeliness;
import jp.madoguchi.reissue.plan.PlanStore.Sent;
import jp.madoguchi.reissue.plan.ReportingPlan.Period;

/**
 * Puts what was sent beside what was due. A period is reported by any report whose day lies in it; whether in time, the first one that
 * was sent for it tells, also where the city gave it back and took a later one. While only returned ones are there, it isn't reported.
 */
final class Schedule {
    private Schedule() {}

    /** @param sent by day and revision */
    static List<DueReport> of(String organisation, List<ReportingPlan> plans, List<Sent> sent, LocalDate today) {
        List<DueReport> due = new ArrayList<>();
        int next = 0;
        Sent before = null;
        for (Period period : ReportingPlan.periods(plans, today)) {
            List<Sent> of = new ArrayList<>();
            while (next < sent.size() && !sent.get(next).asOf().isAfter(period.to())) {
                Sent report = sent.get(next++);
                if (period.contains(report.asOf())) {
                    of.add(report);
                } else if (report.state().stands()) {
                    before = report;
                }
            }
            Sent standing = of.stream()
                    .filter(report -> report.state().stands())
                    .reduce((one, later) -> later)
                    .orElse(null);
            boolean nil = standing != null && before != null && standing.reissued() == before.reissued();
            Instant first =
                    of.stream().map(Sent::sentAt).min(Comparator.naturalOrder()).orElse(null);
            due.add(new DueReport(
                    organisation,
                    period,
                    timeliness(period, of, standing != null, today),
                    nil,
                    first,
                    standing != null
                            ? Long.valueOf(standing.id())
                            : of.isEmpty() ? null : Long.valueOf(of.getLast().id())));
            before = standing == null ? before : standing;
        }
        return due;
    }

    private static Timeliness timeliness(Period period, List<Sent> of, boolean stands, LocalDate today) {
        if (stands) {
            return of.stream().anyMatch(report -> !Tokyo.day(report.sentAt()).isAfter(period.due()))
                    ? Timeliness.IN_TIME
                    : Timeliness.LATE;
        }
        if (of.stream().anyMatch(report -> report.state() == ReportState.RETURNED)) {
            return Timeliness.RETURNED;
        }
        return today.isAfter(period.due()) ? Timeliness.MISSING : Timeliness.AHEAD;
    }
}
