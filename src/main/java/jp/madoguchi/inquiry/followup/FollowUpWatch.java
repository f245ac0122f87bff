package jp.madoguchi.inquiry.followup;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets open screens know when something should have been done by now, since nobody has done anything by then. */
@Component
class FollowUpWatch {
    private final FollowUpStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private Instant looked;

    FollowUpWatch(FollowUpStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.looked = clock.instant();
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 30_000)
    void look() {
        Instant now = clock.instant();
        store.incidentsDue(looked, now).forEach(incident -> events.publishEvent(new FollowUpChanged(incident)));
        looked = now;
    }
}
