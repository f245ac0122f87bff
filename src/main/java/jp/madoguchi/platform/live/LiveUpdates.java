package jp.madoguchi.platform.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets open screens follow what others do. A room publishes a {@link LiveEvent} with Spring's event publisher; after the
 * commit, every attached component that {@link #follow follows} that kind of event is run in its own UI, at most once in
 * {@value #QUIET_MILLIS} ms however many events come, so that an import of thousands of rows repaints a chart once.
 */
@org.springframework.stereotype.Component
public class LiveUpdates implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(LiveUpdates.class);
    static final int QUIET_MILLIS = 150;

    private final Map<Follower, Predicate<LiveEvent>> followers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-updates").factory());

    /**
     * Runs {@code refresh} in the component's UI, and pushes, whenever such an event is committed while the component is
     * attached. Call it in the constructor; nothing needs to be undone.
     */
    public void follow(Component component, Class<? extends LiveEvent> kind, Runnable refresh) {
        follow(component, kind, event -> true, refresh);
    }

    /**
     * The same for those events only that concern the screen: where many have it open, each needless repaint is one for each of them.
     *
     * @param concerns asked in the thread that made the change; it must not look into the screen
     */
    public <E extends LiveEvent> void follow(
            Component component, Class<E> kind, Predicate<E> concerns, Runnable refresh) {
        Predicate<LiveEvent> wanted = event -> kind.isInstance(event) && concerns.test(kind.cast(event));
        component.addAttachListener(attach -> {
            Follower follower = new Follower(attach.getUI(), refresh, new AtomicBoolean());
            followers.put(follower, wanted);
            Registration[] once = new Registration[1];
            once[0] = component.addDetachListener(detach -> {
                followers.remove(follower);
                once[0].remove();
            });
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    public void committed(LiveEvent event) {
        followed(event);
    }

    /** The same for what was committed at another node. */
    public void followed(LiveEvent event) {
        followers.forEach((follower, wanted) -> {
            if (wanted.test(event)) {
                soon(follower);
            }
        });
    }

    /** Something has happened, and nobody knows what: each screen that follows anything looks. */
    public void lookAnew() {
        followers.keySet().forEach(this::soon);
    }

    private void soon(Follower follower) {
        if (follower.waiting.compareAndSet(false, true)) {
            later.schedule(() -> repaint(follower), QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void repaint(Follower follower) {
        try {
            // accessing takes the session's lock: never wait for one user's slow request on behalf of all the others
            follower.ui.access(() -> {
                // only now: while the session is busy, what happens meanwhile is seen by this look, and needs none of
                // its own
                follower.waiting.set(false);
                try {
                    follower.refresh.run();
                } catch (RuntimeException e) {
                    log.warn("A screen could not follow a change", e);
                }
            });
        } catch (UIDetachedException gone) {
            // it was closed a moment ago
            follower.waiting.set(false);
        }
    }

    /** How many open screens' parts are told of changes now. */
    int following() {
        return followers.size();
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }

    private record Follower(UI ui, Runnable refresh, AtomicBoolean waiting) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
