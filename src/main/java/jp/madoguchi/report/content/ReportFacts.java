package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.util.List;

/**
 * What a report needs besides figures to lay out its tables and lists, taken at the same moment.
 *
 * @param days of the daily table, in order
 * @param rows of the daily table, in order
 * @param milestones that touch the span
 * @param actions of the state until the report's day
 */
public record ReportFacts(
        List<Day> days, List<Row> rows, List<Mark> milestones, List<Action> actions, List<IssuerLine> issuers) {
    public ReportFacts {
        days = List.copyOf(days);
        rows = List.copyOf(rows);
        milestones = List.copyOf(milestones);
        actions = List.copyOf(actions);
        issuers = List.copyOf(issuers);
    }

    public record Day(LocalDate day, boolean rest) {}

    /** @param key last part of its figures' keys: {@code day.<date>.<key>} */
    public record Row(String key, String title) {}

    public record Mark(LocalDate from, LocalDate to, String title) {}

    /** @param statute as it is written, law and article as of the action's day */
    public record Action(
            String kind,
            String authority,
            LocalDate issuedOn,
            String addressee,
            String statute,
            String statuteLater,
            String subject,
            List<String> measures,
            List<String> reasons) {}

    /** @param key part of its figures' keys: {@code issuer.<key>.reissued}, {@code .affected}, {@code .rate} */
    public record IssuerLine(String key, String name) {}
}
