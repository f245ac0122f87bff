package jp.madoguchi.privacy.retention;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How long a kind of data is kept.
 *
 * @param days after the term; 0 is the day itself
 * @param version 1 for the first of its kind; the latest holds
 */
public record RetentionRule(
        ErasedKind kind,
        Term term,
        int days,
        int version,
        String reason,
        String setBy,
        String setByName,
        Instant setAt) {
    /** The last day on which data from, or up to, this day is kept. */
    public LocalDate keptUntil(LocalDate day) {
        return day.plusDays(days);
    }
}
