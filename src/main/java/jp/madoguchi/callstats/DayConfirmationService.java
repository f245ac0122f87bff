package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes days, and corrects closed ones: the figure as it was, who changed it, when and why are kept, and nothing is ever
 * taken back.
 */
@Service
@Transactional
@RolesAllowed(Roles.OFFICIAL)
public class DayConfirmationService {
    private static final int TEXT_LENGTH = 1_000;

    private final AuditTrail trail;
    private final IncidentService incidents;
    private final CallStatisticsService statistics;
    private final DifferenceService differences;
    private final ConfirmedDays confirmedDays;
    private final CardNumberGuard cardNumbers;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DayConfirmationService(
            IncidentService incidents,
            CallStatisticsService statistics,
            DifferenceService differences,
            ConfirmedDays confirmedDays,
            CardNumberGuard cardNumbers,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.trail = trail;
        this.incidents = incidents;
        this.statistics = statistics;
        this.differences = differences;
        this.confirmedDays = confirmedDays;
        this.cardNumbers = cardNumbers;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Closes a day with the figures that the official saw.
     *
     * @param seen the day as it was on screen; figures that have changed since are not confirmed unseen
     * @param note needed where differences of the day are still open
     * @throws RejectedException where the day can't be confirmed; nothing is changed then
     */
    public void confirm(long incidentId, DailyCallStatistics seen, @Nullable String note) {
        Incident incident = require(incidentId);
        LocalDate day = seen.day();
        String words = text("note", note);
        if (!day.isBefore(Tokyo.today(clock))) {
            throw new RejectedException("day", MessageText.of("callstats.confirm.notOver", day.toString()));
        }
        if (confirmedDays.lock(incidentId, day).isPresent()) {
            throw new RejectedException("day", MessageText.of("callstats.confirm.already", day.toString()));
        }
        DailyCallStatistics now =
                statistics.between(incidentId, day, day).days().getFirst();
        if (!now.isKnown()) {
            throw new RejectedException("day", MessageText.of("callstats.confirm.nothing", day.toString()));
        }
        if (!now.figures().equals(seen.figures())) {
            throw new RejectedException("day", MessageText.of("callstats.confirm.changed", day.toString()));
        }
        if (words == null && !differences.between(incidentId, day, day).isEmpty()) {
            throw new RejectedException("note", MessageText.of("callstats.confirm.noteNeeded", day.toString()));
        }
        try {
            confirmedDays.add(incident, day, now.figures(), words, currentUser.require(), clock.instant());
        } catch (DuplicateKeyException e) {
            throw new RejectedException("day", MessageText.of("callstats.confirm.already", day.toString()));
        }
        events.publishEvent(new DayConfirmed(incidentId, day));
        trail.record(AuditEntry.of("callstats.audit.confirmed", "DAY", incidentId, incident.code() + " " + day)
                .because(words)
                .with(Map.of(
                        "callstats.audit.incoming",
                        String.valueOf(now.figures().incoming()),
                        "callstats.audit.answered",
                        String.valueOf(now.figures().answered()))));
    }

    /**
     * Corrects a figure of a closed day.
     *
     * @param seen the figure that the official saw; absent where it was not counted
     * @throws RejectedException where it can't be corrected so; nothing is changed then
     */
    public void correct(
            long incidentId,
            LocalDate day,
            Measure measure,
            @Nullable Integer seen,
            @Nullable Integer newValue,
            @Nullable String reason) {
        Incident incident = require(incidentId);
        String why = text("reason", reason);
        if (why == null) {
            throw new RejectedException("reason", MessageText.of("callstats.correct.reasonNeeded"));
        }
        if (newValue == null || newValue < 0) {
            throw new RejectedException("newValue", MessageText.of("callstats.correct.value"));
        }
        if (measure.equals(Measure.BUSY)) {
            throw new RejectedException("measure", MessageText.of("callstats.correct.busy"));
        }
        long confirmation = confirmedDays
                .lock(incidentId, day)
                .orElseThrow(() ->
                        new RejectedException("day", MessageText.of("callstats.correct.notConfirmed", day.toString())));
        ConfirmedDay confirmed = Objects.requireNonNull(
                confirmedDays.between(incident, Span.ofDay(day)).get(day));
        Figures before = confirmed.figures();
        Integer old = before.figure(measure);
        if (!Objects.equals(old, seen)) {
            throw new RejectedException("newValue", MessageText.of("callstats.correct.changed"));
        }
        if (Objects.equals(old, newValue)) {
            throw new RejectedException("newValue", MessageText.of("callstats.correct.same", newValue));
        }
        refuseBeforeTracking(incident, day, measure);
        refuseContradiction(before, measure, newValue);
        confirmedDays.add(confirmation, measure.key(), old, newValue, why, currentUser.require(), clock.instant());
        events.publishEvent(new DayConfirmed(incidentId, day));
        trail.record(AuditEntry.of("callstats.audit.corrected", "DAY", incidentId, incident.code() + " " + day)
                .because(why)
                .with(Map.of("callstats.audit.measure", measure.key()))
                .changed(
                        Map.of("callstats.audit.figure", String.valueOf(old)),
                        Map.of("callstats.audit.figure", String.valueOf(newValue))));
    }

    private static void refuseBeforeTracking(Incident incident, LocalDate day, Measure measure) {
        if (measure instanceof Measure.OfCategory category
                && !incident.category(category.categoryId())
                        .orElseThrow(() -> new IllegalArgumentException("no category " + category))
                        .isCountedOn(day)) {
            throw new RejectedException("measure", MessageText.of("callstats.correct.notTracked", day.toString()));
        }
    }

    private static void refuseContradiction(Figures before, Measure measure, int newValue) {
        int incoming = measure.equals(Measure.INCOMING) ? newValue : before.incoming();
        int answered = measure.equals(Measure.ANSWERED) ? newValue : before.answered();
        if (answered > incoming) {
            throw new RejectedException(
                    "newValue", MessageText.of("callstats.figures.answeredAboveIncoming", answered, incoming));
        }
        int most = measure instanceof Measure.OfCategory
                ? newValue
                : before.categories().values().stream()
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0);
        // correcting a figure that is too high downwards must stay possible
        boolean lowersAnswered = measure.equals(Measure.ANSWERED) && newValue < before.answered();
        if (most > answered && (measure instanceof Measure.OfCategory || lowersAnswered)) {
            throw new RejectedException(
                    "newValue", MessageText.of("callstats.figures.categoryAboveAnswered", most, answered));
        }
    }

    private @Nullable String text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String words = text.strip();
        if (words.length() > TEXT_LENGTH) {
            throw new RejectedException(field, MessageText.of("callstats.text.tooLong", words.length(), TEXT_LENGTH));
        }
        if (!cardNumbers.isClean(words)) {
            throw new RejectedException(field, MessageText.of("callstats.text.cardNumber"));
        }
        return words;
    }

    private Incident require(long incidentId) {
        return incidents.byId(incidentId).orElseThrow(() -> new IllegalArgumentException("no incident " + incidentId));
    }

    /** The measures that can be corrected, in the order of the table. */
    @Transactional(readOnly = true)
    public List<Measure> correctable(long incidentId, LocalDate day) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Measure.INCOMING, Measure.ANSWERED),
                        require(incidentId).categories().stream()
                                .filter(category -> category.isCountedOn(day))
                                .map(Measure::of))
                .toList();
    }
}
