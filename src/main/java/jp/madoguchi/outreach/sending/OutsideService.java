package jp.madoguchi.outreach.sending;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.outreach.AddressKeys;
import jp.madoguchi.outreach.sending.OutsideStore.Batch;
import jp.madoguchi.outreach.sending.OutsideStore.LockedWave;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Waves that a sender outside hands over: messages go out in numbered files, each message in one file only. */
@Service
@Transactional(readOnly = true)
public class OutsideService {
    /** A file is made in memory, and a spreadsheet opens it. */
    public static final int MOST_IN_A_FILE = 20_000;

    private static final int AT_ONCE = 500;

    private static final int BATCHES_SHOWN = 50;

    private static final List<String> COLUMNS = List.of("delivery_id", "channel", "to", "subject", "text", "html");

    private final OutsideStore store;
    private final FileReadings readings;
    private final MessageComposer composer;
    private final AddressKeys addresses;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OutsideService(
            OutsideStore store,
            FileReadings readings,
            MessageComposer composer,
            AddressKeys addresses,
            AuditTrail trail,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.readings = readings;
        this.composer = composer;
        this.addresses = addresses;
        this.trail = trail;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<OutsideWave> waves(long incidentId) {
        return store.waves(incidentId);
    }

    /** The latest first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<OutsideBatch> batches(long incidentId) {
        return readings.withStandings(store.batches(incidentId, BATCHES_SHOWN));
    }

    /**
     * Puts the wave's queued messages, up to {@value #MOST_IN_A_FILE}, into a new file. They are with the sender from now on, and in no
     * further file; what they say is read by {@link #file}.
     *
     * @return the file's id
     * @throws RejectedException where the wave isn't one for a sender outside, doesn't run, or has nothing left
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public long handOut(long incidentId, long waveId) {
        Instant now = clock.instant();
        LockedWave wave = store.lock(incidentId, waveId)
                .filter(LockedWave::outside)
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.sending.outside.noWave")));
        if (!wave.state().equals("RELEASED")) {
            throw new RejectedException(MessageText.of("outreach.sending.outside.notRunning", wave.number()));
        }
        List<Long> ids = store.queued(waveId, MOST_IN_A_FILE);
        if (ids.isEmpty()) {
            throw new RejectedException(MessageText.of("outreach.sending.outside.nothingLeft", wave.number()));
        }
        long batch = OutsideStore.newBatch();
        int number = store.handOut(batch, waveId, ids, currentUser.require().name(), now);
        events.publishEvent(new SendingChanged(incidentId));
        events.publishEvent(new WaveProgressed(incidentId, waveId));
        trail.record(
                "outreach.sending.audit.handedOut",
                "wave " + wave.number() + " / " + number,
                null,
                Map.of("outreach.sending.audit.messages", Integer.toString(ids.size())));
        return batch;
    }

    /**
     * A file's messages as the sender needs them, with addresses and codes: each reading is in the audit trail. Those are in it of which
     * nothing was heard yet. The rows are composed while they are written.
     *
     * @throws RejectedException where there is no such file, nothing of it is open, the user has not just signed in, or it was taken
     *     already and nobody else has allowed it once more
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public ExportTable file(long incidentId, long batchId) {
        readings.take(incidentId, batchId);
        Batch batch = store.batch(incidentId, batchId).orElseThrow();
        return ExportTable.of(
                "wave-" + batch.waveNumber() + "-" + batch.number(), COLUMNS, () -> new Rows(batchId, batch));
    }

    /** Composes some messages at a time. */
    private final class Rows implements Iterator<List<ExportCell>> {
        private final long batchId;
        private final Batch batch;
        private List<List<ExportCell>> some = List.of();
        private int next;
        private long after;
        private boolean ended;

        Rows(long batchId, Batch batch) {
            this.batchId = batchId;
            this.batch = batch;
        }

        @Override
        public boolean hasNext() {
            while (next >= some.size() && !ended) {
                List<Long> ids = store.openOf(batchId, after, AT_ONCE);
                ended = ids.size() < AT_ONCE;
                after = ids.isEmpty() ? after : ids.getLast();
                some = rows(ids);
                next = 0;
            }
            return next < some.size();
        }

        private List<List<ExportCell>> rows(List<Long> ids) {
            Map<Long, ComposedMessage> composed = ids.isEmpty() ? Map.of() : composer.compose(ids);
            Map<Long, Long> keys = new HashMap<>();
            composed.forEach((id, message) -> keys.put(id, addresses.of(batch.channel(), message.to())));
            store.goTo(keys);
            List<List<ExportCell>> rows = new ArrayList<>();
            for (Long id : ids) {
                ComposedMessage message = composed.get(id);
                // without an address it is in the file all the same, so that its result can be reported
                rows.add(List.of(
                        ExportCell.of(Long.toString(id)),
                        ExportCell.of(batch.channel().name()),
                        ExportCell.of(message == null ? null : message.to()),
                        ExportCell.of(message == null ? null : message.subject()),
                        ExportCell.of(message == null ? null : message.text()),
                        ExportCell.of(message == null ? null : message.html())));
            }
            return rows;
        }

        @Override
        public List<ExportCell> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return some.get(next++);
        }
    }
}
