package jp.madoguchi.report.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What a figure is. Kept as JSON with a released report, so types may be added, never changed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FigureValue.Count.class, name = "count"),
    @JsonSubTypes.Type(value = FigureValue.Share.class, name = "share"),
    @JsonSubTypes.Type(value = FigureValue.Yen.class, name = "yen"),
    @JsonSubTypes.Type(value = FigureValue.Day.class, name = "day"),
    @JsonSubTypes.Type(value = FigureValue.Words.class, name = "words"),
    @JsonSubTypes.Type(value = FigureValue.NotCounted.class, name = "notCounted")
})
public sealed interface FigureValue {
    /** So many of something. @param unit key of a text, as {@code report.content.unit.cards}; empty for a bare number */
    record Count(long number, String unit) implements FigureValue {}

    /** A share, from 0 to 1. */
    record Share(BigDecimal share) implements FigureValue {}

    record Yen(long amount) implements FigureValue {}

    record Day(LocalDate day) implements FigureValue {}

    record Words(String text) implements FigureValue {}

    /** Nothing was counted, which is not 0; written as -. */
    record NotCounted() implements FigureValue {}
}
