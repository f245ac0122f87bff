package jp.madoguchi.callstats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a day or of a span.
 *
 * @param categories by the category's code; without a value where it was not counted
 */
public record Figures(int incoming, int answered, Map<String, @Nullable Integer> categories) {
    /** Digits of a rate after the point: hundredths of a per cent. */
    static final int RATE_SCALE = 4;

    public Figures {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    }

    public int busy() {
        return incoming - answered;
    }

    public @Nullable BigDecimal answerRate() {
        return answerRate(incoming, answered);
    }

    public @Nullable Integer figure(Measure measure) {
        return switch (measure) {
            case Measure.OfCategory category -> categories.get(category.code());
            case Measure.OfCalls calls ->
                calls.equals(Measure.INCOMING) ? incoming : calls.equals(Measure.ANSWERED) ? answered : busy();
        };
    }

    /** Answered of incoming, from 0 to 1, rounded half up to four digits; none where no call came in. */
    static @Nullable BigDecimal answerRate(int incoming, int answered) {
        return incoming == 0
                ? null
                : BigDecimal.valueOf(answered).divide(BigDecimal.valueOf(incoming), RATE_SCALE, RoundingMode.HALF_UP);
    }
}
