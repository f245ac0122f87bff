package jp.madoguchi.security;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * When the current user has last proved who they are. Keycloak says it in the ID token ({@code auth_time}, OpenID Connect Core 2), since
 * its own session may be hours older than the portal's; in the demo it is the moment of the sign-in.
 */
@Component
public class FreshSignIn {
    private final Clock clock;
    private final Environment environment;

    FreshSignIn(Clock clock, Environment environment) {
        this.clock = clock;
        this.environment = environment;
    }

    /**
     * Where a sign-in is asked for although there is one.
     *
     * @param screen the route to come back to; the demo leads to its start page
     */
    public String again(String screen) {
        return environment.matchesProfiles("production")
                ? "/oauth2/authorization/keycloak?again=" + screen
                : "/sign-in";
    }

    /** Whether it was within this time; not where nobody knows when. */
    public boolean within(Duration time) {
        return at().filter(at -> !at.isBefore(clock.instant().minus(time))).isPresent();
    }

    private Optional<Instant> at() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (user != null && user.getPrincipal() instanceof OidcUser oidc) {
            return Optional.ofNullable(oidc.getIdToken().getAuthenticatedAt());
        }
        return Optional.ofNullable(ofSession());
    }

    private static @Nullable Instant ofSession() {
        VaadinSession screen = VaadinSession.getCurrent();
        Object at = null;
        if (screen != null && screen.getSession() != null) {
            at = screen.getSession().getAttribute(SignedInSessions.SIGNED_IN_AT);
        } else if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpSession session = request.getRequest().getSession(false);
            at = session == null ? null : session.getAttribute(SignedInSessions.SIGNED_IN_AT);
        }
        return at instanceof Instant moment ? moment : null;
    }
}
