package jp.madoguchi.outreach.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are handed over, by {@code madoguchi.outreach.sending}.
 *
 * @param enabled whether this node hands messages over; not set: where a mail server, a gateway or a mailbox is
 * @param workers how many connections it keeps at most
 * @param batch how many messages a worker takes at once
 * @param beat how often a node says that it lives
 * @param silence without a beat for so long it counts as dead
 * @param idle pause of a worker that found nothing to do
 * @param retryFirst until the second try; it doubles with each further one
 * @param retryLongest at most so long
 * @param attempts after so many temporary refusals a message is given up
 * @param serverPatience a server that has refused everything for so long pauses its waves
 */
@ConfigurationProperties("madoguchi.outreach.sending")
record SendingSettings(
        @Nullable Boolean enabled,
        @DefaultValue("4") int workers,
        @DefaultValue("20") int batch,
        @DefaultValue("5s") Duration beat,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("500ms") Duration idle,
        @DefaultValue("1m") Duration retryFirst,
        @DefaultValue("2h") Duration retryLongest,
        @DefaultValue("8") int attempts,
        @DefaultValue("5m") Duration serverPatience) {
    SendingSettings {
        if (workers < 1 || workers > 64 || batch < 1 || batch > 500 || attempts < 1) {
            throw new IllegalArgumentException(
                    "madoguchi.outreach.sending: workers must be 1 to 64, batch 1 to 500, attempts at least 1");
        }
        if (silence.compareTo(beat.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "madoguchi.outreach.sending: silence must be at least three times as long as beat");
        }
    }
}
