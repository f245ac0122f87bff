package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision rests on, as it was at one moment, in words (Japanese, as the memo). It is kept as one text and never
 * computed again.
 *
 * @param day the day by the portal's clock
 * @param settingsStamp how many thresholds and rules had been written; more by now means that it has to be drawn anew
 * @param ruleVersion 0 where no rule was written
 */
public record FrozenFigures(
        Instant takenAt,
        LocalDate day,
        LocalDate contractEnd,
        int settingsStamp,
        int ruleVersion,
        String ruleText,
        List<String> ruleTerms,
        Verdict.Answer answer,
        List<Line> indicators,
        List<ObligationLine> obligations,
        List<String> pro,
        List<String> con,
        List<String> missing,
        List<String> afterTerm,
        List<HandoverLine> handover,
        List<RetentionLine> retention) {

    /** An indicator, with the days that its chart shows. */
    public record Line(
            String code,
            String name,
            String value,
            String threshold,
            Met met,
            boolean required,
            String span,
            String source,
            String thresholdSet,
            List<Point> points) {}

    /** @param value absent where nothing was known of the day */
    public record Point(LocalDate day, @Nullable BigDecimal value) {}

    public record ObligationLine(int number, String kind, String text, String state, int evidence) {}

    public record HandoverLine(String kind, String text, String count, String owner, LocalDate due, String done) {}

    public record RetentionLine(DataKind kind, String name, int months, LocalDate keptUntil) {}
}
