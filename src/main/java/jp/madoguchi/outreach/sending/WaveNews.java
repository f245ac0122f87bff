package jp.madoguchi.outreach.sending;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.outreach.wave.WaveProgressed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells open screens how a wave gets on, at most twice a second for each wave, and in the end once more. */
@Component
class WaveNews {
    private static final long QUIET = Duration.ofMillis(500).toNanos();

    private static final class Wave {
        private final long incidentId;
        private long told = System.nanoTime() - QUIET;
        private boolean waits;

        Wave(long incidentId) {
            this.incidentId = incidentId;
        }
    }

    private final Map<Long, Wave> waves = new ConcurrentHashMap<>();
    private final OutcomeStore store;
    private final ApplicationEventPublisher events;

    WaveNews(OutcomeStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    void changed(long waveId) {
        Wave wave = waves.get(waveId);
        if (wave == null) {
            Optional<Long> incident = store.incidentOf(waveId);
            if (incident.isEmpty()) {
                return;
            }
            wave = waves.computeIfAbsent(waveId, id -> new Wave(incident.get()));
        }
        tell(waveId, wave, true);
    }

    /** Tells what had to wait. */
    void flush() {
        waves.forEach((id, wave) -> tell(id, wave, false));
    }

    private void tell(long id, Wave wave, boolean changed) {
        synchronized (wave) {
            wave.waits |= changed;
            long now = System.nanoTime();
            if (!wave.waits || now - wave.told < QUIET) {
                return;
            }
            wave.told = now;
            wave.waits = false;
        }
        events.publishEvent(new WaveProgressed(wave.incidentId, id));
    }
}
