package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.gift.GiftAllocation;
import jp.madoguchi.outreach.sending.OutsideStore.Change;
import jp.madoguchi.outreach.sending.OutsideStore.Given;
import jp.madoguchi.outreach.wave.WaveControl;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores results from outside, with what follows from them for gifts, addresses and waves, in the caller's transaction. */
@Component
class OutsideResults {
    private static final int AT_ONCE = 1_000;

    private final OutsideStore store;
    private final OutcomeStore outcomes;
    private final GiftAllocation gifts;
    private final WaveControl waves;
    private final ApplicationEventPublisher events;

    OutsideResults(
            OutsideStore store,
            OutcomeStore outcomes,
            GiftAllocation gifts,
            WaveControl waves,
            ApplicationEventPublisher events) {
        this.store = store;
        this.outcomes = outcomes;
        this.gifts = gifts;
        this.waves = waves;
        this.events = events;
    }

    /** @param before how each of them stood, in the same order */
    void store(long incidentId, List<Change> changes, List<Given> before, Progress progress) {
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            int until = Math.min(changes.size(), from + AT_ONCE);
            storeSome(changes.subList(from, until), before.subList(from, until));
            progress.done(until);
        }
        Map<Long, TreeSet<Instant>> sent = new TreeMap<>();
        for (int i = 0; i < changes.size(); i++) {
            TreeSet<Instant> ofWave = sent.computeIfAbsent(before.get(i).wave(), wave -> new TreeSet<>());
            if (changes.get(i).sentAt() != null) {
                ofWave.add(Objects.requireNonNull(changes.get(i).sentAt()));
            }
        }
        sent.forEach((wave, times) -> {
            if (!times.isEmpty()) {
                waves.handedOver(wave, times.first());
                if (!Tokyo.day(times.first()).equals(Tokyo.day(times.last()))) {
                    waves.handedOver(wave, times.last());
                }
            }
            if (outcomes.withNothingLeft().stream().anyMatch(done -> done.waveId() == wave)) {
                waves.finishWhereDone(wave);
            }
            events.publishEvent(new WaveProgressed(incidentId, wave));
        });
        if (!changes.isEmpty()) {
            events.publishEvent(new SendingChanged(incidentId));
        }
    }

    private void storeSome(List<Change> changes, List<Given> before) {
        store.change(changes);
        List<Change> first = new ArrayList<>();
        List<Long> accepted = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            if (before.get(i).state() == DeliveryState.SENDING) {
                first.add(change);
            }
            if (change.state() == DeliveryState.SENT || change.state() == DeliveryState.DELIVERED) {
                accepted.add(change.id());
            }
            if (change.state() == DeliveryState.BOUNCED && isOfAddress(String.valueOf(change.code()))) {
                outcomes.markBounced(change.id(), change.code() + " " + change.cause(), "outside", change.at());
            }
        }
        store.addAttempts(first);
        if (!accepted.isEmpty()) {
            gifts.sent(accepted);
        }
    }

    /** A code of the sender's own says that it didn't arrive, and no more: then it is the address. */
    private static boolean isOfAddress(String code) {
        return SmtpAnswer.isOfAddress(code) || !code.matches("[245]\\.\\d{1,3}\\.\\d{1,3}");
    }
}
