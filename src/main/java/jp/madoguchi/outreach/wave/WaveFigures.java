package jp.madoguchi.outreach.wave;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.outreach.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * How a wave went, or goes.
 *
 * @param states messages by state; a state of none is absent
 * @param received gifts of its cards that their holders have taken; null for a wave that carries none
 * @param answered messages whose holder has answered; null for a wave that doesn't ask
 * @param perMinute messages a minute of late; 0 where nothing goes out
 * @param expectedEnd null where it doesn't run
 * @param calls incoming in the days from {@code callsFrom} to {@code callsTo}; null where no day has figures
 */
public record WaveFigures(
        Map<DeliveryState, Integer> states,
        Map<ExclusionReason, Integer> excluded,
        @Nullable Integer received,
        @Nullable Integer answered,
        int perMinute,
        @Nullable Instant expectedEnd,
        @Nullable Integer calls,
        @Nullable LocalDate callsFrom,
        @Nullable LocalDate callsTo) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    public WaveFigures {
        states = Map.copyOf(states.isEmpty() ? new EnumMap<>(DeliveryState.class) : states);
        excluded = Map.copyOf(excluded);
    }

    public int count(DeliveryState... of) {
        return Stream.of(of).mapToInt(state -> states.getOrDefault(state, 0)).sum();
    }

    public int all() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Messages that still wait or are on their way. */
    public int left() {
        return count(DeliveryState.QUEUED, DeliveryState.CLAIMED, DeliveryState.SENDING);
    }

    public int handedOver() {
        return count(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.BOUNCED);
    }

    /** Calls for each 1,000 messages; null where there are none of the one or the other. */
    public @Nullable BigDecimal callsPerThousand() {
        return calls == null || handedOver() == 0
                ? null
                : BigDecimal.valueOf(calls)
                        .multiply(THOUSAND)
                        .divide(BigDecimal.valueOf(handedOver()), 1, RoundingMode.HALF_UP);
    }
}
