package jp.madoguchi.outreach.gift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was bought at once.
 *
 * @param gifts how many
 * @param counts how many of them stand where; a state that none of them has is missing
 */
public record GiftLot(
        long id,
        String name,
        String provider,
        int valueYen,
        @Nullable LocalDate lapsesOn,
        int gifts,
        String importedBy,
        Instant importedAt,
        Map<GiftState, Integer> counts) {
    public GiftLot {
        counts = Map.copyOf(counts);
    }

    public int count(GiftState state) {
        return counts.getOrDefault(state, 0);
    }

    public long totalYen() {
        return (long) gifts * valueYen;
    }
}
