package jp.madoguchi.callstats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statistics of a span, one entry for each of its days. */
public record CallStatistics(Span span, List<DailyCallStatistics> days) {
    public CallStatistics {
        days = List.copyOf(days);
    }

    /** The sums of the span. A category has one if it was counted on at least one of the days. */
    public Figures totals() {
        int incoming = 0;
        int answered = 0;
        Map<String, @Nullable Integer> categories = new LinkedHashMap<>();
        for (DailyCallStatistics day : days) {
            incoming += day.incoming();
            answered += day.answered();
            day.categories().forEach((code, figure) -> {
                Integer sum = categories.get(code);
                categories.put(code, sum == null ? figure : figure == null ? sum : Integer.valueOf(sum + figure));
            });
        }
        return new Figures(incoming, answered, categories);
    }

    /** Whether anything is known of at least one of the days; else the sums are 0 only for want of another number. */
    public boolean isKnown() {
        return days.stream().anyMatch(DailyCallStatistics::isKnown);
    }

    /** The day on which most calls came in, the first of equals; empty where none came in. */
    public Optional<DailyCallStatistics> busiest() {
        DailyCallStatistics most = null;
        for (DailyCallStatistics day : days) {
            if (day.incoming() > (most == null ? 0 : most.incoming())) {
                most = day;
            }
        }
        return Optional.ofNullable(most);
    }
}
