package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;
import org.junit.jupiter.api.Test;

/** Times: when a message is tried again and how a wave is spread over a minute. */
class BackoffTest {
    private static final SendingSettings SETTINGS = new SendingSettings(
            true,
            1,
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofHours(2),
            8,
            Duration.ofMinutes(5));

    @Test
    void eachTryWaitsTwiceAsLongUpToTheLongestAndNotAllAtOnce() {
        Backoff middle = new Backoff(SETTINGS, () -> 0.5);
        assertThat(middle.after(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(middle.after(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(middle.after(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(middle.after(50)).isEqualTo(Duration.ofHours(2));
        assertThat(new Backoff(SETTINGS, () -> 0).after(1)).isEqualTo(Duration.ofSeconds(48));
        assertThat(new Backoff(SETTINGS, () -> 1).after(1)).isEqualTo(Duration.ofSeconds(72));
        assertThat(middle.isUsedUp(7)).isFalse();
        assertThat(middle.isUsedUp(8)).isTrue();
    }

    @Test
    void aWaveIsSpreadOverItsMinute() {
        RunningWave wave = new RunningWave(1, 1, MessageChannel.EMAIL, 600, 540, 1260);
        Instant minute = Instant.parse("2022-07-01T01:00:00Z");
        assertThat(wave.allowed(minute)).isEqualTo(10);
        assertThat(wave.allowed(minute.plusSeconds(30))).isEqualTo(310);
        assertThat(wave.allowed(minute.plusSeconds(59))).isEqualTo(600);
        assertThat(wave.isSendingTime(Instant.parse("2022-07-01T00:00:00Z"))).isTrue();
        assertThat(wave.isSendingTime(Instant.parse("2022-06-30T23:59:59Z"))).isFalse();
        assertThat(wave.isSendingTime(Instant.parse("2022-07-01T12:00:00Z"))).isFalse();
    }

    @Test
    void aServerRestsLongerAfterEachFailureAndIsLostAfterTheWholePatience() {
        ChannelHealth health = new ChannelHealth(Duration.ofMinutes(5));
        Instant now = Instant.parse("2022-07-01T01:00:00Z");
        health.down("refused", now);
        assertThat(health.isResting(now)).isTrue();
        assertThat(health.isResting(now.plusSeconds(1))).isFalse();
        health.down("refused", now.plusSeconds(1));
        assertThat(health.isResting(now.plusSeconds(2))).isTrue();
        health.down("refused", now.plusSeconds(3));
        assertThat(health.lost(now.plusSeconds(299))).isNull();
        assertThat(health.lost(now.plusSeconds(300))).isEqualTo("refused");
        assertThat(health.lost(now.plusSeconds(301))).as("said once").isNull();
        health.down("refused", now);
        health.accepted();
        assertThat(health.isResting(now)).isFalse();
    }
}
