package jp.madoguchi.outreach.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.outreach.sending.OutsideBatch.Asked;
import jp.madoguchi.outreach.sending.OutsideBatch.Standing;
import jp.madoguchi.outreach.sending.OutsideReadingStore.Locked;
import jp.madoguchi.outreach.sending.OutsideReadingStore.Reading;
import jp.madoguchi.outreach.sending.OutsideReadingStore.State;
import jp.madoguchi.outreach.sending.OutsideStore.StoredBatch;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.FreshSignIn;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What may be done with a file now, and by whom. */
@Component
class FileReadings {
    /** So long ago may the sign-in of whoever takes a file be. */
    static final Duration FRESH = Duration.ofMinutes(5);
    /** So long may what was allowed be used. */
    static final Duration LASTING = Duration.ofHours(24);

    private final OutsideReadingStore store;
    private final FreshSignIn signIn;
    private final CurrentUser currentUser;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FileReadings(
            OutsideReadingStore store,
            FreshSignIn signIn,
            CurrentUser currentUser,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.signIn = signIn;
        this.currentUser = currentUser;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Locks the file.
     *
     * @throws RejectedException where there is no such file, or nothing of it is open
     */
    Locked open(long incidentId, long batchId) {
        Locked batch = store.lock(incidentId, batchId)
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.sending.outside.noFile")));
        if (!batch.isOpen()) {
            throw new RejectedException(
                    MessageText.of("outreach.sending.reading.closed", batch.waveNumber(), batch.number()));
        }
        return batch;
    }

    /**
     * In the transaction of who takes the file; its content may leave when that is through.
     *
     * @throws RejectedException as {@link OutsideService#file} has it
     */
    void take(long incidentId, long batchId) {
        Locked batch = open(incidentId, batchId);
        if (!signIn.within(FRESH)) {
            throw new RejectedException(MessageText.of("outreach.sending.reading.signIn", FRESH.toMinutes()));
        }
        if (!batch.isFree()) {
            Reading allowed =
                    asked(batchId).filter(this::isMine).orElseThrow(() -> new RejectedException(mustAsk(batch)));
            store.use(allowed.id(), now());
        }
        store.taken(batchId);
        changed(
                batch,
                "outreach.sending.audit.fileRead",
                Map.of(
                        "outreach.sending.audit.reading", Integer.toString(batch.readings() + 1),
                        "outreach.sending.audit.messages", Integer.toString(batch.open())));
    }

    private static MessageText mustAsk(Locked batch) {
        return batch.readings() > 0
                ? MessageText.of("outreach.sending.reading.ask")
                : MessageText.of("outreach.sending.reading.askLeft", batch.leftBefore());
    }

    /** With what the user may do with each. */
    List<OutsideBatch> withStandings(List<StoredBatch> batches) {
        PortalUser user = currentUser.require();
        boolean decides = user.has(Role.OFFICIAL) || user.has(Role.APPROVER);
        boolean fresh = signIn.within(FRESH);
        Map<Long, Reading> last =
                new HashMap<>(store.last(batches.stream().map(StoredBatch::id).toList()));
        last.values().removeIf(one -> !one.isOpen(since()));
        return batches.stream()
                .map(batch -> {
                    Reading reading = last.get(batch.id());
                    boolean open = batch.running() && batch.open() > 0;
                    return new OutsideBatch(
                            batch.id(),
                            batch.waveNumber(),
                            batch.number(),
                            batch.deliveries(),
                            batch.open(),
                            batch.madeBy(),
                            batch.madeAt(),
                            batch.readings(),
                            open ? batch.leftBefore() : 0,
                            open ? standing(batch, reading, fresh) : Standing.CLOSED,
                            reading == null || !open
                                    ? null
                                    : new Asked(
                                            reading.id(),
                                            reading.cause(),
                                            reading.askedBy(),
                                            reading.askedAt(),
                                            reading.state() == State.ALLOWED,
                                            decides
                                                    && reading.state() == State.ASKED
                                                    && !reading.askedBy().equals(user.name())));
                })
                .toList();
    }

    private Standing standing(StoredBatch batch, @Nullable Reading reading, boolean fresh) {
        if (batch.isFree() || (reading != null && isMine(reading))) {
            return fresh ? Standing.FREE : Standing.MUST_SIGN_IN;
        }
        return reading == null ? Standing.MUST_ASK : Standing.WAITS;
    }

    /** Who wants it once more, and whether that is allowed: what holds now. */
    Optional<Reading> asked(long batchId) {
        return store.last(batchId).filter(one -> one.isOpen(since()));
    }

    /** Allowed to the user, of late, and not used yet. */
    private boolean isMine(Reading reading) {
        return reading.state() == State.ALLOWED
                && reading.askedBy().equals(currentUser.require().name());
    }

    /** Call it last: the trail is written here. */
    void changed(Locked batch, String action, Map<String, String> details) {
        events.publishEvent(new SendingChanged(batch.incidentId()));
        trail.record(action, "wave " + batch.waveNumber() + " / " + batch.number(), null, details);
    }

    private Instant since() {
        return clock.instant().minus(LASTING);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
