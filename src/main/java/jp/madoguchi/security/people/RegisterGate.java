package jp.madoguchi.security.people;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Refused;
import jp.madoguchi.security.people.ContractorPerson.Obstacle;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody past the sign-in against whom the register says something. The first request after a sign-in is asked about
 * before anything of it is answered, later ones every half minute; a last day that passes so ends a session too.
 */
@Component
public class RegisterGate {
    private static final String ASKED = RegisterGate.class.getName();
    private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private final RegisterCheck check;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;

    RegisterGate(RegisterCheck check, CurrentUser currentUser, ApplicationEventPublisher events) {
        this.check = check;
        this.currentUser = currentUser;
        this.events = events;
    }

    /** That the register had nothing against this user then; another user of the same session is asked about anew. */
    private record Asked(String user, long at) implements Serializable {}

    /** Whoever signs in is asked about, also where it is the same user in the same session. */
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpSession session = request.getRequest().getSession(false);
            if (session != null) {
                session.removeAttribute(ASKED);
            }
        }
    }

    /** Of screens: leads back to the sign-in page, which says what to do, and the same whatever the reason was. */
    public void guardScreens(HttpSecurity http) {
        http.addFilterAfter(ofScreens(), AnonymousAuthenticationFilter.class);
    }

    Filter ofScreens() {
        return new OfScreens();
    }

    /** Of the API: refused like whatever else isn't permitted. */
    public void guardApi(HttpSecurity http) {
        http.addFilterAfter(new OfApi(), ExceptionTranslationFilter.class);
    }

    private Optional<Obstacle> obstacle() {
        Optional<PortalUser> user = currentUser.get();
        Optional<Obstacle> obstacle = user.flatMap(check::obstacle);
        obstacle.ifPresent(
                why -> events.publishEvent(new Refused("register " + why.name().toLowerCase(Locale.ROOT))));
        return obstacle;
    }

    private final class OfScreens extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            HttpSession session = request.getSession(false);
            PortalUser user = currentUser.get().orElse(null);
            if (session == null || user == null || wasJustAsked(session, user)) {
                chain.doFilter(request, response);
                return;
            }
            Optional<Obstacle> obstacle = obstacle();
            if (obstacle.isEmpty()) {
                // a clock that is set back must not put off the next question
                session.setAttribute(ASKED, new Asked(user.name(), System.nanoTime()));
                chain.doFilter(request, response);
                return;
            }
            session.invalidate();
            SecurityContextHolder.clearContext();
            if (request.getParameter("v-r") == null) {
                response.sendRedirect(request.getContextPath() + "/sign-in?register");
            } else {
                // an open screen: Vaadin tells it that its session is over
                chain.doFilter(request, response);
            }
        }

        private static boolean wasJustAsked(HttpSession session, PortalUser user) {
            return session.getAttribute(ASKED) instanceof Asked asked
                    && asked.user().equals(user.name())
                    && System.nanoTime() - asked.at() < ASK_AGAIN_NANOS;
        }
    }

    private final class OfApi extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (obstacle().isPresent()) {
                // the entry about it stands in the trail already
                request.setAttribute(Refused.notedAttribute(), true);
                throw new AccessDeniedException("not in the register of contractors' people");
            }
            chain.doFilter(request, response);
        }
    }
}
