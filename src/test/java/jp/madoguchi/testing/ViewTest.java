package jp.madoguchi.testing;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A test of screens without a browser: the whole portal, an empty database, nobody signed in, Japanese. A test signs in
 * with {@link #signIn}, which opens a fresh UI for that user, and goes to an address with {@code UI.navigate}.
 */
@PortalTest
public abstract class ViewTest {
    private static final Routes ROUTES = routes();

    @Autowired
    protected ApplicationContext context;

    @Autowired
    protected JdbcClient jdbc;

    /** Our views, and our pages for what isn't there or isn't permitted instead of those that karibu would show. */
    private static Routes routes() {
        Routes routes = new Routes().autoDiscoverViews("jp.madoguchi");
        routes.getErrorRoutes().removeIf(page -> !page.getName().startsWith("jp.madoguchi"));
        return routes;
    }

    @BeforeEach
    void emptyDatabase() {
        CleanDatabase.clean(jdbc);
    }

    /** Opens the portal as a user with just this role. */
    protected PortalUser signIn(Role role) {
        PortalUser user = SignedIn.as(role);
        open();
        return user;
    }

    /** Opens the portal as this user. */
    protected void signIn(PortalUser user) {
        SignedIn.as(user);
        open();
    }

    /** Opens the portal as nobody. */
    protected void signOut() {
        SignedIn.out();
        open();
    }

    private void open() {
        leave();
        Locale.setDefault(Locale.JAPANESE);
        // Vaadin asks the request for the user and the roles, as a servlet filter would have set them
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            Authentication user = SecurityContextHolder.getContext().getAuthentication();
            request.setUserPrincipalInt(user);
            request.setUserInRole((principal, role) -> user != null
                    && user.getAuthorities().stream()
                            .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority())));
            return request;
        });
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
        UI.getCurrent().setLocale(Locale.JAPANESE);
    }

    /**
     * Takes the screens down as the end of a session does. karibu's own end tells the UI alone that it is gone and none of its
     * components, so that whatever had been opened in a run would go on following changes, and stay in memory.
     */
    private static void leave() {
        VaadinSession session = VaadinSession.getCurrent();
        if (session != null) {
            List.copyOf(session.getUIs()).forEach(session::removeUI);
        }
    }

    @AfterEach
    void close() {
        leave();
        MockVaadin.tearDown();
        SignedIn.out();
    }
}
