package jp.madoguchi.platform.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A typed cell: only texts can be mistaken for formulas, and only numbers can be added up. */
public sealed interface ExportCell {

    record Text(String text) implements ExportCell {}

    record Number(BigDecimal number) implements ExportCell {}

    record Day(LocalDate date) implements ExportCell {}

    /** Shown in Japan's time, to the second. */
    record Moment(Instant instant) implements ExportCell {}

    record Blank() implements ExportCell {}

    ExportCell BLANK = new Blank();

    static ExportCell of(@Nullable String text) {
        return text == null || text.isEmpty() ? BLANK : new Text(text);
    }

    static ExportCell of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    static ExportCell of(@Nullable BigDecimal number) {
        return number == null ? BLANK : new Number(number);
    }

    static ExportCell of(@Nullable LocalDate date) {
        return date == null ? BLANK : new Day(date);
    }

    static ExportCell of(@Nullable Instant instant) {
        return instant == null ? BLANK : new Moment(instant);
    }

    /** A figure that may not have been counted: then it is a dash and never a 0. */
    static ExportCell counted(@Nullable Integer figure) {
        return figure == null ? new Text("-") : of(figure.longValue());
    }
}
