package jp.madoguchi.outreach.wave;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What became of a wave's messages.
 *
 * @param from the first day on which messages were handed over
 * @param states messages by state; a state of none is absent
 * @param received gifts of its cards that their holders have taken; null for a wave that carries none
 */
public record WaveSums(
        int number,
        WaveKind kind,
        LocalizedText title,
        LocalDate from,
        LocalDate to,
        Map<DeliveryState, Integer> states,
        @Nullable Integer received) {
    public WaveSums {
        states = Map.copyOf(states);
    }

    public int count(DeliveryState... of) {
        return Stream.of(of).mapToInt(state -> states.getOrDefault(state, 0)).sum();
    }
}
