package jp.madoguchi.outreach.wave.ui;

import static jp.madoguchi.outreach.DeliveryState.BOUNCED;
import static jp.madoguchi.outreach.DeliveryState.CLAIMED;
import static jp.madoguchi.outreach.DeliveryState.DELIVERED;
import static jp.madoguchi.outreach.DeliveryState.FAILED;
import static jp.madoguchi.outreach.DeliveryState.QUEUED;
import static jp.madoguchi.outreach.DeliveryState.SENDING;
import static jp.madoguchi.outreach.DeliveryState.SENT;
import static jp.madoguchi.outreach.DeliveryState.STOPPED;
import static jp.madoguchi.outreach.DeliveryState.UNCERTAIN;

import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.wave.WaveFigures;
import org.jspecify.annotations.Nullable;

/** Which messages, or cards, a list shows; each figure of the page is one of these. */
enum DeliveryFilter {
    ALL,
    HANDED_OVER(SENT, DELIVERED, BOUNCED),
    ARRIVED(DELIVERED),
    BOUNCES(BOUNCED),
    UNCERTAIN_ONES(UNCERTAIN),
    FAILURES(FAILED),
    LEFT(QUEUED, CLAIMED, SENDING),
    STOPS(STOPPED),
    /** cards, by what became of their gift */
    RECEIVED,
    /** by what their holders have said */
    ANSWERED;

    private final List<DeliveryState> states;

    DeliveryFilter(DeliveryState... states) {
        this.states = List.of(states);
    }

    List<DeliveryState> states() {
        return states;
    }

    /** How many these figures count; null where a wave of this kind has no such figure. */
    @Nullable
    Integer count(WaveFigures figures) {
        return switch (this) {
            case ALL -> Integer.valueOf(figures.all());
            case RECEIVED -> figures.received();
            case ANSWERED -> figures.answered();
            default -> Integer.valueOf(figures.count(states.toArray(DeliveryState[]::new)));
        };
    }

    /** As it stands in the address; whatever else stands there shows all. */
    static DeliveryFilter named(String name) {
        return Stream.of(values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(ALL);
    }
}
