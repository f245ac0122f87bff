package jp.madoguchi.reissue.plan.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.ui.IncidentBells;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.plan.PlanChanged;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.security.Role;

/** Tells contractors, wherever they are in the portal, how many of their reports are due, late or given back. */
@org.springframework.stereotype.Component
class DueOnFrame implements FrameAddition {
    private final IncidentBells bells;
    private final PlanService plans;

    DueOnFrame(IncidentBells bells, PlanService plans) {
        this.bells = bells;
        this.plans = plans;
    }

    @Override
    public Optional<Component> forBar() {
        return bells.forBar(
                user -> user.has(Role.CONTRACTOR) && user.organisation() != null,
                "contractor/plan",
                "reissue.plan.bell",
                (incidentId, user) -> plans.ownReminders(incidentId).size(),
                List.of(PlanChanged.class, ReissueReported.class, ReviewChanged.class));
    }
}
