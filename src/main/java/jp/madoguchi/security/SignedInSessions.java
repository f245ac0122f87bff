package jp.madoguchi.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who is signed in on this node, and how often. A user may have a few sessions at once, an office PC and the one in the meeting room;
 * one more ends the oldest, so that a forgotten one doesn't stay open and a stolen password doesn't go unnoticed.
 */
@Component
public class SignedInSessions {
    static final String SIGNED_IN_AT = SignedInSessions.class.getName() + ".signedInAt";

    private final LiveSessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int perUser;

    /** @param perUser at least 1 */
    SignedInSessions(
            LiveSessions sessions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${madoguchi.session.per-user:3}") int perUser) {
        if (perUser < 1) {
            throw new IllegalArgumentException("madoguchi.session.per-user must be 1 or more");
        }
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
        this.perUser = perUser;
    }

    private record Held(HttpSession session, SignedInSession shown) {}

    /** The latest sign-in first. */
    List<SignedInSession> all() {
        return held().stream().map(Held::shown).toList().reversed();
    }

    /** @return how many were ended */
    int endAllOf(String user, String why) {
        List<Held> theirs = of(user);
        theirs.forEach(held -> sessions.end(held.session().getId(), why));
        events.publishEvent(new SessionsChanged());
        return theirs.size();
    }

    int count(String user) {
        return of(user).size();
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && user(event.getAuthentication()) instanceof PortalUser user) {
            signedIn(request.getRequest(), user);
        }
    }

    void signedIn(HttpServletRequest request, PortalUser user) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        session.setAttribute(SIGNED_IN_AT, clock.instant());
        List<Held> theirs = new ArrayList<>(of(user.name()));
        // its context may be written only after this event
        theirs.removeIf(held -> held.session().getId().equals(session.getId()));
        for (Held oldest : theirs.subList(0, Math.max(0, theirs.size() + 1 - perUser))) {
            sessions.end(oldest.session().getId(), "its user has signed in once more than allowed");
        }
        events.publishEvent(new SessionsChanged());
    }

    private List<Held> of(String user) {
        return held().stream()
                .filter(held -> held.shown().user().name().equals(user))
                .toList();
    }

    /** The oldest sign-in first. */
    private List<Held> held() {
        return sessions.all().stream()
                .flatMap(session -> held(session).stream())
                .sorted(Comparator.comparing(held -> held.shown().signedInAt()))
                .toList();
    }

    private Optional<Held> held(HttpSession session) {
        try {
            if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                            instanceof SecurityContext context
                    && user(context.getAuthentication()) instanceof PortalUser user) {
                Instant since = session.getAttribute(SIGNED_IN_AT) instanceof Instant at
                        ? at
                        : onTheClock(session.getCreationTime());
                return Optional.of(
                        new Held(session, new SignedInSession(user, since, onTheClock(session.getLastAccessedTime()))));
            }
        } catch (IllegalStateException alreadyOver) {
            // it ended while it was looked at
        }
        return Optional.empty();
    }

    /** The server counts its sessions' times by the machine; the demo stands on another day. */
    private Instant onTheClock(long machineMillis) {
        return clock.instant().minusMillis(System.currentTimeMillis() - machineMillis);
    }

    private static @Nullable PortalUser user(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof PortalUser.Principal principal
                ? principal.portalUser()
                : null;
    }
}
