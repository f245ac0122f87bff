package jp.madoguchi.regulator;

import java.time.LocalDate;
import java.util.List;

/**
 * What the city should know of the register today.
 *
 * @param overdue measures that are not done although their day has passed, the longest first
 * @param soon measures that are due from today on within {@value RegulatorService#SOON_DAYS} days, the next first
 * @param since from which day on changes are news
 * @param changes what has changed since, the latest first, at most {@value RegulatorService#MOST_NEWS}
 */
public record RegulatorWaiting(List<Due> overdue, List<Due> soon, LocalDate since, List<News> changes) {
    public RegulatorWaiting {
        overdue = List.copyOf(overdue);
        soon = List.copyOf(soon);
        changes = List.copyOf(changes);
    }

    /** A measure with a day. */
    public record Due(long actionId, String authority, int position, LocalDate dueOn) {}

    /** A change of an action. */
    public record News(long actionId, String authority, RegulatorChange.Step step, Signed signed) {}
}
