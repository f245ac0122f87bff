package jp.madoguchi.inquiry.callback.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.ui.IncidentBells;
import jp.madoguchi.inquiry.callback.CallbackChanged;
import jp.madoguchi.inquiry.callback.CallbackCounts;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Shows the desk how many promised calls wait for the user or for whoever has time; the supervisor sees all. */
@org.springframework.stereotype.Component
class CallbacksOnFrame implements FrameAddition {
    private final IncidentBells bells;
    private final CallbackService callbacks;

    CallbacksOnFrame(IncidentBells bells, CallbackService callbacks) {
        this.bells = bells;
        this.callbacks = callbacks;
    }

    @Override
    public Optional<Component> forBar() {
        return bells.forBar(
                user -> user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR),
                "desk/callbacks",
                "inquiry.callback.menu",
                this::waiting,
                List.of(CallbackChanged.class));
    }

    private int waiting(long incidentId, PortalUser user) {
        CallbackCounts counts = callbacks.counts(incidentId);
        return user.has(Role.SUPERVISOR) ? counts.waiting() : counts.mine();
    }
}
