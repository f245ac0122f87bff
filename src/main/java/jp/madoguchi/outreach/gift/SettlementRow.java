package jp.madoguchi.outreach.gift;

import java.time.YearMonth;
import java.util.Map;

/** What became of a lot's gifts in a month, by the state that they came to in it. */
public record SettlementRow(YearMonth month, long lotId, String lotName, int valueYen, Map<GiftState, Integer> counts) {
    public SettlementRow {
        counts = Map.copyOf(counts);
    }

    /** Those that came to {@code AVAILABLE} are those that were bought. */
    public int count(GiftState state) {
        return counts.getOrDefault(state, 0);
    }

    public long yen(GiftState state) {
        return (long) count(state) * valueYen;
    }
}
