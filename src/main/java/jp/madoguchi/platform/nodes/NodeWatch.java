package jp.madoguchi.platform.nodes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which of the other nodes have fallen silent, by this node's own patience: their clocks may say what they like. Used by one thread.
 *
 * <p>After a time in which it didn't look, because the database was away, it begins anew: the others couldn't be heard then either.
 */
public final class NodeWatch {
    private record Seen(long beat, long since) {}

    private final Map<String, Seen> others = new HashMap<>();
    private final long silenceNanos;
    private final LongSupplier nanos;
    private long looked;

    public NodeWatch(Duration silence, LongSupplier nanos) {
        this.silenceNanos = silence.toNanos();
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    /** Of these nodes those whose beat has stood still for so long. */
    public List<NodeBeat> silent(List<NodeBeat> nodes) {
        long now = nanos.getAsLong();
        if (now - looked >= silenceNanos) {
            others.clear();
        }
        looked = now;
        others.keySet().retainAll(nodes.stream().map(NodeBeat::id).toList());
        for (NodeBeat node : nodes) {
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
