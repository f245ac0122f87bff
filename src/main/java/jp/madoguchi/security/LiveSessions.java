package jp.madoguchi.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The HTTP sessions of this node, so that one can be ended from outside of its own requests: when Keycloak says so, when a
 * role is taken away, when nobody has done anything for a while, and after the absolute limit that no activity prolongs. The
 * screens of an ended session go with it.
 *
 * <p>What counts as doing something is what a person does, told by {@link #active}: heartbeats, push and what a screen asks for
 * by itself because of a push do not.
 */
@Component
public class LiveSessions implements HttpSessionListener, HttpSessionIdListener {
    private static final Logger log = LoggerFactory.getLogger(LiveSessions.class);

    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final List<Consumer<HttpSession>> told = new CopyOnWriteArrayList<>();
    private static final String ACTIVE = LiveSessions.class.getName() + ".active";
    private static final String BEGUN = LiveSessions.class.getName() + ".begun";

    private final Duration absoluteLimit;
    private final Duration idleLimit;
    private final LongSupplier millis;
    private final LongSupplier nanos;

    @Autowired
    public LiveSessions(
            @Value("${madoguchi.session.absolute-limit:10h}") Duration absoluteLimit,
            @Value("${madoguchi.session.idle-limit:15m}") Duration idleLimit) {
        this(absoluteLimit, idleLimit, System::currentTimeMillis, System::nanoTime);
    }

    /**
     * @param millis the clock, which may be set
     * @param nanos what nobody can set, and what stands still while the machine sleeps
     */
    LiveSessions(Duration absoluteLimit, Duration idleLimit, LongSupplier millis, LongSupplier nanos) {
        this.absoluteLimit = absoluteLimit;
        this.idleLimit = idleLimit;
        this.millis = millis;
        this.nanos = nanos;
    }

    /** Measured both ways, since a clock that is set back must not let a session live longer. */
    private record Moment(long millis, long nanos) implements Serializable {}

    private Moment now() {
        return new Moment(millis.getAsLong(), nanos.getAsLong());
    }

    private Duration since(Moment then) {
        Moment now = now();
        Duration byClock = Duration.ofMillis(now.millis - then.millis);
        Duration passed = Duration.ofNanos(now.nanos - then.nanos);
        return byClock.compareTo(passed) > 0 ? byClock : passed;
    }

    /** A person has just done something with it. */
    public void active(HttpSession session) {
        session.setAttribute(ACTIVE, now());
    }

    /** Until it is ended if nobody does anything more. */
    public Duration untilIdle(HttpSession session) {
        return idleLimit.minus(since(session.getAttribute(ACTIVE) instanceof Moment active ? active : begun(session)));
    }

    /** Until it is ended whatever is done. */
    public Duration untilOver(HttpSession session) {
        return absoluteLimit.minus(since(begun(session)));
    }

    private Moment begun(HttpSession session) {
        return session.getAttribute(BEGUN) instanceof Moment begun
                ? begun
                : new Moment(session.getCreationTime(), nanos.getAsLong());
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        session.setAttribute(BEGUN, new Moment(session.getCreationTime(), nanos.getAsLong()));
        sessions.put(session.getId(), session);
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        sessions.remove(oldId);
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.remove(event.getSession().getId());
        told.forEach(one -> one.accept(event.getSession()));
    }

    /** Who wants to know of each session that has ended, whatever ended it. */
    void whenEnded(Consumer<HttpSession> tell) {
        told.add(tell);
    }

    public List<HttpSession> all() {
        return List.copyOf(sessions.values());
    }

    /** Ends a session, if it is still there. */
    public void end(String id, String why) {
        HttpSession session = sessions.remove(id);
        if (session != null) {
            log.info("A session is ended: {}", why);
            try {
                session.invalidate();
            } catch (IllegalStateException alreadyOver) {
                log.debug("The session was over already");
            }
        }
    }

    @Scheduled(fixedDelayString = "${madoguchi.session.look-every:5s}")
    void endWhatIsOver() {
        for (HttpSession session : all()) {
            try {
                if (untilOver(session).isNegative()) {
                    end(session.getId(), "it has reached the absolute limit");
                } else if (untilIdle(session).isNegative()) {
                    end(session.getId(), "nobody has done anything with it for too long");
                }
            } catch (IllegalStateException alreadyOver) {
                sessions.remove(session.getId());
            }
        }
    }
}
