package jp.madoguchi.inquiry;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes drafts that nobody has come back to. */
@Component
class DraftRetention {
    private static final Logger log = LoggerFactory.getLogger(DraftRetention.class);

    private final DraftQueries queries;
    private final Clock clock;

    DraftRetention(DraftQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void removeOld() {
        int removed = queries.deleteKeptBefore(clock.instant().minus(DraftService.KEPT));
        if (removed > 0) {
            log.info(
                    "{} drafts of inquiries were removed: nobody had come back to them for {}",
                    removed,
                    DraftService.KEPT);
        }
    }
}
