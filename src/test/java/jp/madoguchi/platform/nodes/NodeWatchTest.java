package jp.madoguchi.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NodeWatchTest {
    @Test
    void aNodeIsDeadWhenItsBeatStandsStillWhateverItsClockSays() {
        AtomicLong nanos = new AtomicLong();
        NodeWatch watch = new NodeWatch(Duration.ofSeconds(10), nanos::get);
        assertThat(watch.silent(List.of(node(1)))).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(watch.silent(List.of(node(2)))).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(watch.silent(List.of(node(2)))).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(watch.silent(List.of(node(2)))).hasSize(1);
    }

    @Test
    void nobodyIsDeadForATimeInWhichNobodyCouldBeHeard() {
        AtomicLong nanos = new AtomicLong();
        NodeWatch watch = new NodeWatch(Duration.ofSeconds(10), nanos::get);
        assertThat(watch.silent(List.of(node(1)))).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(watch.silent(List.of(node(1)))).as("the first look after it").isEmpty();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(watch.silent(List.of(node(1)))).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(watch.silent(List.of(node(1)))).hasSize(1);
    }

    private static NodeBeat node(long beat) {
        return new NodeBeat("other", beat);
    }

    @Test
    void noTwoStartsHaveTheSameName() {
        assertThat(NodeName.fresh()).isNotEqualTo(NodeName.fresh()).hasSizeLessThanOrEqualTo(60);
    }
}
