package jp.madoguchi.inquiry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who has a desk open on this node, and whose case stands on it. It lives in memory: after a restart the screens come back. */
@Component
public class DeskPresence {
    private record Seat(String user, @Nullable Long caseId) {}

    private final Map<Object, Seat> seats = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher events;

    DeskPresence(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * A desk shows this case from now on.
     *
     * @param window what tells one screen from another, until it is {@link #leave left}
     * @param caseId absent where it shows none
     */
    public void show(Object window, String user, @Nullable Long caseId) {
        Seat now = new Seat(user, caseId);
        Seat before = seats.put(window, now);
        if (!now.equals(before)) {
            events.publishEvent(new PresenceChanged(before == null ? null : before.caseId(), caseId));
        }
    }

    public void leave(Object window) {
        Seat left = seats.remove(window);
        if (left != null) {
            events.publishEvent(new PresenceChanged(left.caseId(), null));
        }
    }

    /** Which case this desk shows; absent where it shows none. */
    public @Nullable Long caseAt(Object window) {
        Seat seat = seats.get(window);
        return seat == null ? null : seat.caseId();
    }

    /** Who else has this case on the desk. */
    public Set<String> othersAt(long caseId, String user) {
        return seats.values().stream()
                .filter(seat -> Long.valueOf(caseId).equals(seat.caseId())
                        && !seat.user().equals(user))
                .map(Seat::user)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everybody who has a desk open. */
    public Set<String> atDesks() {
        return seats.values().stream().map(Seat::user).collect(Collectors.toCollection(TreeSet::new));
    }
}
