package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;

/** Hangs bells into the frame for what waits for the user in the current incident. */
@org.springframework.stereotype.Component
public class IncidentBells {
    private final IncidentService incidents;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    IncidentBells(IncidentService incidents, CurrentUser currentUser, LiveUpdates live) {
        this.incidents = incidents;
        this.currentUser = currentUser;
        this.live = live;
    }

    /** A bell that says how many wait, and nothing when there are more. */
    public Optional<Component> forBar(
            Predicate<PortalUser> concerned,
            String address,
            String label,
            ToIntBiFunction<Long, PortalUser> waiting,
            List<Class<? extends LiveEvent>> changes) {
        return forBar(concerned, address, label, waiting, now -> {}, changes);
    }

    /**
     * @param concerned whether the user is told of it at all
     * @param label key of what waits
     * @param waiting how many, in this incident, for this user
     * @param onMore is told how many there are now, when there are more than before
     * @param changes after which it is counted again
     */
    public Optional<Component> forBar(
            Predicate<PortalUser> concerned,
            String address,
            String label,
            ToIntBiFunction<Long, PortalUser> waiting,
            IntConsumer onMore,
            List<Class<? extends LiveEvent>> changes) {
        PortalUser user = currentUser.require();
        return concerned.test(user)
                ? Optional.of(new Bell(
                        address,
                        label,
                        () -> incidents
                                .current()
                                .map(incident -> waiting.applyAsInt(incident.id(), user))
                                .orElse(0),
                        onMore,
                        live,
                        changes))
                : Optional.empty();
    }
}
