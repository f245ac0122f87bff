package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a figure of the daily table is made of: the calls, each with its inquiries. Callers are masked. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class FigureService {
    private final IncidentService incidents;
    private final CallLists lists;

    FigureService(IncidentService incidents, CallLists lists) {
        this.incidents = incidents;
        this.lists = lists;
    }

    /** A page of the calls that a measure counts in a span. */
    public List<CallLine> calls(long incidentId, LocalDate from, LocalDate to, Measure measure, int offset, int limit) {
        Incident incident =
                incidents.byId(incidentId).orElseThrow(() -> new IllegalArgumentException("no incident " + incidentId));
        return lists.calls(incident, Span.of(from, to), kind(measure), category(measure), offset, limit);
    }

    public int count(long incidentId, LocalDate from, LocalDate to, Measure measure) {
        return lists.count(incidentId, Span.of(from, to), kind(measure), category(measure));
    }

    private static CallLists.Kind kind(Measure measure) {
        if (measure instanceof Measure.OfCategory) {
            return CallLists.Kind.OF_CATEGORY;
        }
        return measure.equals(Measure.INCOMING)
                ? CallLists.Kind.INCOMING
                : measure.equals(Measure.ANSWERED) ? CallLists.Kind.ANSWERED : CallLists.Kind.BUSY;
    }

    private static long category(Measure measure) {
        return measure instanceof Measure.OfCategory category ? category.categoryId() : 0;
    }
}
