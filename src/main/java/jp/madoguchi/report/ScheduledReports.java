package jp.madoguchi.report;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.report.content.ReportScope;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins the monthly reports that are due, each once however many nodes look. A month that was missed because the portal stood still
 * is caught up with; of several, the last.
 */
@Component
class ScheduledReports {
    /** Under this name the portal begins reports; nobody signs in with it. */
    static final String USER = "report-schedule";

    private static final Logger log = LoggerFactory.getLogger(ScheduledReports.class);
    private static final PortalUser PORTAL = new PortalUser(USER, "定期作成", null, Set.of(Role.OFFICIAL));

    private final IncidentService incidents;
    private final ScheduleStore store;
    private final ReportDraftService drafts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ScheduledReports(
            IncidentService incidents,
            ScheduleStore store,
            ReportDraftService drafts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.incidents = incidents;
        this.store = store;
        this.drafts = drafts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Each hour: a day begins at an hour that no setting of the machine can move. */
    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void look() {
        SystemUser.run(PORTAL, () -> {
            incidents.current().ifPresent(this::look);
            return true;
        });
    }

    private void look(Incident incident) {
        for (ReportSchedule schedule : store.all(incident.id())) {
            Optional<YearMonth> month = schedule.due(Tokyo.today(clock));
            if (month.isPresent() && !store.hasRun(incident.id(), schedule.kind(), month.get())) {
                begin(incident.id(), schedule, month.get());
            }
        }
    }

    private void begin(long incidentId, ReportSchedule schedule, YearMonth month) {
        try {
            transaction.executeWithoutResult(status -> {
                // first, so that a second node waits here and is refused
                store.run(incidentId, schedule.kind(), month, clock.instant());
                long id = drafts.start(
                        new ReportScope(incidentId, schedule.kind(), month.atDay(1), month.atEndOfMonth()), null);
                store.made(incidentId, schedule.kind(), month, id);
            });
        } catch (DuplicateKeyException e) {
            log.debug("Another node has begun the report of {}", month);
        } catch (RejectedException | ConcurrencyFailureException e) {
            log.warn("The report {} of {} could not be begun; it is tried again", schedule.kind(), month, e);
        }
    }
}
