package jp.madoguchi.outreach.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.gift.GiftAllocation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in what mail servers and the gateway report. The same report twice changes nothing the second time. */
@Component
class DeliveryReports {
    enum Taken {
        /** it changed the message, or is kept as proof */
        TAKEN,
        KNOWN,
        /** the message is being handed over at this moment: come again */
        TOO_EARLY,
        /** no such message, or one that was never handed over */
        NOT_OURS
    }

    private final ReportStore store;
    private final OutcomeStore outcomes;
    private final Outcomes pausing;
    private final GiftAllocation gifts;
    private final WaveNews news;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DeliveryReports(
            ReportStore store,
            OutcomeStore outcomes,
            Outcomes pausing,
            GiftAllocation gifts,
            WaveNews news,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.outcomes = outcomes;
        this.pausing = pausing;
        this.gifts = gifts;
        this.news = news;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Result(Taken taken, ReportStore.@org.jspecify.annotations.Nullable Reported reported) {}

    Taken take(DeliveryReport report) {
        Result result = transaction.execute(status -> store.lock(report.deliveryId())
                .map(reported -> new Result(apply(reported, report), reported))
                .orElse(new Result(Taken.NOT_OURS, null)));
        if (result.taken() == Taken.TAKEN
                && result.reported() != null
                && result.reported().wave() != null) {
            if (report.kind() == DeliveryReport.Kind.FAILED) {
                pausing.pauseWhereTooManyBounce(result.reported().wave());
            }
            news.changed(result.reported().wave());
        }
        return result.taken();
    }

    private Taken apply(ReportStore.Reported reported, DeliveryReport report) {
        DeliveryState state = reported.state();
        if (store.isKnown(report.digest())) {
            return Taken.KNOWN;
        }
        if (state == DeliveryState.SENDING || state == DeliveryState.CLAIMED && reported.attempts() > 0) {
            return Taken.TOO_EARLY;
        }
        if (reported.attempts() == 0) {
            return Taken.NOT_OURS;
        }
        store.add(report);
        switch (report.kind()) {
            case DELAYED -> {
                // the other side still has it: nothing is decided
            }
            case DELIVERED -> {
                if (state != DeliveryState.DELIVERED && state != DeliveryState.BOUNCED) {
                    store.delivered(reported.id(), report.at(), sentAt(reported), clock.instant());
                    gifts.sent(List.of(reported.id()));
                }
            }
            case FAILED -> {
                // what has arrived doesn't come back; such a report is of a forwarded copy, and is kept as proof only
                if (state != DeliveryState.DELIVERED && state != DeliveryState.BOUNCED) {
                    store.bounced(reported.id(), report.code(), report.cause(), sentAt(reported), clock.instant());
                    if (isOfAddress(report)) {
                        outcomes.markBounced(
                                reported.id(), report.code() + " " + report.cause(), Outcomes.BY, clock.instant());
                    }
                }
            }
        }
        return Taken.TAKEN;
    }

    /** It was accepted at its last try, which is when it came to stand as it does. */
    private static Instant sentAt(ReportStore.Reported reported) {
        return reported.stateAt();
    }

    private static boolean isOfAddress(DeliveryReport report) {
        String code = report.code();
        return code != null && (report.source() == DeliveryReport.Source.GATEWAY || SmtpAnswer.isOfAddress(code));
    }
}
