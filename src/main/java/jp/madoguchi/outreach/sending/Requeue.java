package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.sending.UncertainStore.Locked;
import jp.madoguchi.outreach.wave.WaveControl;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives messages to the queue once more, as a person has decided. Their waves are locked first, like by who stops one. */
@Component
class Requeue {
    private final UncertainStore store;
    private final WaveControl waves;

    Requeue(UncertainStore store, WaveControl waves) {
        this.store = store;
        this.waves = waves;
    }

    /**
     * Locks those of the messages that stand so, and queues them.
     *
     * @throws RejectedException where a wave of theirs was stopped
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Locked> queue(long incidentId, Collection<Long> ids, DeliveryState from, Instant now) {
        Map<Long, WaveState> states = waves.hold(store.waves(ids));
        List<Locked> locked = store.lock(incidentId, ids, from);
        long stopped = locked.stream()
                .map(Locked::wave)
                .filter(wave -> wave != null && states.get(wave) == WaveState.STOPPED)
                .count();
        if (stopped > 0) {
            throw new RejectedException(MessageText.of("outreach.sending.uncertain.stopped", stopped));
        }
        if (!locked.isEmpty()) {
            store.queue(locked.stream().map(Locked::id).toList(), now);
        }
        return locked;
    }

    /** The waves of what was queued run again, where they were done. Late in the transaction: this is in the audit trail. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void goOn(Collection<Locked> queued) {
        Map<Long, Integer> messages = new TreeMap<>();
        queued.stream()
                .map(Locked::wave)
                .filter(Objects::nonNull)
                .forEach(wave -> messages.merge(wave, 1, Integer::sum));
        messages.forEach(waves::queuedAgain);
    }
}
