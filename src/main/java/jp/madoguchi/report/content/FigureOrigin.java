package jp.madoguchi.report.content;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a figure is made of, so that whoever is asked can answer.
 *
 * @param query in words: what was counted, where from
 * @param from the first day of its window
 * @param to the last day, included
 * @param takenAt when it was computed
 * @param screen address in the portal that shows what it is made of, as {@code city/figures?measure=incoming&from=…}; empty where none does
 */
public record FigureOrigin(String query, LocalDate from, LocalDate to, Instant takenAt, String screen) {}
