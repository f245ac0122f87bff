package jp.madoguchi.privacy.export.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.platform.ui.FrameAddition;
import jp.madoguchi.privacy.export.ExportRequestsChanged;
import jp.madoguchi.privacy.export.WaitingExports;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/**
 * Tells supervisors how many wishes for a large export wait for them: their start page is the form for the next call, and lists nothing.
 * Approvers have it on theirs.
 */
@org.springframework.stereotype.Component
class ExportsOnFrame implements FrameAddition {
    private final WaitingExports exports;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    ExportsOnFrame(WaitingExports exports, CurrentUser currentUser, LiveUpdates live) {
        this.exports = exports;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public Optional<Component> forBar() {
        PortalUser user = currentUser.require();
        return user.has(Role.SUPERVISOR) && !user.has(Role.APPROVER)
                ? Optional.of(new Bell(
                        "desk/exports",
                        "privacy.export.menu",
                        exports::forMe,
                        now -> {},
                        live,
                        List.of(ExportRequestsChanged.class)))
                : Optional.empty();
    }
}
