package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import jp.madoguchi.incident.Milestone.Channel;
import jp.madoguchi.incident.MilestoneDefinition;
import jp.madoguchi.incident.MilestoneService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps waves up to date with what who sends tells of them, under a name of its own where nobody is signed in. */
@Component
class RunningWaves implements WaveControl {
    static final String NAME = "waves";

    private final WaveStore store;
    private final WaveSteps steps;
    private final MilestoneService milestones;
    private final CurrentUser currentUser;

    RunningWaves(WaveStore store, WaveSteps steps, MilestoneService milestones, CurrentUser currentUser) {
        this.store = store;
        this.steps = steps;
        this.milestones = milestones;
        this.currentUser = currentUser;
    }

    @Override
    @Transactional
    public boolean pause(long waveId, PauseCause cause, String note) {
        Wave wave = store.lock(waveId).orElse(null);
        if (wave == null || wave.state() != WaveState.RELEASED) {
            return false;
        }
        return named(() -> {
            steps.enter(wave, WaveState.PAUSED);
            store.paused(waveId, cause, steps.by(), note);
            steps.taken(wave, WaveStep.Kind.PAUSED, note, Map.of("outreach.wave.audit.cause", cause.name()));
            return true;
        });
    }

    @Override
    @Transactional
    public void finishWhereDone(long waveId) {
        Wave wave = store.lock(waveId).orElse(null);
        if (wave == null || wave.state() != WaveState.RELEASED || store.hasMessagesLeft(waveId)) {
            return;
        }
        named(() -> {
            steps.enter(wave, WaveState.DONE);
            steps.taken(wave, WaveStep.Kind.DONE, null, Map.of());
            return true;
        });
    }

    @Override
    @Transactional
    public Map<Long, WaveState> hold(Collection<Long> waveIds) {
        Map<Long, WaveState> states = new TreeMap<>();
        // in one order, so that two who want the same ones don't wait for each other
        for (Long id : new TreeSet<>(waveIds)) {
            store.lock(id).ifPresent(wave -> states.put(id, wave.state()));
        }
        return states;
    }

    @Override
    @Transactional
    public void queuedAgain(long waveId, int messages) {
        Wave wave = store.lock(waveId).orElse(null);
        if (wave != null && wave.state() == WaveState.DONE) {
            steps.enter(wave, WaveState.RELEASED);
            steps.taken(
                    wave,
                    WaveStep.Kind.RESUMED,
                    null,
                    Map.of("outreach.wave.audit.queuedAgain", Integer.toString(messages)));
        }
    }

    /** Writes only where the day is a new one: it is told of each batch of messages. */
    @Override
    @Transactional
    public void handedOver(long waveId, Instant at) {
        LocalDate day = Tokyo.day(at);
        if (store.byId(waveId).map(wave -> covers(wave, day)).orElse(true)) {
            return;
        }
        Wave wave = store.lock(waveId).orElseThrow();
        if (covers(wave, day)) {
            return;
        }
        LocalDate before = wave.sentFrom();
        LocalDate after = wave.sentTo();
        LocalDate from = before == null || day.isBefore(before) ? day : before;
        LocalDate to = after == null || day.isAfter(after) ? day : after;
        Long known = store.milestone(waveId);
        long milestone = SystemUser.run(
                SystemUser.named(NAME, Role.ADMIN),
                () -> milestones.keep(
                        wave.incidentId(),
                        known,
                        new MilestoneDefinition(
                                from, to, wave.kind().milestone(), channel(wave.channel()), wave.title())));
        store.sentOn(waveId, from, to, milestone);
    }

    private static boolean covers(Wave wave, LocalDate day) {
        LocalDate from = wave.sentFrom();
        LocalDate to = wave.sentTo();
        return from != null && to != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private static Channel channel(MessageChannel channel) {
        return channel == MessageChannel.EMAIL ? Channel.EMAIL : Channel.SMS;
    }

    private boolean named(Supplier<Boolean> work) {
        return currentUser.get().isPresent() ? work.get() : SystemUser.run(SystemUser.named(NAME), work);
    }
}
