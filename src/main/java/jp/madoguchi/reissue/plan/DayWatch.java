package jp.madoguchi.reissue.plan;

import java.time.Clock;
import java.time.LocalDate;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets open screens know when a day has passed, since then something may be late without anybody having done anything. */
@Component
class DayWatch {
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private LocalDate looked;

    DayWatch(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
        this.looked = Tokyo.today(clock);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        LocalDate today = Tokyo.today(clock);
        if (!today.equals(looked)) {
            looked = today;
            events.publishEvent(new PlanChanged());
        }
    }
}
