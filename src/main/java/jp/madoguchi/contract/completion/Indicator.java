package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as it stands.
 *
 * @param value absent where too little is known, which is not 0; of a sum with days missing what is known, which is its least
 * @param threshold absent where nobody has set one
 * @param from first day that it rests on
 * @param to last day, or the day as of which it stands
 * @param missing days of the span whose figure isn't known ({@link IndicatorKind#mayMiss} says how many there can be)
 * @param points what its small chart shows, by day
 * @param source where it comes from, as a key of texts
 * @param address the screen that shows what it is made of; absent where there is none
 */
public record Indicator(
        IndicatorKey key,
        @Nullable BigDecimal value,
        @Nullable Setting threshold,
        LocalDate from,
        LocalDate to,
        List<LocalDate> missing,
        List<Point> points,
        String source,
        @Nullable String address) {
    public Indicator {
        missing = List.copyOf(missing);
        points = List.copyOf(points);
    }

    /** @param value absent where nothing is known of the day */
    public record Point(LocalDate day, @Nullable BigDecimal value) {}

    /** Without figures for too many days it can't be met; a sum that is above its threshold already isn't, whatever is missing. */
    public Met met() {
        if (value == null) {
            return Met.NO_DATA;
        }
        if (threshold == null) {
            return isComplete() ? Met.NO_THRESHOLD : Met.NO_DATA;
        }
        boolean met = key.kind().isMet(value, threshold.figure());
        return met && !isComplete() ? Met.NO_DATA : met ? Met.MET : Met.NOT_MET;
    }

    /** Whether as many days are known as its kind asks for. */
    public boolean isComplete() {
        return missing.size() <= key.kind().mayMiss();
    }

    /** The value with its unit, and that it is only what is known where days are missing; absent where there is none. */
    public Optional<MessageText> words() {
        return Optional.ofNullable(value)
                .map(figure -> key.kind().words(figure))
                .map(words -> isComplete() ? words : MessageText.of("contract.completion.known.part", words));
    }

    /** The days without a figure, by their day; empty where all are known. */
    public String missingDays() {
        return missing.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }
}
