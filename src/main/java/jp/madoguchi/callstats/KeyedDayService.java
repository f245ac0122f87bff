package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Daily totals keyed in for days of which the telephone system has no records. */
@Service
@Transactional
@RolesAllowed(Roles.SUPERVISOR)
public class KeyedDayService {
    private static final int MOST = 100_000;

    private final AuditTrail trail;
    private final IncidentService incidents;
    private final CallStatisticsService statistics;
    private final KeyedDays keyedDays;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeyedDayService(
            IncidentService incidents,
            CallStatisticsService statistics,
            KeyedDays keyedDays,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.trail = trail;
        this.incidents = incidents;
        this.statistics = statistics;
        this.keyedDays = keyedDays;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps the totals of a day, in place of those keyed in before. Once records of the day come, these count.
     *
     * @param categories by code; a category left out was not counted, which is not 0
     * @throws RejectedException where the day has records, is confirmed, or the figures contradict each other
     */
    public void keyIn(
            long incidentId,
            LocalDate day,
            @Nullable Integer incoming,
            @Nullable Integer answered,
            Map<String, Integer> categories) {
        Incident incident =
                incidents.byId(incidentId).orElseThrow(() -> new IllegalArgumentException("no incident " + incidentId));
        refuseDay(incident, day);
        int in = inRange("incoming", incoming);
        int of = inRange("answered", answered);
        if (of > in) {
            throw new RejectedException("answered", MessageText.of("callstats.figures.answeredAboveIncoming", of, in));
        }
        Map<Long, Integer> byId = new HashMap<>();
        categories.forEach((code, figure) -> {
            Category category =
                    incident.category(code).orElseThrow(() -> new IllegalArgumentException("no category " + code));
            if (!category.isCountedOn(day)) {
                throw new RejectedException(code, MessageText.of("callstats.correct.notTracked", day.toString()));
            }
            if (inRange(code, figure) > of) {
                throw new RejectedException(
                        code, MessageText.of("callstats.figures.categoryAboveAnswered", figure, of));
            }
            byId.put(category.id(), figure);
        });
        keyedDays.put(
                incidentId,
                day,
                new KeyedDays.KeyedDay(in, of, byId),
                currentUser.require().name(),
                clock.instant());
        events.publishEvent(new CallRecordsChanged(incidentId));
        trail.record(AuditEntry.of("callstats.audit.keyed", "DAY", incidentId, incident.code() + " " + day)
                .with(Map.of(
                        "callstats.audit.incoming",
                        String.valueOf(in),
                        "callstats.audit.answered",
                        String.valueOf(of))));
    }

    private void refuseDay(Incident incident, LocalDate day) {
        if (day.isAfter(Tokyo.today(clock)) || day.isBefore(incident.startsOn())) {
            throw new RejectedException(
                    "day",
                    MessageText.of(
                            "callstats.keyed.outside", incident.startsOn().toString()));
        }
        DailyCallStatistics known =
                statistics.between(incident.id(), day, day).days().getFirst();
        if (known.confirmed()) {
            throw new RejectedException("day", MessageText.of("callstats.keyed.confirmed", day.toString()));
        }
        if (known.source() == DailyCallStatistics.Source.RECORDS) {
            throw new RejectedException("day", MessageText.of("callstats.keyed.hasRecords", day.toString()));
        }
    }

    private static int inRange(String field, @Nullable Integer figure) {
        if (figure == null || figure < 0 || figure > MOST) {
            throw new RejectedException(field, MessageText.of("callstats.keyed.value", MOST));
        }
        return figure;
    }
}
