package jp.madoguchi.inquiry.followup.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.followup.FollowUpChanged;
import jp.madoguchi.inquiry.followup.FollowUpService;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Shows the desk how much it has to do after inquiries: the user's own and what is left to whoever has time. */
@org.springframework.stereotype.Component
class FollowUpsOnFrame implements FrameAddition {
    /** The very list that is counted. */
    private static final String MINE = "desk/inquiries?span=all&followup=tasks&assignee=@mine";

    private final IncidentService incidents;
    private final FollowUpService followUps;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    FollowUpsOnFrame(IncidentService incidents, FollowUpService followUps, CurrentUser currentUser, LiveUpdates live) {
        this.incidents = incidents;
        this.followUps = followUps;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        PortalUser user = currentUser.require();
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR)
                ? Optional.of(new Bell(
                        MINE,
                        "inquiry.followUp.bell",
                        this::waiting,
                        now -> Notices.success(MessageText.of("inquiry.followUp.news", now)),
                        live,
                        List.of(FollowUpChanged.class)))
                : Optional.empty();
    }

    private int waiting() {
        return incidents
                .current()
                .map(incident -> followUps.waitingForMe(incident.id()))
                .orElse(0);
    }
}
