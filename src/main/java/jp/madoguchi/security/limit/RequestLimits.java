package jp.madoguchi.security.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.security.Refused;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Counts on each node who asks for what how often. What has not been asked for longest is forgotten first, so that whoever
 * invents names or addresses fills no memory. Reaching a limit is noted once until there is something left of it again.
 */
@Component
@EnableConfigurationProperties(LimitSettings.class)
public class RequestLimits {
    private static final int KEPT = 20_000;
    private static final int NETWORK_BYTES = 8;

    private final Map<String, Counted> counted = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counted> eldest) {
            return size() > KEPT;
        }
    };
    private final LimitSettings settings;
    private final ApplicationEventPublisher events;

    RequestLimits(LimitSettings settings, ApplicationEventPublisher events) {
        this.settings = settings;
        this.events = events;
    }

    private static final class Counted {
        private final Bucket bucket;
        private boolean noted;

        Counted(Bucket bucket) {
            this.bucket = bucket;
        }
    }

    /**
     * Counts one more.
     *
     * @param who a user's name or an address
     * @return for how long there is nothing left; empty where it may be done
     */
    public Optional<Duration> take(Limit limit, String who) {
        Counted one = counted(limit, who);
        ConsumptionProbe probe = one.bucket.tryConsumeAndReturnRemaining(1);
        boolean first;
        synchronized (one) {
            first = !probe.isConsumed() && !one.noted;
            one.noted = !probe.isConsumed();
        }
        if (first) {
            events.publishEvent(new Refused("429 " + limit.name().toLowerCase(Locale.ROOT)));
        }
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }

    /** Of IPv6 the first half: who has one address there has them all. */
    public Optional<Duration> takeFrom(Limit limit, String address) {
        return take(limit, network(address));
    }

    private synchronized Counted counted(Limit limit, String who) {
        int most = settings.of(limit);
        return counted.computeIfAbsent(
                limit + " " + who,
                any -> new Counted(Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(most).refillGreedy(most, limit.span()))
                        .build()));
    }

    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
