package jp.madoguchi.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/**
 * The address without a path: leads on to the start page of the user's first area. Who has no role stays here and is told
 * whom to ask.
 */
@Route("")
@PermitAll
public class StartView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient CurrentUser currentUser;

    StartView(CurrentUser currentUser) {
        this.currentUser = currentUser;
        addClassNames("m-page", "m-calm-page");
        add(new H1(getTranslation("security.noRole.title")), new Paragraph(getTranslation("security.noRole.text")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        PortalUser user = currentUser.require();
        Optional<Role> first = Stream.of(Role.values()).filter(user::has).findFirst();
        first.ifPresent(role -> event.forwardTo(role.area().path()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.noRole.title");
    }
}
