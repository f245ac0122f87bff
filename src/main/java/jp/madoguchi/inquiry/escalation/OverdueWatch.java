package jp.madoguchi.inquiry.escalation;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets open screens know when the time of an escalation has passed, since nobody has done anything by then. */
@Component
class OverdueWatch {
    private final EscalationStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private Instant looked;

    OverdueWatch(EscalationStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.looked = clock.instant();
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 30_000)
    void look() {
        Instant now = clock.instant();
        store.incidentsDue(looked, now).forEach(incident -> events.publishEvent(new EscalationChanged(incident)));
        looked = now;
    }
}
