package jp.madoguchi.outreach.sending;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import jp.madoguchi.outreach.MessageChannel;

/** A server at the end of the line that does what a test says, and remembers what it has accepted. */
class FakeServer implements DeliveryChannel {
    /** The process ends here, with no chance to write anything down. */
    static final class Crash extends Error {}

    private final MessageChannel kind;
    final List<Long> accepted = Collections.synchronizedList(new ArrayList<>());
    final Map<Long, Integer> seen = new ConcurrentHashMap<>();
    volatile boolean down;
    volatile BiFunction<FakeServer, ComposedMessage, Handover> behaviour = FakeServer::accept;

    FakeServer(MessageChannel kind) {
        this.kind = kind;
    }

    Handover accept(ComposedMessage message) {
        accepted.add(message.deliveryId());
        return new Handover.Accepted("2.0.0", "250 2.0.0 Ok");
    }

    @Override
    public MessageChannel kind() {
        return kind;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public String server() {
        return "fake";
    }

    @Override
    public String sender() {
        return "madoguchi@example.jp";
    }

    @Override
    public Line open() {
        return new Line() {
            @Override
            public void ready() throws LineDownException {
                if (down) {
                    throw new LineDownException("connection refused", new java.net.ConnectException());
                }
            }

            @Override
            public Handover handOver(ComposedMessage message, int attempt) {
                seen.merge(message.deliveryId(), 1, Integer::sum);
                return behaviour.apply(FakeServer.this, message);
            }

            @Override
            public void close() {}
        };
    }
}
