package jp.madoguchi.outreach.wave;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a wave from one state to the next, and writes down who did so. */
@Component
class WaveSteps {
    private final WaveStore store;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WaveSteps(
            WaveStore store, CurrentUser currentUser, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.currentUser = currentUser;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @throws RejectedException where there is no such wave */
    Wave lock(long waveId) {
        return store.lock(waveId).orElseThrow(() -> new RejectedException(MessageText.of("outreach.wave.rule.gone")));
    }

    /** @throws RejectedException where somebody has changed it since */
    static void requireSeen(Wave wave, int seen) {
        if (wave.revision() != seen) {
            throw new RejectedException("seen", MessageText.of("outreach.wave.rule.meanwhile"));
        }
    }

    /** @throws RejectedException where it can't become so from where it stands */
    static void requireNext(Wave wave, WaveState next) {
        if (!wave.state().next().contains(next)) {
            throw new RejectedException(
                    MessageText.of("outreach.wave.rule.state", MessageText.of("outreach.wave.state." + wave.state())));
        }
    }

    void enter(Wave wave, WaveState state) {
        requireNext(wave, state);
        store.state(wave.id(), state, clock.instant());
        events.publishEvent(new WaveStateChanged(wave.incidentId(), wave.id()));
    }

    /** Call it last: the trail is written here. */
    void taken(Wave wave, WaveStep.Kind kind, @Nullable String note, Map<String, String> details) {
        store.addStep(wave.id(), new WaveStep(kind, by(), clock.instant(), note));
        events.publishEvent(new WaveProgressed(wave.incidentId(), wave.id()));
        Map<String, String> all = new LinkedHashMap<>(details);
        audit.record("outreach.wave.audit." + kind, object(wave), note, all);
    }

    /** A change of the draft. Call it last. */
    void changed(Wave wave, WaveStep.Kind kind) {
        store.addStep(wave.id(), new WaveStep(kind, by(), clock.instant(), null));
        events.publishEvent(new WaveProgressed(wave.incidentId(), wave.id()));
        audit.record("outreach.wave.audit." + kind, object(wave), null, Map.of());
    }

    String by() {
        return currentUser.require().name();
    }

    private static String object(Wave wave) {
        return "#" + wave.number() + " " + wave.title().ja();
    }
}
