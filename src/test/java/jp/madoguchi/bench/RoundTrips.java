package jp.madoguchi.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** The times of round trips to the server, by the step that they belong to; many tabs write at once. */
public final class RoundTrips {
    private final Map<String, ConcurrentLinkedQueue<Long>> nanos = new ConcurrentHashMap<>();
    private final LongAdder pushes = new LongAdder();

    void add(String step, long time) {
        nanos.computeIfAbsent(step, key -> new ConcurrentLinkedQueue<>()).add(time);
    }

    /** The server has sent something by itself. */
    public void pushed() {
        pushes.increment();
    }

    public long pushes() {
        return pushes.sum();
    }

    void clear() {
        nanos.clear();
        pushes.reset();
    }

    /** Rows of a table: step, number, p50, p95 and longest in milliseconds; the last row is all steps together. */
    List<String> rows() {
        Map<String, long[]> steps = new TreeMap<>();
        nanos.forEach((step, times) -> steps.put(step, sorted(times.stream())));
        long[] all = sorted(nanos.values().stream().flatMap(ConcurrentLinkedQueue::stream));
        return Stream.concat(
                        steps.entrySet().stream().map(step -> row(step.getKey(), step.getValue())),
                        Stream.of(row("**all**", all)))
                .toList();
    }

    private static long[] sorted(Stream<Long> times) {
        return times.mapToLong(Long::longValue).sorted().toArray();
    }

    private static String row(String step, long[] times) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f |",
                step,
                times.length,
                millis(times, 0.50),
                millis(times, 0.95),
                millis(times, 1));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
