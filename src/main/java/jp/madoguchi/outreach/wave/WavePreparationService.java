package jp.madoguchi.outreach.wave;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.template.Imprints;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an official does with a wave before another person releases it. */
@Service
@Transactional
public class WavePreparationService {
    private final WaveStore store;
    private final WaveRules rules;
    private final WaveSteps steps;
    private final AudienceQueries audiences;
    private final Imprints imprints;
    private final Clock clock;

    WavePreparationService(
            WaveStore store,
            WaveRules rules,
            WaveSteps steps,
            AudienceQueries audiences,
            Imprints imprints,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.steps = steps;
        this.audiences = audiences;
        this.imprints = imprints;
        this.clock = clock;
    }

    /**
     * @return its number
     * @throws RejectedException where something can't be so
     */
    @RolesAllowed(Roles.OFFICIAL)
    @SentOnce
    public int prepare(long incidentId, WaveDraft draft) {
        int number = store.nextNumber(incidentId);
        rules.requireKeepable(incidentId, draft);
        long id = store.add(incidentId, number, draft, steps.by(), clock.instant());
        steps.changed(store.byId(id).orElseThrow(), WaveStep.Kind.PREPARED);
        return number;
    }

    /**
     * @param seen the revision that the form was filled from
     * @throws RejectedException where something can't be so, or somebody else has changed it meanwhile
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void save(long waveId, int seen, WaveDraft draft) {
        Wave wave = draftOf(waveId, seen);
        rules.requireKeepable(wave.incidentId(), draft);
        if (!draft.equals(wave.draft())) {
            store.change(waveId, draft);
            steps.changed(wave, WaveStep.Kind.CHANGED);
        }
    }

    /** What is wrong with the rule, each with its condition. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<AudienceProblem> problems(long incidentId, Audience audience) {
        return rules.problems(incidentId, audience);
    }

    /** Whom the rule finds now; empty where there is something wrong with it. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Optional<AudienceCount> count(long incidentId, MessageChannel channel, Audience audience) {
        return rules.problems(incidentId, audience).isEmpty()
                ? Optional.of(audiences.count(incidentId, channel, audience))
                : Optional.empty();
    }

    /** What stands in the way of submitting it. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<MessageText> openPoints(long waveId) {
        return store.byId(waveId).map(wave -> rules.openPoints(wave, null)).orElse(List.of());
    }

    /**
     * Freezes, with it, what its messages say beside their template.
     *
     * @throws RejectedException with the first of what stands in the way
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void submit(long waveId, int seen) {
        Wave wave = draftOf(waveId, seen);
        AudienceCount count = audiences.count(wave.incidentId(), wave.channel(), wave.audience());
        List<MessageText> points = rules.openPoints(wave, count);
        if (!points.isEmpty()) {
            throw new RejectedException(points.getFirst());
        }
        steps.enter(wave, WaveState.SUBMITTED);
        store.submitted(waveId, steps.by(), clock.instant());
        imprints.freeze(wave.incidentId(), waveId);
        steps.taken(
                wave,
                WaveStep.Kind.SUBMITTED,
                null,
                Map.of(
                        "outreach.wave.audit.recipients",
                        Integer.toString(count.persons()),
                        "outreach.wave.audit.cards",
                        Integer.toString(count.cards())));
    }

    /** Makes it a draft again, before anybody has released it. */
    @RolesAllowed(Roles.OFFICIAL)
    public void takeBack(long waveId) {
        Wave wave = steps.lock(waveId);
        if (wave.state() != WaveState.SUBMITTED) {
            WaveSteps.requireNext(wave, WaveState.SUBMITTED);
            throw new RejectedException(MessageText.of("outreach.wave.rule.notSubmitted"));
        }
        steps.enter(wave, WaveState.DRAFT);
        imprints.thaw(waveId);
        steps.taken(wave, WaveStep.Kind.TAKEN_BACK, null, Map.of());
    }

    private Wave draftOf(long waveId, int seen) {
        Wave wave = steps.lock(waveId);
        WaveSteps.requireNext(wave, WaveState.SUBMITTED);
        WaveSteps.requireSeen(wave, seen);
        return wave;
    }
}
