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

/** Which messages a list shows; each figure of the page is one of these. */
enum DeliveryFilter {
    ALL,
    HANDED_OVER(SENT, DELIVERED, BOUNCED),
    ARRIVED(DELIVERED),
    BOUNCES(BOUNCED),
    UNCERTAIN_ONES(UNCERTAIN),
    FAILURES(FAILED),
    LEFT(QUEUED, CLAIMED, SENDING),
    STOPS(STOPPED);

    private final List<DeliveryState> states;

    DeliveryFilter(DeliveryState... states) {
        this.states = List.of(states);
    }

    List<DeliveryState> states() {
        return states;
    }

    DeliveryState[] array() {
        return states.toArray(DeliveryState[]::new);
    }

    /** As it stands in the address; whatever else stands there shows all. */
    static DeliveryFilter named(String name) {
        return Stream.of(values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(ALL);
    }
}
