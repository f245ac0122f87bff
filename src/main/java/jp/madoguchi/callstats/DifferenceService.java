package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import jp.madoguchi.callstats.DayDifferences.ChangedFigure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what doesn't fit together in the calls, the inquiries and the confirmed figures; hides nothing of it. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class DifferenceService {
    private final IncidentService incidents;
    private final CallStatisticsService statistics;
    private final CallLists lists;

    DifferenceService(IncidentService incidents, CallStatisticsService statistics, CallLists lists) {
        this.incidents = incidents;
        this.statistics = statistics;
        this.lists = lists;
    }

    /** The days of the span with a difference, in their order. */
    public List<DayDifferences> between(long incidentId, LocalDate from, LocalDate to) {
        Span span = Span.of(from, to);
        Map<LocalDate, Integer> lonelyCalls = lists.withoutInquiryByDay(incidentId, span);
        Map<LocalDate, Integer> lonelyInquiries = lists.loneInquiriesByDay(incidentId, span);
        Map<LocalDate, ConfirmedDay> confirmed = statistics.confirmations(incidentId, from, to);
        return statistics.computed(incidentId, from, to).days().stream()
                .map(computed -> of(
                        computed,
                        lonelyCalls.getOrDefault(computed.day(), 0),
                        lonelyInquiries.getOrDefault(computed.day(), 0),
                        confirmed.get(computed.day())))
                .filter(day -> !day.isEmpty())
                .toList();
    }

    /** A page of the answered calls without an inquiry. */
    public List<CallLine> callsWithoutInquiry(long incidentId, LocalDate from, LocalDate to, int offset, int limit) {
        return lists.calls(require(incidentId), Span.of(from, to), CallLists.Kind.WITHOUT_INQUIRY, 0, offset, limit);
    }

    public int countCallsWithoutInquiry(long incidentId, LocalDate from, LocalDate to) {
        return lists.count(incidentId, Span.of(from, to), CallLists.Kind.WITHOUT_INQUIRY, 0);
    }

    /** A page of the telephone inquiries that no answered call belongs to. */
    public List<InquiryLine> inquiriesWithoutCall(
            long incidentId, LocalDate from, LocalDate to, int offset, int limit) {
        return lists.loneInquiries(require(incidentId), Span.of(from, to), offset, limit);
    }

    public int countInquiriesWithoutCall(long incidentId, LocalDate from, LocalDate to) {
        return lists.countLoneInquiries(incidentId, Span.of(from, to));
    }

    private Incident require(long incidentId) {
        return incidents.byId(incidentId).orElseThrow(() -> new IllegalArgumentException("no incident " + incidentId));
    }

    static DayDifferences of(
            DailyCallStatistics computed, int lonelyCalls, int lonelyInquiries, @Nullable ConfirmedDay confirmed) {
        Figures holding = confirmed == null ? computed.figures() : confirmed.figures();
        List<String> tooHigh = new ArrayList<>();
        holding.categories().forEach((code, figure) -> {
            if (figure != null && figure > holding.answered()) {
                tooHigh.add(Measure.keyOf(code));
            }
        });
        return new DayDifferences(
                computed.day(),
                lonelyCalls,
                lonelyInquiries,
                tooHigh,
                confirmed == null ? List.of() : changed(holding, computed.figures()));
    }

    private static List<ChangedFigure> changed(Figures confirmed, Figures computed) {
        List<ChangedFigure> changed = new ArrayList<>();
        compare(changed, Measure.INCOMING.key(), confirmed.incoming(), computed.incoming());
        compare(changed, Measure.ANSWERED.key(), confirmed.answered(), computed.answered());
        TreeSet<String> codes = new TreeSet<>(confirmed.categories().keySet());
        codes.addAll(computed.categories().keySet());
        for (String code : codes) {
            compare(
                    changed,
                    Measure.keyOf(code),
                    confirmed.categories().get(code),
                    computed.categories().get(code));
        }
        return changed;
    }

    private static void compare(
            List<ChangedFigure> changed, String measure, @Nullable Integer confirmed, @Nullable Integer computed) {
        if (!Objects.equals(confirmed, computed)) {
            changed.add(new ChangedFigure(measure, confirmed, computed));
        }
    }
}
