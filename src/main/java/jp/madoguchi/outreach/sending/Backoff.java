package jp.madoguchi.outreach.sending;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When a message that was refused for now is tried again: later each time, and not all at once. */
@Component
class Backoff {
    private static final double JITTER = 0.2;

    private final SendingSettings settings;
    private final DoubleSupplier random;

    @Autowired
    Backoff(SendingSettings settings) {
        this(settings, () -> ThreadLocalRandom.current().nextDouble());
    }

    Backoff(SendingSettings settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    /** @param attempts how often it was tried by now */
    boolean isUsedUp(int attempts) {
        return attempts >= settings.attempts();
    }

    /** @param attempts how often it was tried by now */
    Duration after(int attempts) {
        double millis = settings.retryFirst().toMillis() * Math.pow(2, Math.min(attempts, 30) - 1.0);
        double most = Math.min(millis, settings.retryLongest().toMillis());
        return Duration.ofMillis((long) (most * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
    }
}
