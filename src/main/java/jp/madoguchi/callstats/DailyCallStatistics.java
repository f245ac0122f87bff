package jp.madoguchi.callstats;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The call statistics of one day (コールセンターの問い合わせ状況).
 *
 * @param categories by the category's code, all categories of the incident in their order; without a value where the
 *     category was not counted, which is not 0
 * @param source where the figures come from
 * @param confirmed whether the city has closed the day; the figures are then the confirmed ones as last corrected
 * @param corrected whether a figure was corrected after the confirmation
 */
public record DailyCallStatistics(
        LocalDate day,
        int incoming,
        int answered,
        Map<String, @Nullable Integer> categories,
        Source source,
        boolean confirmed,
        boolean corrected) {

    public enum Source {
        /** Call records of the telephone system. */
        RECORDS,
        /** Totals keyed in, since there are no records of the day. */
        KEYED_IN,
        /** Neither: nothing is known of the day; its numbers are 0 only for want of another. */
        NONE
    }

    public DailyCallStatistics {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    }

    public int busy() {
        return incoming - answered;
    }

    /** The share of answered calls, as {@link Figures#answerRate}. */
    public @Nullable BigDecimal answerRate() {
        return Figures.answerRate(incoming, answered);
    }

    /** Whether anything at all is known of the day. */
    public boolean isKnown() {
        return source != Source.NONE || confirmed;
    }

    /** The figure of a measure; none where it was not counted or nothing is known of the day. */
    public @Nullable Integer figure(Measure measure) {
        return isKnown() ? figures().figure(measure) : null;
    }

    Figures figures() {
        return new Figures(incoming, answered, categories);
    }
}
