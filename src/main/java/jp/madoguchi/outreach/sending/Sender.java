package jp.madoguchi.outreach.sending;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One worker of a node: takes a few messages, writes them, and hands one after the other over. Used by one thread. */
final class Sender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final SendingParts parts;
    private final String node;
    private final Map<MessageChannel, ChannelHealth> health;
    private final Set<String> active;
    private final BooleanSupplier running;
    private final Map<MessageChannel, DeliveryChannel.Line> lines = new EnumMap<>(MessageChannel.class);
    private final Clock clock;

    /**
     * @param health shared by the workers of a node
     * @param active the claims that the node's workers are at, shared with who looks for those that nobody is at
     * @param running false: not one message more
     */
    Sender(
            SendingParts parts,
            String node,
            Map<MessageChannel, ChannelHealth> health,
            Set<String> active,
            BooleanSupplier running) {
        this.parts = parts;
        this.node = node;
        this.health = health;
        this.active = active;
        this.running = running;
        this.clock = parts.clock();
    }

    static Set<String> noClaims() {
        return ConcurrentHashMap.newKeySet();
    }

    /** Takes and sends a few. @return whether there was anything to do */
    boolean round() {
        Set<MessageChannel> ready = EnumSet.noneOf(MessageChannel.class);
        parts.channels().forEach((kind, channel) -> {
            if (channel.isConfigured() && !healthOf(kind).isResting(clock.instant())) {
                ready.add(kind);
            }
        });
        if (ready.isEmpty()) {
            return false;
        }
        String claim = Queue.newClaim();
        active.add(claim);
        try {
            List<Queue.Claim> taken =
                    parts.queue().take(node, claim, ready, parts.settings().batch());
            taken.forEach(this::send);
            return !taken.isEmpty();
        } finally {
            // what it still has after an error is nobody's now, and the node's next look takes it back
            active.remove(claim);
        }
    }

    private void send(Queue.Claim claim) {
        DeliveryChannel.Line line = lines.computeIfAbsent(
                claim.channel(), kind -> parts.channel(kind).open());
        List<Long> left = new ArrayList<>(
                claim.messages().stream().map(Claimed::deliveryId).toList());
        try {
            line.ready();
            Map<Long, ComposedMessage> composed =
                    compose(claim.messages().stream().map(Claimed::deliveryId).toList());
            for (Claimed message : claim.messages()) {
                if (!running.getAsBoolean() || !parts.queue().mayGo(claim)) {
                    break;
                }
                ComposedMessage text = composed.get(message.deliveryId());
                line.ready();
                Queue.Begun begun = begin(claim, message, text);
                if (begun == Queue.Begun.OUTDATED) {
                    text = compose(List.of(message.deliveryId())).get(message.deliveryId());
                    begun = begin(claim, message, text);
                }
                if (begun == Queue.Begun.OUTDATED) {
                    // once more at its next turn
                    continue;
                }
                if (text == null) {
                    parts.outcomes().unwritable(message, claim.id(), "NO_TEXT");
                } else if (begun == Queue.Begun.YES && !one(claim, message, text, line)) {
                    break;
                }
                left.remove(message.deliveryId());
            }
        } catch (LineDownException e) {
            log.warn("{} can't be reached: {}", parts.channel(claim.channel()).server(), e.getMessage());
            healthOf(claim.channel()).down(String.valueOf(e.getMessage()), clock.instant());
        } catch (DataAccessException | TransactionException e) {
            log.warn("The database didn't answer while messages were being sent; they go on later", e);
        }
        if (!left.isEmpty()) {
            untilWritten("messages to be given back", () -> parts.queue().release(left, claim.id()));
        }
        if (claim.wave() != null) {
            parts.news().changed(claim.wave().id());
            pauseWhereTheServerIsLost(claim);
        }
    }

    private Queue.Begun begin(Queue.Claim claim, Claimed message, @Nullable ComposedMessage text) {
        return text == null ? Queue.Begun.GONE : parts.queue().begin(message, claim.id(), text);
    }

    /** @return whether the next one may follow */
    private boolean one(Queue.Claim claim, Claimed message, ComposedMessage text, DeliveryChannel.Line line) {
        Handover handover = handOver(line, text, message.attempts() + 1);
        untilWritten("what became of a message", () -> parts.outcomes().record(message, claim.id(), handover));
        ChannelHealth channel = healthOf(claim.channel());
        switch (handover) {
            case Handover.Accepted accepted -> channel.accepted();
            // of this address only; the server does work
            case Handover.Permanent permanent -> channel.accepted();
            case Handover.Temporary temporary -> channel.refused(temporary.answer(), clock.instant());
            case Handover.Unclear unclear -> channel.refused(unclear.answer(), clock.instant());
            case Handover.Refused refused -> {
                log.warn("The server takes nothing from the portal: {}", refused.answer());
                channel.down(refused.answer(), clock.instant());
                return false;
            }
        }
        if (claim.wave() != null) {
            parts.news().changed(claim.wave().id());
        }
        return true;
    }

    private static Handover handOver(DeliveryChannel.Line line, ComposedMessage text, int attempt) {
        try {
            return line.handOver(text, attempt);
        } catch (RuntimeException e) {
            // whatever it was, it came after the message had been begun
            log.error("Handing the message {} over broke off", text.deliveryId(), e);
            return new Handover.Unclear(e.getClass().getSimpleName());
        }
    }

    private Map<Long, ComposedMessage> compose(List<Long> ids) {
        try {
            return parts.compose(ids);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // one that can't be written must not keep the others from going out
            log.error("Messages could not be written together, each is tried alone", e);
            Map<Long, ComposedMessage> each = new java.util.HashMap<>();
            for (Long id : ids) {
                try {
                    each.putAll(parts.compose(List.of(id)));
                } catch (DataAccessException | TransactionException gone) {
                    throw gone;
                } catch (RuntimeException alone) {
                    log.error("The message {} could not be written", id, alone);
                }
            }
            return each;
        }
    }

    private void pauseWhereTheServerIsLost(Queue.Claim claim) {
        String why = healthOf(claim.channel()).lost(clock.instant());
        if (why != null && claim.wave() != null) {
            parts.outcomes().pauseForServer(claim.wave().id(), why);
        }
    }

    private ChannelHealth healthOf(MessageChannel kind) {
        return health.computeIfAbsent(
                kind, any -> new ChannelHealth(parts.settings().serverPatience()));
    }

    /**
     * What is known of a message is written down, however long the database takes to come back; only the end of the process cuts it
     * short, and then the others find the message uncertain.
     */
    private void untilWritten(String what, Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn("The database didn't take {}; it is tried again", what, e);
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        lines.values().forEach(DeliveryChannel.Line::close);
        lines.clear();
    }
}
