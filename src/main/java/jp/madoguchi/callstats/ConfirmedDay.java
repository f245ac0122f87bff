package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A day that the city has closed.
 *
 * @param original the figures as they were confirmed
 * @param corrections what was corrected since, the oldest first
 */
public record ConfirmedDay(
        LocalDate day,
        Figures original,
        @Nullable String note,
        String confirmedBy,
        Instant confirmedAt,
        List<Correction> corrections) {

    /**
     * A figure of a confirmed day that was changed.
     *
     * @param measure its key, as {@link Measure#key()}
     * @param oldValue absent where it was not counted before
     * @param correctedBy the name of who did it, as people read it
     */
    public record Correction(
            String measure,
            @Nullable Integer oldValue,
            int newValue,
            String reason,
            String correctedBy,
            Instant correctedAt) {}

    public ConfirmedDay {
        corrections = List.copyOf(corrections);
    }

    /** The figures that hold: as confirmed, with the latest correction of each. */
    public Figures figures() {
        int incoming = original.incoming();
        int answered = original.answered();
        Map<String, @Nullable Integer> categories = new LinkedHashMap<>(original.categories());
        for (Correction correction : corrections) {
            if (correction.measure().equals(Measure.INCOMING.key())) {
                incoming = correction.newValue();
            } else if (correction.measure().equals(Measure.ANSWERED.key())) {
                answered = correction.newValue();
            } else {
                categories.replaceAll((code, figure) -> Measure.keyOf(code).equals(correction.measure())
                        ? Integer.valueOf(correction.newValue())
                        : figure);
            }
        }
        return new Figures(incoming, answered, categories);
    }
}
