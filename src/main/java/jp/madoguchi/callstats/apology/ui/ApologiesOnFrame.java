package jp.madoguchi.callstats.apology.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.callstats.apology.ApologiesChanged;
import jp.madoguchi.callstats.apology.ApologyCounts;
import jp.madoguchi.callstats.apology.ApologyService;
import jp.madoguchi.incident.ui.IncidentBells;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Shows the desk how many never got through and wait for the user or for whoever has time; the supervisor sees all. */
@org.springframework.stereotype.Component
class ApologiesOnFrame implements FrameAddition {
    private final IncidentBells bells;
    private final ApologyService apologies;

    ApologiesOnFrame(IncidentBells bells, ApologyService apologies) {
        this.bells = bells;
        this.apologies = apologies;
    }

    @Override
    public Optional<Component> forBar() {
        return bells.forBar(
                user -> user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR),
                "desk/apologies",
                "callstats.apology.menu",
                this::waiting,
                List.of(ApologiesChanged.class));
    }

    private int waiting(long incidentId, PortalUser user) {
        ApologyCounts counts = apologies.counts(incidentId);
        return user.has(Role.SUPERVISOR) ? counts.waiting() : counts.mine();
    }
}
