package jp.madoguchi.platform.nodes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.madoguchi.platform.live.LiveEvent;
import jp.madoguchi.platform.live.LiveUpdates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets screens that are open at other nodes follow what is done at this one, and the other way round. What happened is told after its
 * commit, by a thread of its own: no commit waits for another node or fails for it, and a node that reaches nobody works alone. What
 * comes from others reaches open screens only; it isn't published again, so that no service does its work twice.
 *
 * <p>Where something may have been missed, open screens look anew: after too much at once, and when nodes come together or part.
 */
@Component
public class OtherNodes implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(OtherNodes.class);
    private static final int MOST_WAITING = 2_000;
    /** For so long events are gathered into one message; the same one twice counts once. */
    private static final int GATHER_MILLIS = 50;

    private static final int RETRY_MILLIS = 15_000;
    private static final byte[] EVERYTHING = {'*'};
    private static final long END_MILLIS = 3_000;

    private final NodeSettings settings;
    private final LiveUpdates screens;
    private final @Nullable EventMessages messages;
    private final @Nullable NodeKey key;
    private final BlockingQueue<LiveEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean tooMany = new AtomicBoolean();
    private final AtomicBoolean joined = new AtomicBoolean();
    private volatile boolean ended;
    private volatile @Nullable NodeChannel channel;
    private @Nullable Thread teller;

    OtherNodes(NodeSettings settings, LiveUpdates screens) {
        this.settings = settings;
        this.screens = screens;
        // a key that can't be read stops the start, not the first message
        this.key = settings.areNamed() ? settings.key() : null;
        this.messages = settings.areNamed() ? new EventMessages() : null;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (key != null && messages != null) {
            NodeKey with = key;
            EventMessages written = messages;
            teller = Thread.ofPlatform().daemon().name("other-nodes").start(() -> run(with, written));
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void happened(LiveEvent event) {
        if (messages != null && !waiting.offer(event)) {
            tooMany.set(true);
        }
    }

    /** The nodes that hear each other now, this one among them; none where it isn't connected. */
    List<String> connected() {
        NodeChannel open = channel;
        return open == null ? List.of() : open.members();
    }

    private void run(NodeKey with, EventMessages written) {
        try {
            connect(with, written);
            while (!ended) {
                LiveEvent first = waiting.take();
                Thread.sleep(GATHER_MILLIS);
                Set<LiveEvent> events = new LinkedHashSet<>(List.of(first));
                waiting.drainTo(events);
                tell(events, written);
            }
        } catch (InterruptedException end) {
            // the portal ends
        }
    }

    private void connect(NodeKey with, EventMessages written) throws InterruptedException {
        while (!ended) {
            NodeChannel opened = null;
            try {
                opened = new NodeChannel(settings, with, message -> heard(message, written), this::seen);
                opened.connect();
                channel = opened;
                if (ended) {
                    opened.close();
                }
                return;
            } catch (InterruptedException end) {
                throw end;
            } catch (Exception e) {
                if (opened != null) {
                    opened.close();
                }
                log.warn("This node can't listen at {} and works alone; it tries again", settings.own(), e);
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private void tell(Set<LiveEvent> events, EventMessages written) throws InterruptedException {
        NodeChannel open = channel;
        if (open == null || open.members().size() < 2) {
            // nobody hears it; who comes later looks for itself
            tooMany.set(false);
            return;
        }
        try {
            if (tooMany.getAndSet(false) || events.size() > EventMessages.MOST_EVENTS) {
                open.send(EVERYTHING);
            } else {
                byte[] message = written.write(events);
                open.send(message.length > EventMessages.MOST_BYTES ? EVERYTHING : message);
            }
        } catch (InterruptedException end) {
            throw end;
        } catch (Exception e) {
            tooMany.set(true);
            log.warn("The other nodes could not be told of a change", e);
        }
    }

    private void heard(byte[] message, EventMessages written) {
        if (message.length == EVERYTHING.length && message[0] == EVERYTHING[0]) {
            screens.lookAnew();
        } else {
            written.read(message).forEach(screens::followed);
        }
    }

    private void seen(int nodes) {
        int named = settings.members().size();
        if (nodes < named) {
            log.warn("{} of {} nodes hear each other; screens follow what is done at these", nodes, named);
        } else {
            log.info("All {} nodes hear each other", nodes);
        }
        if (joined.getAndSet(true)) {
            screens.lookAnew();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        ended = true;
        Thread running = teller;
        if (running != null) {
            running.interrupt();
            running.join(END_MILLIS);
        }
        NodeChannel open = channel;
        if (open != null) {
            open.close();
        }
    }
}
