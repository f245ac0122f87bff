package jp.madoguchi.outreach.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.madoguchi.outreach.AddressKeys;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.outreach.sending.ClaimStore.Left;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue as nodes share it. What one has taken, no other gets: the row of the wave's pace is locked first, and each message changes
 * its state only from the one that it is expected in (docs/adr/0030-each-message-once.md).
 */
@Component
class Queue {
    private final ClaimStore store;
    private final OutcomeStore outcomes;
    private final AddressKeys addresses;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Queue(
            ClaimStore store,
            OutcomeStore outcomes,
            AddressKeys addresses,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.outcomes = outcomes;
        this.addresses = addresses;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Messages of one channel that belong to whoever knows the claim.
     *
     * @param wave null for what is sent again
     */
    record Claim(
            String id,
            MessageChannel channel,
            @org.jspecify.annotations.Nullable RunningWave wave,
            List<Claimed> messages) {}

    /** A name for the next claim: known before anything is taken, so that nothing is ever nobody's. */
    static String newClaim() {
        return UUID.randomUUID().toString();
    }

    /** Takes some messages that are due; an empty claim where there are none. */
    List<Claim> take(String node, String claim, Set<MessageChannel> channels, int most) {
        Instant now = clock.instant();
        List<RunningWave> running = new ArrayList<>(store.running(now).stream()
                .filter(wave -> channels.contains(wave.channel()) && wave.isSendingTime(now))
                .toList());
        // no wave waits for another one to end
        Collections.shuffle(running);
        for (RunningWave wave : running) {
            List<Claimed> taken = takeOf(wave, node, claim, most);
            if (!taken.isEmpty()) {
                return List.of(new Claim(claim, wave.channel(), wave, taken));
            }
        }
        return takeAgain(node, claim, channels, most);
    }

    private List<Claimed> takeOf(RunningWave wave, String node, String claim, int most) {
        Optional<List<Claimed>> taken = tried(wave, node, claim, most);
        if (taken.isPresent()) {
            return taken.get();
        }
        // the first messages of this wave
        store.startPace(wave.id());
        return tried(wave, node, claim, most).orElse(List.of());
    }

    /** Empty where the wave has no row to lock yet. */
    private Optional<List<Claimed>> tried(RunningWave wave, String node, String claim, int most) {
        return transaction.execute(status -> store.lockPace(wave.id()).map(pace -> {
            // asked after the lock: whoever waited for it is in a later minute
            Instant now = clock.instant();
            long minute = RunningWave.minute(now);
            int used = pace.minute() == minute ? pace.taken() : 0;
            int budget = Math.min(most, wave.allowed(now) - used);
            if (budget <= 0 || !store.waveRuns(wave.id())) {
                return List.of();
            }
            List<Long> due = store.dueOfWave(wave.id(), now, budget);
            List<Claimed> taken = due.isEmpty() ? List.of() : store.take(due, node, claim, now);
            if (!taken.isEmpty()) {
                store.setPace(wave.id(), minute, used + taken.size());
            }
            return taken;
        }));
    }

    private List<Claim> takeAgain(String node, String claim, Set<MessageChannel> channels, int most) {
        if (channels.isEmpty()) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        for (MessageChannel channel : channels) {
            List<Claimed> taken = transaction.execute(status -> {
                List<Long> due = store.dueAgain(Set.of(channel.name()), clock.instant(), most);
                return due.isEmpty() ? List.<Claimed>of() : store.take(due, node, claim, clock.instant());
            });
            if (!taken.isEmpty()) {
                claims.add(new Claim(claim, channel, null, taken));
                break;
            }
        }
        return claims;
    }

    boolean mayGo(Claim claim) {
        RunningWave wave = claim.wave();
        return wave == null || wave.isSendingTime(clock.instant()) && store.waveRuns(wave.id());
    }

    /** Whether a message may be handed over as it was written. */
    enum Begun {
        YES,
        /** it belongs to somebody else by now */
        GONE,
        /** a gift in it was replaced, or lapsed, since it was written */
        OUTDATED
    }

    Begun begin(Claimed message, String claim, ComposedMessage text) {
        Set<Long> gifts = text.gifts();
        long address = addresses.of(message.channel(), text.to());
        if (gifts.isEmpty()) {
            return store.begin(message.deliveryId(), claim, address, clock.instant()) ? Begun.YES : Begun.GONE;
        }
        // who replaces a gift locks the waiting messages that carry it: what is read after the lock holds until it has
        // begun
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!store.hold(message.deliveryId(), claim)) {
                return Begun.GONE;
            }
            Map<Long, GiftState> now = store.gifts(message.deliveryId());
            if (!now.keySet().equals(gifts) || !now.values().stream().allMatch(GiftState::maySend)) {
                return Begun.OUTDATED;
            }
            return store.begin(message.deliveryId(), claim, address, clock.instant()) ? Begun.YES : Begun.GONE;
        }));
    }

    /** Gives those of them back that were not begun. */
    void release(List<Long> deliveryIds, String claim) {
        store.release(deliveryIds, claim, clock.instant());
    }

    /** What dead nodes have left: what was not begun goes back to the queue, what was is uncertain. @return their waves */
    Set<Long> takeBackFromTheDead() {
        return takeBack(store.leftByTheDead(), "NODE_DIED");
    }

    /** The same for what no claim of this node knows of any more. */
    Set<Long> takeBackOwn(String node, Set<String> active) {
        return takeBack(
                store.leftBy(node).stream()
                        .filter(left -> left.claim() == null || !active.contains(left.claim()))
                        .toList(),
                "BROKEN_OFF");
    }

    private Set<Long> takeBack(List<Left> rows, String cause) {
        Set<Long> waves = new java.util.HashSet<>();
        for (Left left : rows) {
            transaction.executeWithoutResult(status -> {
                Instant now = clock.instant();
                if (left.state().equals("CLAIMED")) {
                    store.requeue(left, now);
                } else if (store.doubt(left, cause, now)) {
                    int number = outcomes.nextAttempt(left.id());
                    outcomes.setAttempts(left.id(), number);
                    outcomes.addAttempt(left.id(), number, now, "UNCERTAIN", null, cause);
                }
            });
            if (left.wave() != null) {
                waves.add(left.wave());
            }
        }
        return waves;
    }
}
