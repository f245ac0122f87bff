package jp.madoguchi.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.platform.nodes.NodeName;
import jp.madoguchi.security.OwnSessions.Held;
import jp.madoguchi.security.SharedSessions.Entered;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who is signed in, at whichever node, and how often. A user may have a few sessions at once, an office PC and the one in the meeting room;
 * one more ends the oldest, so that a forgotten one doesn't stay open and a stolen password doesn't go unnoticed.
 *
 * <p>Of its own sessions a node knows by itself; what it asks the database for are those of the others. While that is away it counts its own.
 */
@Component
public class SignedInSessions implements DisposableBean {
    static final String SIGNED_IN_AT = SignedInSessions.class.getName() + ".signedInAt";

    private static final Logger log = LoggerFactory.getLogger(SignedInSessions.class);

    private final LiveSessions sessions;
    private final OwnSessions own;
    private final SharedSessions shared;
    private final SessionThread thread;
    private final ApplicationEventPublisher events;
    private final Settings settings;

    /**
     * @param perUser at least 1
     * @param waitAtMost for the database, by somebody who signs in
     * @param silence a node that says nothing for so long is dead
     * @param absoluteLimit no session lives longer
     * @param follow whether this node looks by itself what the others do
     */
    record Settings(int perUser, Duration waitAtMost, Duration silence, Duration absoluteLimit, boolean follow) {
        Settings {
            if (perUser < 1) {
                throw new IllegalArgumentException("madoguchi.session.per-user must be 1 or more");
            }
        }
    }

    @Autowired
    SignedInSessions(
            LiveSessions sessions,
            SessionTable table,
            PortalNodes nodes,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${madoguchi.session.per-user:3}") int perUser,
            @Value("${madoguchi.session.absolute-limit:10h}") Duration absoluteLimit,
            @Value("${madoguchi.session.follow-nodes:true}") boolean follow) {
        this(
                sessions,
                table,
                nodes,
                transactions,
                events,
                clock,
                NodeName.fresh(),
                new Settings(perUser, Duration.ofSeconds(3), Duration.ofSeconds(20), absoluteLimit, follow));
    }

    SignedInSessions(
            LiveSessions sessions,
            SessionTable table,
            PortalNodes nodes,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock,
            String node,
            Settings settings) {
        this.sessions = sessions;
        this.events = events;
        this.settings = settings;
        this.own = new OwnSessions(sessions, clock, node);
        this.shared = new SharedSessions(
                table,
                nodes,
                new TransactionTemplate(transactions),
                clock,
                node,
                new SharedSessions.Rules(
                        settings.perUser(),
                        settings.silence(),
                        settings.absoluteLimit().plusHours(1)),
                System::nanoTime);
        this.thread = new SessionThread(settings.waitAtMost());
        sessions.whenEnded(this::ended);
    }

    /** The latest sign-in first. */
    List<SignedInSession> all() {
        return Stream.concat(own.all().stream().map(Held::row), shared.elsewhere().stream())
                .map(SessionRow::shown)
                .sorted(Comparator.comparing(SignedInSession::signedInAt).reversed())
                .toList();
    }

    int count(String user) {
        return own.of(user).size() + shared.elsewhere(user).size();
    }

    /** Has the other nodes end them as soon as the transaction is done. */
    void endElsewhere(String user, String by) {
        shared.endElsewhere(user, by);
        events.publishEvent(new SessionsChanged());
    }

    void endHere(String user) {
        own.of(user).forEach(held -> end(held.row().handle(), SessionEnd.ADMINISTRATOR));
    }

    /**
     * Keycloak has said that somebody has signed out. It tells one node of many; the sessions may be at any.
     *
     * @param token its number, which no other token has
     * @param keycloakSession the one that is over; absent where all of the user are
     * @return false where the token has come before, to whichever node
     */
    public boolean signedOut(String token, @Nullable String keycloakSession, @Nullable String keycloakUser) {
        return thread.ask(() -> shared.endByToken(
                        Objects.requireNonNull(OwnSessions.digest(token)),
                        OwnSessions.digest(keycloakSession),
                        OwnSessions.digest(keycloakUser)))
                .orElseGet(() -> {
                    log.warn(
                            "The other nodes could not be told that Keycloak has signed somebody out; they ask it themselves");
                    return true;
                });
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            signedIn(request.getRequest(), event.getAuthentication());
        }
    }

    void signedIn(HttpServletRequest request, Authentication authentication) {
        HttpSession session = request.getSession(false);
        if (session == null || !(OwnSessions.user(authentication) instanceof PortalUser user)) {
            return;
        }
        own.arrived(session);
        Held arrived = own.as(session, authentication, user);
        Optional<Integer> entered = thread.ask(() -> enter(arrived));
        if (entered.isEmpty()) {
            endOldestHere(arrived);
        }
        events.publishEvent(new SessionsChanged());
    }

    private void endOldestHere(Held arrived) {
        List<Held> theirs = new ArrayList<>(own.of(arrived.row().user()));
        theirs.removeIf(held -> held.row().handle().equals(arrived.row().handle()));
        theirs.subList(0, Math.max(0, theirs.size() + 1 - settings.perUser()))
                .forEach(held -> end(held.row().handle(), SessionEnd.TOO_MANY));
    }

    /** @return how many sign-ins the other nodes know of now and didn't before */
    private int enter(@Nullable Held arrived) {
        List<Held> held = new ArrayList<>(own.all());
        if (arrived != null) {
            held.removeIf(one -> one.row().handle().equals(arrived.row().handle()));
            held.add(arrived);
        }
        Entered entered = shared.enter(held.stream().map(Held::row).toList(), own.handles());
        for (Held one : held) {
            Long number = entered.numbers().get(one.row().handle());
            if (number != null) {
                own.number(one.session(), number);
            }
        }
        entered.tooMany().forEach(handle -> end(handle, SessionEnd.TOO_MANY));
        return entered.numbers().size();
    }

    @Scheduled(fixedDelayString = "${madoguchi.session.look-every:5s}")
    void follow() {
        if (settings.follow()) {
            thread.look(this::look);
        }
    }

    /** What the other nodes want of this one, and what they are to know of it. */
    void look() {
        Map<String, SessionEnd> ends =
                shared.look(own.all().stream().map(Held::row).toList(), own.handles());
        ends.forEach(this::end);
        if (enter(null) > 0 || !ends.isEmpty()) {
            events.publishEvent(new SessionsChanged());
        }
    }

    private void end(String handle, SessionEnd why) {
        own.under(handle).ifPresent(session -> {
            try {
                sessions.end(session.getId(), why.words());
            } catch (IllegalStateException alreadyOver) {
                log.debug("The session was over already");
            }
        });
    }

    private void ended(HttpSession session) {
        own.handle(session)
                .ifPresent(handle -> thread.note(() -> {
                    shared.gone(handle);
                    events.publishEvent(new SessionsChanged());
                }));
    }

    @Override
    public void destroy() {
        thread.note(shared::leave);
        thread.end();
    }
}
