package jp.madoguchi.outreach.sending;

import jp.madoguchi.platform.nodes.NodeName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts this portal's {@link Dispatcher} with the portal and stops it before the database closes. Each start is a node of its own: what
 * a process that was killed has left is never mistaken for its successor's.
 */
@Component
class SendingNode implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SendingNode.class);

    private final SendingParts parts;
    private final SendingSettings settings;
    private final MailboxSettings mailbox;
    private @Nullable Dispatcher dispatcher;

    SendingNode(SendingParts parts, SendingSettings settings, MailboxSettings mailbox) {
        this.parts = parts;
        this.settings = settings;
        this.mailbox = mailbox;
    }

    /** Whether this portal hands messages over. */
    boolean isWanted() {
        Boolean enabled = settings.enabled();
        return enabled != null
                ? enabled
                : mailbox.isConfigured() || parts.channels().values().stream().anyMatch(DeliveryChannel::isConfigured);
    }

    @Override
    public void start() {
        if (!isWanted()) {
            return;
        }
        Dispatcher started = new Dispatcher(parts, NodeName.fresh());
        started.start();
        dispatcher = started;
        log.info("Messages are handed over by node {}", started.node());
    }

    @Override
    public void stop() {
        Dispatcher running = dispatcher;
        if (running != null) {
            running.stop();
            dispatcher = null;
        }
    }

    @Override
    public boolean isRunning() {
        return dispatcher != null;
    }

    /** The name under which this portal sends; null where it doesn't. */
    @Nullable
    String node() {
        Dispatcher running = dispatcher;
        return running == null ? null : running.node();
    }
}
