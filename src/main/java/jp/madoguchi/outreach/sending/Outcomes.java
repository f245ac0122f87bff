package jp.madoguchi.outreach.sending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.gift.GiftAllocation;
import jp.madoguchi.outreach.sending.OutcomeStore.Outcome;
import jp.madoguchi.outreach.wave.PauseCause;
import jp.madoguchi.outreach.wave.WaveControl;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what a try came to, with all that follows from it, in one transaction for each message. */
@Component
class Outcomes {
    static final String BY = "sending";

    private final OutcomeStore store;
    private final GiftAllocation gifts;
    private final WaveControl waves;
    private final Backoff backoff;
    private final Messages messages;
    private final Clock clock;
    private final TransactionTemplate transaction;
    /** Of which day each wave was told last that messages went out. */
    private final Map<Long, LocalDate> told = new ConcurrentHashMap<>();

    Outcomes(
            OutcomeStore store,
            GiftAllocation gifts,
            WaveControl waves,
            Backoff backoff,
            Messages messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.gifts = gifts;
        this.waves = waves;
        this.backoff = backoff;
        this.messages = messages;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What the other side has said to a message that was begun. */
    void record(Claimed message, String claim, Handover handover) {
        Instant now = clock.instant();
        int attempts = message.attempts() + 1;
        Outcome outcome = switch (handover) {
            case Handover.Accepted accepted -> new Outcome(DeliveryState.SENT, null, null, now, null);
            case Handover.Permanent permanent ->
                new Outcome(DeliveryState.BOUNCED, permanent.code(), permanent.answer(), null, null);
            case Handover.Temporary temporary -> refusedForNow(temporary, message.tries(), now);
            // says nothing of this message, however often it comes
            case Handover.Refused refused ->
                new Outcome(DeliveryState.QUEUED, refused.code(), refused.answer(), null, now.plus(backoff.after(1)));
            case Handover.Unclear unclear -> new Outcome(DeliveryState.UNCERTAIN, null, unclear.answer(), null, null);
        };
        transaction.executeWithoutResult(status -> finish(message, claim, outcome, handover, attempts, now));
        if (message.wave() != null && outcome.state() == DeliveryState.SENT) {
            // only now: a transaction that failed is to tell the wave again
            told.put(message.wave(), Tokyo.day(now));
        }
        if (outcome.state() == DeliveryState.BOUNCED) {
            pauseWhereTooManyBounce(message.wave());
        }
    }

    private Outcome refusedForNow(Handover.Temporary temporary, int tries, Instant now) {
        return backoff.isUsedUp(tries)
                ? new Outcome(DeliveryState.FAILED, temporary.code(), temporary.answer(), null, null)
                : new Outcome(
                        DeliveryState.QUEUED,
                        temporary.code(),
                        temporary.answer(),
                        null,
                        now.plus(backoff.after(tries)));
    }

    private void finish(Claimed message, String claim, Outcome outcome, Handover handover, int attempts, Instant now) {
        long id = message.deliveryId();
        int number = attempts;
        if (!store.finish(id, claim, DeliveryState.SENDING, outcome, now)) {
            // the others took this node for dead meanwhile: it knows better, as long as nobody has decided
            if (!store.finish(id, claim, DeliveryState.UNCERTAIN, outcome, now)) {
                return;
            }
            number = store.nextAttempt(id);
            store.setAttempts(id, number);
        }
        store.addAttempt(id, number, now, word(handover), blankToNull(handover.code()), handover.answer());
        if (handover instanceof Handover.Accepted) {
            gifts.sent(List.of(id));
            tellWave(message.wave(), now);
        }
        if (handover instanceof Handover.Permanent permanent && permanent.address()) {
            store.markBounced(id, permanent.code() + " " + permanent.answer(), BY, now);
        }
    }

    private static String word(Handover handover) {
        return switch (handover) {
            case Handover.Accepted accepted -> "SENT";
            case Handover.Permanent permanent -> "BOUNCED";
            case Handover.Temporary temporary -> "TEMPORARY";
            case Handover.Refused refused -> "TEMPORARY";
            case Handover.Unclear unclear -> "UNCERTAIN";
        };
    }

    /** It can't be written: nothing was begun, and nothing will be. */
    void unwritable(Claimed message, String claim, String why) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            Outcome failed = new Outcome(DeliveryState.FAILED, why, null, null, null);
            if (store.finish(message.deliveryId(), claim, DeliveryState.CLAIMED, failed, now)) {
                int number = store.nextAttempt(message.deliveryId());
                store.setAttempts(message.deliveryId(), number);
                store.addAttempt(message.deliveryId(), number, now, "FAILED", why, null);
            }
        });
    }

    private void tellWave(@Nullable Long wave, Instant at) {
        LocalDate day = Tokyo.day(at);
        if (wave != null && !day.equals(told.get(wave))) {
            waves.handedOver(wave, at);
        }
    }

    void pauseWhereTooManyBounce(@Nullable Long wave) {
        if (wave == null) {
            return;
        }
        store.bounces(wave)
                .filter(OutcomeStore.Bounces::areTooMany)
                .ifPresent(bounces -> transaction.executeWithoutResult(status -> waves.pause(
                        wave,
                        PauseCause.BOUNCES,
                        messages.get(
                                Locale.JAPANESE,
                                "outreach.sending.pause.bounces",
                                bounces.bounced(),
                                bounces.handedOver()))));
    }

    void pauseForServer(long wave, String why) {
        transaction.executeWithoutResult(status -> waves.pause(
                wave, PauseCause.SERVER, messages.get(Locale.JAPANESE, "outreach.sending.pause.server", why)));
    }

    /** Waves of which the last message has been handed over or given up. @return those that were told */
    List<OutcomeStore.Unfinished> finishWaves() {
        List<OutcomeStore.Unfinished> nothingLeft = store.withNothingLeft();
        nothingLeft.forEach(wave -> transaction.executeWithoutResult(status -> waves.finishWhereDone(wave.waveId())));
        return nothingLeft;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
