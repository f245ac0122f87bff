package jp.madoguchi.outreach.wave;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How waves go, and the messages that the figures are made of. */
@Service
@Transactional(readOnly = true)
public class WaveFigureService {
    /** How long after the last message a call may still be its doing. */
    public static final int DAYS_AFTER = 3;

    private static final int MOST_ROWS = 200;
    private static final Duration OF_LATE = Duration.ofMinutes(10);

    private final WaveStore store;
    private final WaveFigureQueries queries;
    private final TelephoneFigures telephones;
    private final Clock clock;

    WaveFigureService(WaveStore store, WaveFigureQueries queries, TelephoneFigures telephones, Clock clock) {
        this.store = store;
        this.queries = queries;
        this.telephones = telephones;
        this.clock = clock;
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public WaveFigures figures(long waveId) {
        Wave wave =
                store.byId(waveId).orElseThrow(() -> new RejectedException(MessageText.of("outreach.wave.rule.gone")));
        LocalDate from = wave.sentFrom();
        LocalDate last = wave.sentTo();
        LocalDate to = last == null ? null : last.plusDays(DAYS_AFTER);
        Map<LocalDate, Integer> calls =
                from == null || to == null ? Map.of() : telephones.calls(wave.incidentId(), from, to);
        int perMinute = wave.state() == WaveState.RELEASED ? perMinute(wave) : 0;
        WaveFigures figures = new WaveFigures(
                queries.states(waveId),
                queries.excluded(waveId),
                wave.kind().carriesGifts() ? queries.received(wave.incidentId(), waveId) : null,
                wave.kind() == WaveKind.SURVEY ? queries.answered(waveId) : null,
                perMinute,
                null,
                calls.isEmpty()
                        ? null
                        : calls.values().stream().mapToInt(Integer::intValue).sum(),
                from,
                to);
        return expected(wave, figures);
    }

    /** Of all waves that have handed messages over, by their numbers; three statements, however many waves there are. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<WaveSums> sums(long incidentId) {
        Map<Long, Map<DeliveryState, Integer>> states = queries.statesByWave(incidentId);
        Map<Long, Integer> received = queries.receivedByWave(incidentId);
        List<WaveSums> sums = new ArrayList<>();
        for (Wave wave : store.all(incidentId).reversed()) {
            LocalDate from = wave.sentFrom();
            LocalDate to = wave.sentTo();
            if (from != null && to != null) {
                sums.add(new WaveSums(
                        wave.number(),
                        wave.kind(),
                        wave.title(),
                        from,
                        to,
                        states.getOrDefault(wave.id(), Map.of()),
                        wave.kind().carriesGifts() ? received.getOrDefault(wave.id(), 0) : null));
            }
        }
        return sums;
    }

    /** A page of the messages in these states, or of all where none is named. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<DeliveryLine> deliveries(
            long waveId, Collection<DeliveryState> states, DeliveryLine.After after, int rows) {
        return queries.page(waveId, states, after, Math.clamp(rows, 1, MOST_ROWS));
    }

    /** A page of the messages that were answered. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<DeliveryLine> answered(long waveId, DeliveryLine.After after, int rows) {
        return queries.answeredPage(waveId, after, Math.clamp(rows, 1, MOST_ROWS));
    }

    /** A page of the cards whose gift was received. @param after id of the last card of the page before; 0 for the first */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ReceivedCard> received(long waveId, long after, int rows) {
        return queries.receivedCards(waveId, after, Math.clamp(rows, 1, MOST_ROWS));
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<DeliveryAttempt> attempts(long deliveryId) {
        return queries.attempts(deliveryId);
    }

    private int perMinute(Wave wave) {
        return (int)
                Math.ceilDiv(queries.handedOverSince(wave.id(), clock.instant().minus(OF_LATE)), OF_LATE.toMinutes());
    }

    private WaveFigures expected(Wave wave, WaveFigures figures) {
        return new WaveFigures(
                figures.states(),
                figures.excluded(),
                figures.received(),
                figures.answered(),
                figures.perMinute(),
                end(wave, figures),
                figures.calls(),
                figures.callsFrom(),
                figures.callsTo());
    }

    /** By the pace of late or, before anything has gone out, by the throttle. */
    private @Nullable Instant end(Wave wave, WaveFigures figures) {
        if (wave.state() != WaveState.RELEASED || wave.outside() || figures.left() == 0) {
            return null;
        }
        int pace = figures.perMinute() > 0 ? figures.perMinute() : wave.perMinute();
        Instant now = clock.instant();
        Instant start = wave.startsAt();
        return new SendingHours(wave.sendFrom(), wave.sendUntil())
                .endOf(
                        start == null || start.isBefore(now) ? now : start,
                        Duration.ofMinutes(Math.ceilDiv(figures.left(), pace)));
    }
}
