package jp.madoguchi.inquiry.request.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.ImpersonationSuspected;
import jp.madoguchi.inquiry.request.RequestService;
import jp.madoguchi.inquiry.request.RequestSettled;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;

/** Alerts officials on whatever screen they are when somebody seems to pose as us. */
@org.springframework.stereotype.Component
class ImpersonationsOnFrame implements FrameAddition {
    private final IncidentService incidents;
    private final RequestService requests;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    ImpersonationsOnFrame(
            IncidentService incidents, RequestService requests, CurrentUser currentUser, LiveUpdates live) {
        this.incidents = incidents;
        this.requests = requests;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        return currentUser.require().has(Role.OFFICIAL)
                ? Optional.of(new Bell(
                        "city/requests",
                        "inquiry.request.bell",
                        this::waiting,
                        now -> Notices.error(MessageText.of("inquiry.request.alarm", now)),
                        live,
                        List.of(ImpersonationSuspected.class, RequestSettled.class)))
                : Optional.empty();
    }

    private int waiting() {
        return incidents
                .current()
                .map(incident -> requests.waiting(incident.id()).impersonations())
                .orElse(0);
    }
}
