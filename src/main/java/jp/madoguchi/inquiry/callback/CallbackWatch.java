package jp.madoguchi.inquiry.callback;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets open screens know when the time of a promised call has passed, since nobody has done anything by then. */
@Component
class CallbackWatch {
    private final CallbackQueries queries;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private Instant looked;

    CallbackWatch(CallbackQueries queries, ApplicationEventPublisher events, Clock clock) {
        this.queries = queries;
        this.events = events;
        this.clock = clock;
        this.looked = clock.instant();
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 30_000)
    void look() {
        Instant now = clock.instant();
        queries.dueBetween(looked, now).forEach(events::publishEvent);
        looked = now;
    }
}
