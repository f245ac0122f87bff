package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums of costs by month, kind and state, whoever decides which of them count. */
public record CostSums(List<Sum> sums) {
    public CostSums {
        sums = List.copyOf(sums);
    }

    /** @param count of how many amounts */
    public record Sum(YearMonth month, CostKind kind, CostState state, BigDecimal yen, int count) {}

    public List<YearMonth> months() {
        return sums.stream().map(Sum::month).distinct().sorted().toList();
    }

    /**
     * The sum of what is in one of the states.
     *
     * @param month absent for all
     * @param kind absent for all
     * @return absent where nothing was entered, which is not 0
     */
    public @Nullable BigDecimal yen(@Nullable YearMonth month, @Nullable CostKind kind, CostState... states) {
        return sums.stream()
                .filter(sum -> month == null || sum.month().equals(month))
                .filter(sum -> kind == null || sum.kind() == kind)
                .filter(sum -> List.of(states).contains(sum.state()))
                .map(Sum::yen)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    public int count(CostState state) {
        return sums.stream()
                .filter(sum -> sum.state() == state)
                .mapToInt(Sum::count)
                .sum();
    }
}
