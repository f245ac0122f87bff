package jp.madoguchi.security;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.madoguchi.platform.files.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The sessions of this node in which somebody is signed in, as its memory has them. */
final class OwnSessions {
    private static final String PLACE = OwnSessions.class.getName() + ".place";

    private final LiveSessions sessions;
    private final Clock clock;
    private final String node;

    OwnSessions(LiveSessions sessions, Clock clock, String node) {
        this.sessions = sessions;
        this.clock = clock;
        this.node = node;
    }

    /** A session and what all nodes are to know of it. */
    record Held(HttpSession session, SessionRow row) {}

    /** Under which a session stands in the database, and the number of its sign-in; 0 until all nodes know of it. */
    private record Place(String handle, long number) implements Serializable {}

    /** Somebody has signed in with it just now, perhaps not for the first time. */
    void arrived(HttpSession session) {
        session.setAttribute(SignedInSessions.SIGNED_IN_AT, clock.instant());
        session.setAttribute(PLACE, new Place(place(session).handle(), 0));
    }

    void number(HttpSession session, long number) {
        session.setAttribute(PLACE, new Place(place(session).handle(), number));
    }

    Optional<String> handle(HttpSession session) {
        try {
            return session.getAttribute(PLACE) instanceof Place place ? Optional.of(place.handle()) : Optional.empty();
        } catch (IllegalStateException alreadyOver) {
            return Optional.empty();
        }
    }

    Optional<HttpSession> under(String handle) {
        return sessions.all().stream()
                .filter(session -> handle(session).filter(handle::equals).isPresent())
                .findAny();
    }

    /** Of all that are open, also where a sign-in is just being written into one. */
    Set<String> handles() {
        return sessions.all().stream()
                .flatMap(session -> handle(session).stream())
                .collect(Collectors.toSet());
    }

    /** The oldest sign-in first. */
    List<Held> all() {
        return sessions.all().stream()
                .flatMap(session -> held(session).stream())
                .sorted(Comparator.comparing(held -> held.row().shown().signedInAt()))
                .toList();
    }

    List<Held> of(String user) {
        return all().stream().filter(held -> held.row().user().equals(user)).toList();
    }

    /** As of this user, since the session's context may be written only after the event of the sign-in. */
    Held as(HttpSession session, Authentication authentication, PortalUser user) {
        return held(session, authentication, user);
    }

    private Optional<Held> held(HttpSession session) {
        try {
            if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                            instanceof SecurityContext context
                    && context.getAuthentication() instanceof Authentication authentication
                    && user(authentication) instanceof PortalUser user) {
                return Optional.of(held(session, authentication, user));
            }
        } catch (IllegalStateException alreadyOver) {
            // it ended while it was looked at
        }
        return Optional.empty();
    }

    private Held held(HttpSession session, Authentication authentication, PortalUser user) {
        Instant since = session.getAttribute(SignedInSessions.SIGNED_IN_AT) instanceof Instant at
                ? at
                : onTheClock(session.getCreationTime());
        Place place = place(session);
        OidcUser oidc = authentication.getPrincipal() instanceof OidcUser keycloaks ? keycloaks : null;
        return new Held(
                session,
                new SessionRow(
                        place.handle(),
                        place.number(),
                        new SignedInSession(user, node, since, onTheClock(session.getLastAccessedTime())),
                        oidc == null ? null : digest(oidc.getClaimAsString("sid")),
                        oidc == null ? null : digest(oidc.getSubject())));
    }

    private synchronized Place place(HttpSession session) {
        if (session.getAttribute(PLACE) instanceof Place place) {
            return place;
        }
        Place place = new Place(UUID.randomUUID().toString(), 0);
        session.setAttribute(PLACE, place);
        return place;
    }

    /** Keycloak's names are random: nobody finds them by trying, so a plain digest tells nothing. */
    static @Nullable String digest(@Nullable String name) {
        return name == null ? null : Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The server counts its sessions' times by the machine; the demo stands on another day. */
    private Instant onTheClock(long machineMillis) {
        return clock.instant().minusMillis(System.currentTimeMillis() - machineMillis);
    }

    static @Nullable PortalUser user(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof PortalUser.Principal principal
                ? principal.portalUser()
                : null;
    }
}
