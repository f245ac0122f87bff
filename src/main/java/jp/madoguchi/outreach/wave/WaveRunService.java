package jp.madoguchi.outreach.wave;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Map;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is decided while a wave runs. */
@Service
@Transactional
public class WaveRunService {
    private final WaveStore store;
    private final WaveRules rules;
    private final WaveSteps steps;
    private final WaveControl control;
    private final Clock clock;

    WaveRunService(WaveStore store, WaveRules rules, WaveSteps steps, WaveControl control, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.steps = steps;
        this.control = control;
        this.clock = clock;
    }

    /** @throws RejectedException where it doesn't run, or no reason is given */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER})
    public void pause(long waveId, String reason) {
        Wave wave = steps.lock(waveId);
        String why = rules.reason("reason", reason);
        steps.enter(wave, WaveState.PAUSED);
        store.paused(waveId, PauseCause.PERSON, steps.by(), why);
        steps.taken(wave, WaveStep.Kind.PAUSED, why, Map.of());
    }

    /** Goes on from where it stopped; also where it had paused by itself, which is what the reason has to answer. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER})
    public void resume(long waveId, String reason) {
        Wave wave = steps.lock(waveId);
        String why = rules.reason("reason", reason);
        WaveSteps.requireNext(wave, WaveState.RELEASED);
        if (wave.state() != WaveState.PAUSED) {
            throw new RejectedException(
                    MessageText.of("outreach.wave.rule.state", MessageText.of("outreach.wave.state." + wave.state())));
        }
        steps.enter(wave, WaveState.RELEASED);
        store.paused(waveId, null, null, null);
        steps.taken(wave, WaveStep.Kind.RESUMED, why, Map.of());
        control.finishWhereDone(waveId);
    }

    /** Ends it for good, or drops a draft. What hasn't begun to be handed over stays here. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER})
    public void stop(long waveId, String reason) {
        Wave wave = steps.lock(waveId);
        String why = rules.reason("reason", reason);
        steps.enter(wave, WaveState.STOPPED);
        int left = store.stopMessages(waveId, clock.instant());
        steps.taken(wave, WaveStep.Kind.STOPPED, why, Map.of("outreach.wave.audit.left", Integer.toString(left)));
    }

    /**
     * The telephones are busy: pauses the running waves whose limit that passes.
     *
     * @param busyPercent of the calls of late that met a busy line
     * @return how many were paused
     */
    @RolesAllowed(Roles.OFFICIAL)
    public int pauseForBusyLines(long incidentId, int busyPercent) {
        int paused = 0;
        for (Wave wave : store.all(incidentId)) {
            Integer limit = wave.busyPercent();
            if (wave.state() == WaveState.RELEASED
                    && limit != null
                    && busyPercent >= limit
                    && control.pause(wave.id(), PauseCause.BUSY_LINES, busyPercent + " %")) {
                paused++;
            }
        }
        return paused;
    }
}
