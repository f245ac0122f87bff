package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.plan.PlanChanged;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Tells contractors, wherever they are in the portal, how many of their reports are due, late or given back. */
@org.springframework.stereotype.Component
class DueOnFrame implements FrameAddition {
    private final IncidentService incidents;
    private final PlanService plans;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    DueOnFrame(IncidentService incidents, PlanService plans, CurrentUser currentUser, LiveUpdates live) {
        this.incidents = incidents;
        this.plans = plans;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        PortalUser user = currentUser.require();
        return user.has(Role.CONTRACTOR) && user.organisation() != null
                ? Optional.of(new Bell(
                        "contractor/plan",
                        "reissue.plan.bell",
                        this::reminders,
                        now -> {},
                        live,
                        List.of(PlanChanged.class, ReissueReported.class, ReviewChanged.class)))
                : Optional.empty();
    }

    private int reminders() {
        return incidents
                .current()
                .map(incident -> plans.ownReminders(incident.id()).size())
                .orElse(0);
    }
}
