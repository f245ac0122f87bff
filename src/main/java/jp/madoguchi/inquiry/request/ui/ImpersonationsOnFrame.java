package jp.madoguchi.inquiry.request.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.ui.IncidentBells;
import jp.madoguchi.inquiry.ImpersonationSuspected;
import jp.madoguchi.inquiry.request.RequestService;
import jp.madoguchi.inquiry.request.RequestSettled;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.security.Role;

/** Alerts officials on whatever screen they are when somebody seems to pose as us. */
@org.springframework.stereotype.Component
class ImpersonationsOnFrame implements FrameAddition {
    private final IncidentBells bells;
    private final RequestService requests;

    ImpersonationsOnFrame(IncidentBells bells, RequestService requests) {
        this.bells = bells;
        this.requests = requests;
    }

    @Override
    public Optional<Component> forBar() {
        return bells.forBar(
                user -> user.has(Role.OFFICIAL),
                "city/requests",
                "inquiry.request.bell",
                (incidentId, user) -> requests.waiting(incidentId).impersonations(),
                now -> Notices.error(MessageText.of("inquiry.request.alarm", now)),
                List.of(ImpersonationSuspected.class, RequestSettled.class));
    }
}
