package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount that the contractor has borne for urging the reissue.
 *
 * @param yen whole yen
 * @param remark what the city said to it
 * @param decided who accepted or returned it, or took it back
 * @param steps all that was decided about it, the latest last
 */
public record Cost(
        long id,
        YearMonth month,
        CostKind kind,
        BigDecimal yen,
        String purpose,
        CostState state,
        Signed entered,
        @Nullable String remark,
        @Nullable Signed decided,
        List<KeptFile> documents,
        List<CostStep> steps) {
    public Cost {
        steps = List.copyOf(steps);
        documents = List.copyOf(documents);
    }
}
