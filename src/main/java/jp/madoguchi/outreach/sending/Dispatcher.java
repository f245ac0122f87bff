package jp.madoguchi.outreach.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.nodes.NodeBeat;
import jp.madoguchi.platform.nodes.NodeWatch;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/** A node that hands messages over: its workers, its beat, and its eye on the other nodes. */
final class Dispatcher {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** What is on the line when the portal is stopped has so long to be answered. */
    private static final Duration GOODBYE = Duration.ofSeconds(25);

    private final SendingParts parts;
    private final String node;
    private final NodeWatch watch;
    private final Map<MessageChannel, ChannelHealth> health = new ConcurrentHashMap<>();
    private final Set<String> active = Sender.noClaims();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    /** Whether the others know that this node lives; while they may not, it takes nothing. */
    private volatile boolean known;

    Dispatcher(SendingParts parts, String node) {
        this.parts = parts;
        this.node = node;
        this.watch = new NodeWatch(parts.settings().silence(), System::nanoTime);
    }

    String node() {
        return node;
    }

    boolean isRunning() {
        return running;
    }

    void start() {
        running = true;
        beat();
        threads.add(Thread.ofPlatform()
                .daemon()
                .name("sending-beat")
                .start(() -> every(parts.settings().beat(), this::look)));
        for (int i = 1; i <= parts.settings().workers(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("sending-" + i).start(this::work));
        }
    }

    /** Ends what is on the line, gives back what isn't, and takes leave of the others. */
    void stop() {
        running = false;
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        threads.forEach(thread -> join(thread, deadline));
        boolean all = threads.stream().noneMatch(Thread::isAlive);
        threads.forEach(Thread::interrupt);
        threads.clear();
        if (all) {
            parts.nodes().remove(node);
        }
    }

    private static void join(Thread thread, long deadline) {
        try {
            thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try (Sender sender = new Sender(parts, node, health, active, () -> running)) {
            while (running) {
                boolean busy = known && asSystem(sender::round);
                if (!busy) {
                    pause(parts.settings().idle());
                }
            }
        }
    }

    /** What goes wrong in a round is logged; the worker goes on. */
    private static boolean asSystem(java.util.function.BooleanSupplier work) {
        try {
            return SystemUser.run(SystemUser.named(Outcomes.BY), work::getAsBoolean);
        } catch (RuntimeException e) {
            log.error("A round of sending broke off; the next one goes on", e);
            return false;
        }
    }

    private void every(Duration span, Runnable work) {
        while (running) {
            pause(span);
            if (running) {
                asSystem(() -> {
                    work.run();
                    return true;
                });
            }
        }
    }

    private void pause(Duration span) {
        long deadline = System.nanoTime() + span.toNanos();
        while (running && System.nanoTime() < deadline) {
            long left = Math.min(
                    deadline - System.nanoTime(), Duration.ofMillis(100).toNanos());
            java.util.concurrent.locks.LockSupport.parkNanos(Math.max(1, left));
        }
    }

    /** One look around: what every node does for itself and for those that can't any more. */
    void look() {
        known = false;
        beat();
        List<NodeBeat> others = parts.nodes().all().stream()
                .filter(other -> !other.id().equals(node))
                .map(other -> new NodeBeat(other.id(), other.beat()))
                .toList();
        for (NodeBeat silent : watch.silent(others)) {
            if (parts.nodes().bury(silent.id(), silent.beat())) {
                log.warn("The node {} has fallen silent; what it was sending is uncertain now", silent.id());
            }
        }
        Set<Long> changed = parts.queue().takeBackFromTheDead();
        changed.addAll(parts.queue().takeBackOwn(node, Set.copyOf(active)));
        parts.outcomes().finishWaves().forEach(wave -> changed.add(wave.waveId()));
        changed.forEach(parts.news()::changed);
        parts.news().flush();
    }

    private void beat() {
        if (!parts.nodes().beat(node, parts.clock().instant())) {
            try {
                parts.nodes().add(node, parts.clock().instant());
            } catch (DuplicateKeyException e) {
                log.debug("The node was entered by a beat of the same moment", e);
            }
        }
        known = true;
    }
}
