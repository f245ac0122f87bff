package jp.madoguchi.outreach.sending;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.sending.UncertainStore.Locked;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that were given up: the other side has said each time that it doesn't have them, or nothing could be written at all. So a
 * person may have them tried again without anybody getting one twice; what is uncertain is {@link UncertainService}'s.
 */
@Service
@Transactional(readOnly = true)
public class FailedService {
    private static final int AT_ONCE = 1_000;

    private final FailedStore store;
    private final UncertainStore decisions;
    private final Requeue requeue;
    private final DecisionNotes notes;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FailedService(
            FailedStore store,
            UncertainStore decisions,
            Requeue requeue,
            DecisionNotes notes,
            AuditTrail trail,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.decisions = decisions;
        this.requeue = requeue;
        this.notes = notes;
        this.trail = trail;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public int count(long incidentId) {
        return store.count(incidentId);
    }

    /** @param after id of the last one before; 0 for the first page */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<FailedMessage> page(long incidentId, long after, int most) {
        return store.page(incidentId, after, Math.min(most, 200));
    }

    /** How many each wave has; the latest wave first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<FailedOfWave> waves(long incidentId) {
        return store.waves(incidentId);
    }

    /**
     * Queues these once more, all or none. They have all their tries again, and a wave that was done runs again.
     *
     * @throws RejectedException without a reason, where one is no longer failed, or where the wave of one was stopped
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void queueAgain(long incidentId, Collection<Long> deliveryIds, String note) {
        String kept = notes.checked(note);
        List<Long> ids = List.copyOf(new TreeSet<>(deliveryIds));
        if (ids.isEmpty()) {
            throw new RejectedException(MessageText.of("outreach.sending.uncertain.nothingChosen"));
        }
        if (ids.size() > UncertainService.MOST) {
            throw new RejectedException(MessageText.of("outreach.sending.uncertain.tooMany", UncertainService.MOST));
        }
        queue(incidentId, ids, kept);
    }

    /**
     * Queues all of a wave once more that have failed.
     *
     * @return how many
     * @throws RejectedException without a reason, where there are none any more, or where the wave was stopped
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public int queueAllOf(long incidentId, long waveId, String note) {
        String kept = notes.checked(note);
        List<Long> ids = store.ofWave(incidentId, waveId);
        if (ids.isEmpty()) {
            throw new RejectedException(MessageText.of("outreach.sending.failed.none"));
        }
        queue(incidentId, ids, kept);
        return ids.size();
    }

    private void queue(long incidentId, List<Long> ids, String note) {
        Instant now = clock.instant();
        List<Locked> queued = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            queued.addAll(requeue.queue(
                    incidentId, ids.subList(from, Math.min(from + AT_ONCE, ids.size())), DeliveryState.FAILED, now));
        }
        if (queued.size() != ids.size()) {
            throw new RejectedException(
                    MessageText.of("outreach.sending.failed.gone", ids.size() - queued.size(), ids.size()));
        }
        decisions.addDecisions(ids, "QUEUED", note, null, currentUser.require().name(), now);
        events.publishEvent(new SendingChanged(incidentId));
        queued.stream()
                .map(Locked::wave)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(wave -> events.publishEvent(new WaveProgressed(incidentId, wave)));
        requeue.goOn(queued);
        // without the note, which is about the messages' persons: it is encrypted with each message's decision, and
        // erased with it
        trail.record(
                "outreach.sending.audit.failedAgain",
                ids.size() == 1 ? Long.toString(ids.getFirst()) : ids.size() + " × delivery",
                null,
                Map.of("outreach.sending.audit.messages", Integer.toString(ids.size())));
    }
}
