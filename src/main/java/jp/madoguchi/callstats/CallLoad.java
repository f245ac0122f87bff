package jp.madoguchi.callstats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How busy the lines were in a span of some minutes. */
public record CallLoad(int calls, int busy) {
    /** The calls that met a busy line, in per cent to one place; empty where nobody called. */
    public Optional<BigDecimal> busyPercent() {
        return calls == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(busy)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(calls), 1, RoundingMode.HALF_UP));
    }
}
