package jp.madoguchi.callstats;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What doesn't fit together on a day, for people to clear.
 *
 * @param callsWithoutInquiry answered calls of which no inquiry was logged
 * @param inquiriesWithoutCall telephone inquiries that no answered call belongs to
 * @param tooHigh keys of the categories with more than the answered calls
 * @param changedSince confirmed figures that differ from what the records add up to now
 */
public record DayDifferences(
        LocalDate day,
        int callsWithoutInquiry,
        int inquiriesWithoutCall,
        List<String> tooHigh,
        List<ChangedFigure> changedSince) {

    /** @param computed absent where nothing is counted */
    public record ChangedFigure(
            String measure,
            @Nullable Integer confirmed,
            @Nullable Integer computed) {}

    public DayDifferences {
        tooHigh = List.copyOf(tooHigh);
        changedSince = List.copyOf(changedSince);
    }

    public boolean isEmpty() {
        return callsWithoutInquiry == 0 && inquiriesWithoutCall == 0 && tooHigh.isEmpty() && changedSince.isEmpty();
    }
}
