package jp.madoguchi.callstats;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;

/** A span of days, both ends included. */
public record Span(LocalDate from, LocalDate to) {
    /** Longer ones would be a table that nobody can read, and a load that anybody could cause. */
    static final int MAX_YEARS = 3;

    /** @throws RejectedException where the days stand the wrong way round or are too far apart */
    public Span {
        if (from.isAfter(to)) {
            throw new RejectedException("from", MessageText.of("callstats.span.order", from.toString(), to.toString()));
        }
        if (!to.isBefore(from.plusYears(MAX_YEARS))) {
            throw new RejectedException("to", MessageText.of("callstats.span.tooLong", MAX_YEARS));
        }
    }

    public static Span of(LocalDate from, LocalDate to) {
        return new Span(from, to);
    }

    public static Span ofDay(LocalDate day) {
        return new Span(day, day);
    }

    public Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    public int length() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
