package jp.madoguchi.callstats.apology.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.callstats.apology.ApologiesChanged;
import jp.madoguchi.callstats.apology.ApologyService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Shows the desk how many never got through and wait for the user or for whoever has time; the supervisor sees all. */
@org.springframework.stereotype.Component
class ApologiesOnFrame implements FrameAddition {
    private final IncidentService incidents;
    private final ApologyService apologies;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    ApologiesOnFrame(IncidentService incidents, ApologyService apologies, CurrentUser currentUser, LiveUpdates live) {
        this.incidents = incidents;
        this.apologies = apologies;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        PortalUser user = currentUser.require();
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR)
                ? Optional.of(new Bell(
                        "desk/apologies",
                        "callstats.apology.menu",
                        () -> waiting(user.has(Role.SUPERVISOR)),
                        now -> {},
                        live,
                        List.of(ApologiesChanged.class)))
                : Optional.empty();
    }

    private int waiting(boolean all) {
        return incidents
                .current()
                .map(incident -> apologies.counts(incident.id()))
                .map(counts -> all ? counts.waiting() : counts.mine())
                .orElse(0);
    }
}
