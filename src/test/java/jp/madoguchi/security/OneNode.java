package jp.madoguchi.security;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.PlatformTransactionManager;

/** One of several nodes on a database: its own memory of sessions, and nothing in common with the others but the tables. */
public final class OneNode {
    public static final int ALLOWED = 3;
    static final Duration PATIENCE = Duration.ofSeconds(2);
    static final Duration SILENCE = Duration.ofMillis(700);

    final LiveSessions live = new LiveSessions(Duration.ofHours(10), Duration.ofMinutes(15));
    final SignedInSessions sessions;

    OneNode(String name, DataSource database, PlatformTransactionManager transactions, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        this.sessions = new SignedInSessions(
                live,
                new SessionTable(jdbc, new JdbcTemplate(database)),
                new PortalNodes(jdbc),
                transactions,
                event -> {},
                clock,
                name,
                new SignedInSessions.Settings(ALLOWED, PATIENCE, SILENCE, Duration.ofHours(10), true));
    }

    /** On the database of this portal. */
    public static OneNode of(ApplicationContext portal, String name) {
        return of(portal, name, portal.getBean(Clock.class));
    }

    /** A node that can't ask anybody. */
    public static OneNode withoutDatabase(Clock clock) {
        SwitchedDatabase away = new SwitchedDatabase(new DriverManagerDataSource());
        away.refuse();
        return new OneNode("one", away, new JdbcTransactionManager(away), clock);
    }

    static OneNode of(ApplicationContext portal, String name, Clock clock) {
        return new OneNode(
                name, portal.getBean(DataSource.class), portal.getBean(PlatformTransactionManager.class), clock);
    }

    public LiveSessions live() {
        return live;
    }

    public SignedInSessions sessions() {
        return sessions;
    }

    /** What it does by itself every few seconds. */
    public void look() {
        sessions.look();
    }

    public MockHttpSession signIn(String name) {
        return signIn(SystemUser.authentication(new PortalUser(name, name, "city", Set.of(Role.OFFICIAL))));
    }

    public MockHttpSession signIn(Authentication authentication) {
        return signIn(open(), authentication);
    }

    MockHttpSession open() {
        MockHttpSession session = new MockHttpSession();
        live.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    /** As Spring Security does it: the context is written after the event. */
    MockHttpSession signIn(MockHttpSession session, Authentication authentication) {
        arrive(session, authentication);
        return write(session, authentication);
    }

    void arrive(MockHttpSession session, Authentication authentication) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        sessions.signedIn(request, authentication);
    }

    static MockHttpSession write(MockHttpSession session, Authentication authentication) {
        if (!session.isInvalid()) {
            session.setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                    new SecurityContextImpl(authentication));
        }
        return session;
    }

    void signOut(MockHttpSession session) {
        live.sessionDestroyed(new HttpSessionEvent(session));
        session.invalidate();
    }
}
