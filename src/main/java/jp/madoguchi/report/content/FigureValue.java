package jp.madoguchi.report.content;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a figure is. Kept as JSON with a released report, so types may be added, never changed. */
public sealed interface FigureValue {
    /** So many of something. @param unit key of a text, as {@code report.unit.cards}; empty for a bare number */
    record Count(long number, String unit) implements FigureValue {}

    /** A share, from 0 to 1. */
    record Share(BigDecimal share) implements FigureValue {}

    record Yen(long amount) implements FigureValue {}

    record Day(LocalDate day) implements FigureValue {}

    record Words(String text) implements FigureValue {}

    /** Nothing was counted, which is not 0; written as -. */
    record NotCounted() implements FigureValue {}
}
