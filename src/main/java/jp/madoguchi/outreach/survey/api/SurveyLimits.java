package jp.madoguchi.outreach.survey.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.outreach.survey.SurveySettings;
import org.springframework.stereotype.Component;

/**
 * How often one link and one address may ask, on each node. What has not been asked for longest is forgotten first, so that whoever
 * invents links fills no memory; inventing them quickly enough to push out a limit runs into that of the address.
 */
@Component
class SurveyLimits {
    private static final int KEPT = 20_000;
    private static final int NETWORK_BYTES = 8;
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEPT;
        }
    };
    private final SurveySettings settings;
    private final TimeMeter time;

    SurveyLimits(SurveySettings settings, Clock clock) {
        this.settings = settings;
        this.time = new PortalTime(clock);
    }

    /** Whether this may be answered; both are counted either way. */
    boolean allows(String address, String link) {
        boolean ofAddress =
                bucket("a:" + network(address), settings.perAddress()).tryConsume(1);
        boolean ofLink = bucket("l:" + link, settings.perLink()).tryConsume(1);
        return ofAddress && ofLink;
    }

    /** After so long there is something left again. */
    static Duration span() {
        return SPAN;
    }

    private synchronized Bucket bucket(String key, int perSpan) {
        return buckets.computeIfAbsent(
                key,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perSpan).refillGreedy(perSpan, SPAN))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Of IPv6 the first half: who has one address there has them all. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    private record PortalTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
