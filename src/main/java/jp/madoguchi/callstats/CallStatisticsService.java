package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.callstats.DailyCallStatistics.Source;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The daily call statistics. A span takes the same few statements however long it is. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.SUPERVISOR})
public class CallStatisticsService {
    private final IncidentService incidents;
    private final CallFigures calls;
    private final KeyedDays keyedDays;
    private final ConfirmedDays confirmedDays;
    private final Looks looks;
    private final Clock clock;

    CallStatisticsService(
            IncidentService incidents,
            CallFigures calls,
            KeyedDays keyedDays,
            ConfirmedDays confirmedDays,
            Looks looks,
            Clock clock) {
        this.looks = looks;
        this.incidents = incidents;
        this.calls = calls;
        this.keyedDays = keyedDays;
        this.confirmedDays = confirmedDays;
        this.clock = clock;
    }

    /**
     * One entry for each day of the span. A confirmed day has its confirmed figures as last corrected, any other those that
     * its records, or else its keyed-in totals, add up to.
     *
     * @throws jp.madoguchi.platform.error.RejectedException where the days stand the wrong way round or too far apart
     */
    public CallStatistics between(long incidentId, LocalDate from, LocalDate to) {
        Span span = Span.of(from, to);
        Incident incident = require(incidentId);
        Map<LocalDate, ConfirmedDay> confirmed = confirmedDays.between(incident, span);
        List<DailyCallStatistics> days = computed(incident, span).days().stream()
                .map(day -> withConfirmation(day, confirmed.get(day.day())))
                .toList();
        return new CallStatistics(span, days);
    }

    /** The same to be taken away as a file, which is noted. */
    public CallStatistics exported(long incidentId, LocalDate from, LocalDate to) {
        CallStatistics figures = between(incidentId, from, to);
        looks.look(AuditEntry.of("audit.export.figures", "INCIDENT", incidentId, "-")
                .with(Map.of("callstats.daily.title", from + " - " + to)));
        return figures;
    }

    /** What the records and the keyed-in totals add up to now, whatever the city has confirmed. */
    public CallStatistics computed(long incidentId, LocalDate from, LocalDate to) {
        return computed(require(incidentId), Span.of(from, to));
    }

    /** The days of the span that the city has closed, with the history of their corrections. */
    public Map<LocalDate, ConfirmedDay> confirmations(long incidentId, LocalDate from, LocalDate to) {
        return Map.copyOf(confirmedDays.between(require(incidentId), Span.of(from, to)));
    }

    /** From the first to the last day of which anything is known, at most the last three years; empty before any. */
    public Optional<Span> period(long incidentId) {
        return calls.period(incidentId);
    }

    /** The day that it is now. */
    public LocalDate today() {
        return Tokyo.today(clock);
    }

    private Incident require(long incidentId) {
        return incidents.byId(incidentId).orElseThrow(() -> new IllegalArgumentException("no incident " + incidentId));
    }

    private CallStatistics computed(Incident incident, Span span) {
        Map<LocalDate, CallFigures.CallSums> sums = calls.calls(incident.id(), span);
        Map<LocalDate, Map<Long, Integer>> categories = calls.categories(incident.id(), span);
        Map<LocalDate, KeyedDays.KeyedDay> keyed = keyedDays.between(incident.id(), span);
        return new CallStatistics(
                span,
                span.days()
                        .map(day -> {
                            CallFigures.CallSums sum = sums.get(day);
                            KeyedDays.KeyedDay totals = keyed.get(day);
                            if (sum != null) {
                                Map<Long, Integer> counts = new HashMap<>(categories.getOrDefault(day, Map.of()));
                                incident.categories().forEach(category -> counts.putIfAbsent(category.id(), 0));
                                return day(incident, day, sum.incoming(), sum.answered(), counts, Source.RECORDS);
                            }
                            return totals == null
                                    ? day(incident, day, 0, 0, Map.of(), Source.NONE)
                                    : day(
                                            incident,
                                            day,
                                            totals.incoming(),
                                            totals.answered(),
                                            totals.categories(),
                                            Source.KEYED_IN);
                        })
                        .toList());
    }

    private static DailyCallStatistics day(
            Incident incident, LocalDate day, int incoming, int answered, Map<Long, Integer> counts, Source source) {
        Map<String, @Nullable Integer> categories = new LinkedHashMap<>();
        for (Category category : incident.categories()) {
            categories.put(category.code(), category.isCountedOn(day) ? counts.get(category.id()) : null);
        }
        return new DailyCallStatistics(day, incoming, answered, categories, source, false, false);
    }

    private static DailyCallStatistics withConfirmation(DailyCallStatistics day, @Nullable ConfirmedDay confirmed) {
        if (confirmed == null) {
            return day;
        }
        Figures figures = confirmed.figures();
        return new DailyCallStatistics(
                day.day(),
                figures.incoming(),
                figures.answered(),
                figures.categories(),
                day.source(),
                true,
                !confirmed.corrections().isEmpty());
    }
}
