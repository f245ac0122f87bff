package jp.madoguchi.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the contract obliges one side to (履行義務).
 *
 * @param number as the contract counts them
 */
public record Obligation(long id, long contractId, int number, ObligationTerms terms) {
    public ObligationKind kind() {
        return terms.kind();
    }

    /**
     * The months in which it is looked at: each of its period, or just the last one. One without an end has those that have begun.
     *
     * @param today up to which month one without an end is followed
     */
    public List<YearMonth> months(LocalDate today) {
        LocalDate end = terms.to();
        if (terms.rhythm() == Rhythm.ONCE) {
            return List.of(YearMonth.from(end == null ? terms.from() : end));
        }
        YearMonth last = YearMonth.from(end == null ? today : end);
        return Stream.iterate(YearMonth.from(terms.from()), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    public boolean isFollowedIn(YearMonth month) {
        LocalDate end = terms.to();
        if (terms.rhythm() == Rhythm.ONCE) {
            return month.equals(YearMonth.from(end == null ? terms.from() : end));
        }
        return !month.isBefore(YearMonth.from(terms.from())) && (end == null || !month.isAfter(YearMonth.from(end)));
    }

    /** By when what shows the month has to be there. */
    public LocalDate dueOn(YearMonth month) {
        return month.plusMonths(1).atDay(terms.dueDay());
    }

    /** Those days of the month that belong to its period. */
    public DaysOfMonth daysOf(YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        LocalDate end = terms.to();
        return new DaysOfMonth(
                terms.from().isAfter(first) ? terms.from() : first, end != null && end.isBefore(last) ? end : last);
    }

    /** Both ends included. */
    public record DaysOfMonth(LocalDate from, LocalDate to) {}
}
