package jp.madoguchi.contract;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an official judged an obligation in a month (履行確認).
 *
 * @param version 1 for the first judgement; the last one counts
 * @param reason why the earlier judgement was changed; absent for the first
 * @param items on what it rests
 */
public record PerformanceReview(
        long id,
        long obligationId,
        YearMonth month,
        int version,
        Judgement judgement,
        String finding,
        @Nullable String reason,
        Signed signed,
        List<ReviewedItem> items) {
    public PerformanceReview {
        items = List.copyOf(items);
    }
}
