package jp.madoguchi.outreach.sending;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which of the other nodes have fallen silent, by this node's own patience: their clocks may say what they like. Used by one thread.
 */
final class NodeWatch {
    private record Seen(long beat, long since) {}

    private final Map<String, Seen> others = new HashMap<>();
    private final long silenceNanos;
    private final LongSupplier nanos;

    NodeWatch(Duration silence, LongSupplier nanos) {
        this.silenceNanos = silence.toNanos();
        this.nanos = nanos;
    }

    /** Of these nodes those whose beat has stood still for so long. */
    List<NodeStore.Node> silent(List<NodeStore.Node> nodes) {
        long now = nanos.getAsLong();
        others.keySet().retainAll(nodes.stream().map(NodeStore.Node::id).toList());
        for (NodeStore.Node node : nodes) {
            Seen seen = others.get(node.id());
            if (seen == null || seen.beat() != node.beat()) {
                others.put(node.id(), new Seen(node.beat(), now));
            }
        }
        return nodes.stream()
                .filter(node -> {
                    Seen seen = others.get(node.id());
                    return seen != null && now - seen.since() >= silenceNanos;
                })
                .toList();
    }
}
