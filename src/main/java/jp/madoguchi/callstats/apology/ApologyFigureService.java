package jp.madoguchi.callstats.apology;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what became of the callers who never got through. Numbers only: nobody's telephone number leaves it. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class ApologyFigureService {
    /** What has become of one of them. */
    enum Fate {
        REACHED,
        NOT_REACHED,
        WAITING,
        CAME_THROUGH,
        NEVER_CALLED
    }

    private final LostCalls lostCalls;
    private final ApologySettings settings;
    private final Clock clock;

    ApologyFigureService(LostCalls lostCalls, ApologySettings settings, Clock clock) {
        this.lostCalls = lostCalls;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of the callers lost in these days. Two statements. */
    public ApologyFigures between(long incidentId, LocalDate from, LocalDate to) {
        List<LostCalls.Lost> lost = lostCalls.between(incidentId, from, to);
        Map<Long, List<LostCalls.Entry>> entries = lostCalls.entries(incidentId, from, to);
        Instant begin = Tokyo.startOf(settings.firstDay(clock));
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        lost.forEach(caller ->
                counts.merge(fate(caller, entries.getOrDefault(caller.caller(), List.of()), begin), 1, Integer::sum));
        return new ApologyFigures(
                lost.size(),
                counts.getOrDefault(Fate.REACHED, 0),
                counts.getOrDefault(Fate.NOT_REACHED, 0),
                counts.getOrDefault(Fate.WAITING, 0),
                counts.getOrDefault(Fate.CAME_THROUGH, 0),
                counts.getOrDefault(Fate.NEVER_CALLED, 0));
    }

    /** @param begin of the days whose callers are on the list */
    static Fate fate(LostCalls.Lost lost, List<LostCalls.Entry> entries, Instant begin) {
        return entries.stream()
                .filter(entry -> entry.covers(lost.lastAt()))
                .findFirst()
                .map(entry -> fate(lost, entry, begin))
                .orElseGet(() -> {
                    if (lost.answeredAt() != null) {
                        return Fate.CAME_THROUGH;
                    }
                    return lost.lastAt().isBefore(begin) ? Fate.NEVER_CALLED : Fate.WAITING;
                });
    }

    private static Fate fate(LostCalls.Lost lost, LostCalls.Entry entry, Instant begin) {
        return switch (entry.state()) {
            case REACHED -> Fate.REACHED;
            case GIVEN_UP -> Fate.NOT_REACHED;
            case CAME_THROUGH -> Fate.CAME_THROUGH;
            case NEVER_CALLED -> lost.answeredAt() == null ? Fate.NEVER_CALLED : Fate.CAME_THROUGH;
            case OPEN -> {
                if (entry.tries() > 0) {
                    yield Fate.NOT_REACHED;
                }
                yield entry.taken() || !entry.lastAt().isBefore(begin) ? Fate.WAITING : Fate.NEVER_CALLED;
            }
        };
    }
}
