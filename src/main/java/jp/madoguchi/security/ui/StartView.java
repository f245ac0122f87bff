package jp.madoguchi.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** The address without a path: leads on to the start page of the user's first area. */
@Route("")
@PermitAll
public class StartView extends Div implements BeforeEnterObserver {
    private final CurrentUser currentUser;

    StartView(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        PortalUser user = currentUser.require();
        for (Role role : Role.values()) {
            if (user.has(role)) {
                event.forwardTo(role.area().path());
                return;
            }
        }
    }
}
