package jp.madoguchi.inquiry.followup.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.ui.IncidentBells;
import jp.madoguchi.inquiry.followup.FollowUpChanged;
import jp.madoguchi.inquiry.followup.FollowUpService;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.security.Role;

/** Shows the desk how much it has to do after inquiries: the user's own and what is left to whoever has time. */
@org.springframework.stereotype.Component
class FollowUpsOnFrame implements FrameAddition {
    /** The very list that is counted. */
    private static final String MINE = "desk/inquiries?span=all&followup=tasks&assignee=@mine";

    private final IncidentBells bells;
    private final FollowUpService followUps;

    FollowUpsOnFrame(IncidentBells bells, FollowUpService followUps) {
        this.bells = bells;
        this.followUps = followUps;
    }

    @Override
    public Optional<Component> forBar() {
        return bells.forBar(
                user -> user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR),
                MINE,
                "inquiry.followUp.bell",
                (incidentId, user) -> followUps.waitingForMe(incidentId),
                now -> Notices.success(MessageText.of("inquiry.followUp.news", now)),
                List.of(FollowUpChanged.class));
    }
}
