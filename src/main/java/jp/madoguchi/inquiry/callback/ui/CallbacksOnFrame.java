package jp.madoguchi.inquiry.callback.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.callback.CallbackChanged;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** Shows the desk how many promised calls wait for the user or for whoever has time; the supervisor sees all. */
@org.springframework.stereotype.Component
class CallbacksOnFrame implements FrameAddition {
    private final IncidentService incidents;
    private final CallbackService callbacks;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    CallbacksOnFrame(IncidentService incidents, CallbackService callbacks, CurrentUser currentUser, LiveUpdates live) {
        this.incidents = incidents;
        this.callbacks = callbacks;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        PortalUser user = currentUser.require();
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR)
                ? Optional.of(new Bell(
                        "desk/callbacks",
                        "inquiry.callback.menu",
                        () -> waiting(user.has(Role.SUPERVISOR)),
                        now -> {},
                        live,
                        List.of(CallbackChanged.class)))
                : Optional.empty();
    }

    private int waiting(boolean all) {
        return incidents
                .current()
                .map(incident -> callbacks.counts(incident.id()))
                .map(counts -> all ? counts.waiting() : counts.mine())
                .orElse(0);
    }
}
