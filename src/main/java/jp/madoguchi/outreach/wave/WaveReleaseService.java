package jp.madoguchi.outreach.wave;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.outreach.gift.GiftAllocation;
import jp.madoguchi.outreach.template.Imprints;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The approver's part: releases what others have prepared, or gives it back. */
@Service
@Transactional
public class WaveReleaseService {
    private final WaveStore store;
    private final WaveRules rules;
    private final WaveSteps steps;
    private final FourEyes eyes;
    private final Imprints imprints;
    private final AudienceFreezer freezer;
    private final GiftAllocation gifts;
    private final Clock clock;

    WaveReleaseService(
            WaveStore store,
            WaveRules rules,
            WaveSteps steps,
            FourEyes eyes,
            Imprints imprints,
            AudienceFreezer freezer,
            GiftAllocation gifts,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.steps = steps;
        this.eyes = eyes;
        this.imprints = imprints;
        this.freezer = freezer;
        this.gifts = gifts;
        this.clock = clock;
    }

    /** Why the user, of all approvers, can't release it; empty where nothing speaks against it. */
    @RolesAllowed(Roles.APPROVER)
    @Transactional(readOnly = true)
    public Optional<MessageText> againstReleasing(long waveId) {
        return store.byId(waveId).flatMap(wave -> eyes.against(wave, steps.by()));
    }

    /**
     * Freezes to whom it goes and about which cards, gives each of the cards its gift where the wave carries gifts, and lets the
     * messages go as hours and throttle allow. All or nothing.
     *
     * @param seen the revision that the approver looked at
     * @throws RejectedException where something speaks against it; nothing is changed then
     */
    @RolesAllowed(Roles.APPROVER)
    public void release(long waveId, int seen) {
        Wave wave = submitted(waveId);
        WaveSteps.requireSeen(wave, seen);
        eyes.against(wave, steps.by()).ifPresent(why -> {
            throw new RejectedException(why);
        });
        List<MessageText> points = rules.openPoints(wave, null);
        if (!points.isEmpty()) {
            throw new RejectedException(points.getFirst());
        }
        Instant now = clock.instant();
        Instant start = wave.startsAt();
        AudienceFreezer.Frozen frozen = freezer.freeze(wave, now, start == null || start.isBefore(now) ? now : start);
        int allocated = wave.kind().carriesGifts() ? gifts.allocateForWave(wave.incidentId(), waveId) : 0;
        steps.enter(wave, WaveState.RELEASED);
        store.released(waveId, steps.by(), now, frozen.messages(), frozen.cards());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("outreach.wave.audit.recipients", Integer.toString(frozen.messages()));
        details.put("outreach.wave.audit.cards", Integer.toString(frozen.cards()));
        details.put("outreach.wave.audit.excluded", Integer.toString(frozen.excluded()));
        details.put("outreach.wave.audit.gifts", Integer.toString(allocated));
        steps.taken(wave, WaveStep.Kind.RELEASED, null, details);
    }

    /** @throws RejectedException where no note says what to mend */
    @RolesAllowed(Roles.APPROVER)
    public void giveBack(long waveId, int seen, String note) {
        Wave wave = submitted(waveId);
        WaveSteps.requireSeen(wave, seen);
        String why = rules.reason("note", note);
        steps.enter(wave, WaveState.DRAFT);
        imprints.thaw(waveId);
        store.returned(waveId, why);
        steps.taken(wave, WaveStep.Kind.RETURNED, why, Map.of());
    }

    private Wave submitted(long waveId) {
        Wave wave = steps.lock(waveId);
        if (wave.state() != WaveState.SUBMITTED) {
            throw new RejectedException(
                    MessageText.of("outreach.wave.rule.state", MessageText.of("outreach.wave.state." + wave.state())));
        }
        return wave;
    }
}
