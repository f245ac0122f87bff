package jp.madoguchi.contract.completion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The indicators that are made of the daily call statistics of the last {@value #DAYS} days before today. A day without figures isn't
 * a day without calls: an average, a rate or a trend has a value while at most {@value #MAY_MISS} days are missing, a sum only with
 * all days. Of a sum with days missing what is known is kept as its least, since it may be too much already.
 */
final class CallIndicators {
    /** So many days are looked at; today isn't among them, since it isn't over. */
    static final int DAYS = 14;

    /** For so many of them at most there may be no figures. */
    static final int MAY_MISS = 2;

    private static final String SOURCE = "contract.completion.source.calls";

    private final Incident incident;
    private final List<DailyCallStatistics> days;
    private final Map<String, Setting> thresholds;

    CallIndicators(Incident incident, CallStatistics statistics, Map<String, Setting> thresholds) {
        this.incident = incident;
        this.days = statistics.days();
        this.thresholds = thresholds;
    }

    static LocalDate firstDay(LocalDate today) {
        return today.minusDays(DAYS);
    }

    static LocalDate lastDay(LocalDate today) {
        return today.minusDays(1);
    }

    Indicator of(IndicatorKind kind) {
        return switch (kind) {
            case DAILY_CALLS -> indicator(kind, average(), incoming(), "incoming");
            case TREND -> indicator(kind, Trend.slope(values(incoming())), incoming(), "incoming");
            case ANSWER_RATE -> indicator(kind, answerRate(), this::rateOf, "answered");
            case FRAUD -> fraud();
            default -> throw new IllegalArgumentException(kind + " isn't made of calls");
        };
    }

    private Indicator indicator(
            IndicatorKind kind,
            @Nullable BigDecimal value,
            Function<DailyCallStatistics, @Nullable BigDecimal> ofDay,
            String measure) {
        LocalDate from = days.getFirst().day();
        LocalDate to = days.getLast().day();
        List<Indicator.Point> points = days.stream()
                .map(day -> new Indicator.Point(day.day(), ofDay.apply(day)))
                .toList();
        List<LocalDate> missing = days.stream()
                .filter(day -> !isKnown(kind, day, ofDay))
                .map(DailyCallStatistics::day)
                .toList();
        IndicatorKey key = new IndicatorKey(kind, null);
        boolean tooFew = missing.size() > kind.mayMiss() && kind != IndicatorKind.FRAUD;
        return new Indicator(
                key,
                tooFew ? null : value,
                thresholds.get(key.code()),
                from,
                to,
                missing,
                points,
                SOURCE,
                "city/figures?from=" + from + "&to=" + to + "&measure=" + measure);
    }

    /** A day on which nobody called has no rate, but is known. */
    private static boolean isKnown(
            IndicatorKind kind, DailyCallStatistics day, Function<DailyCallStatistics, @Nullable BigDecimal> ofDay) {
        return kind == IndicatorKind.ANSWER_RATE ? day.isKnown() : ofDay.apply(day) != null;
    }

    private Function<DailyCallStatistics, @Nullable BigDecimal> incoming() {
        return day -> day.isKnown() ? BigDecimal.valueOf(day.incoming()) : null;
    }

    private @Nullable BigDecimal rateOf(DailyCallStatistics day) {
        BigDecimal rate = day.isKnown() ? day.answerRate() : null;
        return rate == null ? null : rate.movePointRight(2);
    }

    private List<@Nullable BigDecimal> values(Function<DailyCallStatistics, @Nullable BigDecimal> ofDay) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        days.forEach(day -> values.add(ofDay.apply(day)));
        return values;
    }

    private List<DailyCallStatistics> known() {
        return days.stream().filter(DailyCallStatistics::isKnown).toList();
    }

    private @Nullable BigDecimal average() {
        List<DailyCallStatistics> known = known();
        return known.isEmpty()
                ? null
                : BigDecimal.valueOf(known.stream()
                                .mapToInt(DailyCallStatistics::incoming)
                                .sum())
                        .divide(BigDecimal.valueOf(known.size()), 1, RoundingMode.HALF_UP);
    }

    /** Over all calls, so that a quiet day weighs as little as its calls. */
    private @Nullable BigDecimal answerRate() {
        int calls = known().stream().mapToInt(DailyCallStatistics::incoming).sum();
        int answered = known().stream().mapToInt(DailyCallStatistics::answered).sum();
        return calls == 0
                ? null
                : BigDecimal.valueOf(answered)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(calls), 1, RoundingMode.HALF_UP);
    }

    private Indicator fraud() {
        Category category = incident.categories().stream()
                .filter(one -> one.details() == DetailKind.FRAUD)
                .findFirst()
                .orElse(null);
        if (category == null) {
            return indicator(IndicatorKind.FRAUD, null, day -> null, "answered");
        }
        Measure measure = Measure.of(category);
        Function<DailyCallStatistics, @Nullable BigDecimal> ofDay = day -> {
            Integer figure = day.figure(measure);
            return figure == null ? null : BigDecimal.valueOf(figure);
        };
        BigDecimal sum = null;
        for (BigDecimal value : values(ofDay)) {
            if (value != null) {
                sum = sum == null ? value : sum.add(value);
            }
        }
        return indicator(IndicatorKind.FRAUD, sum, ofDay, measure.key());
    }
}
