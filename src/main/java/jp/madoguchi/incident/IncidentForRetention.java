package jp.madoguchi.incident;

import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.privacy.retention.RetainedIncident;
import jp.madoguchi.privacy.retention.Term;
import jp.madoguchi.privacy.retention.TermEnd;
import org.springframework.stereotype.Component;

/** Tells those who erase data which incident it is of, and when that was over. */
@Component
class IncidentForRetention implements RetainedIncident.Source, TermEnd {
    private final IncidentService incidents;

    IncidentForRetention(IncidentService incidents) {
        this.incidents = incidents;
    }

    @Override
    public Optional<RetainedIncident> current() {
        return incidents.current().map(IncidentForRetention::retained);
    }

    @Override
    public Optional<RetainedIncident> byId(long id) {
        return incidents.byId(id).map(IncidentForRetention::retained);
    }

    private static RetainedIncident retained(Incident incident) {
        return new RetainedIncident(incident.id(), incident.code(), incident.name());
    }

    @Override
    public Term term() {
        return Term.INCIDENT_END;
    }

    @Override
    public Optional<LocalDate> of(long incidentId) {
        return incidents.byId(incidentId).flatMap(incident -> Optional.ofNullable(incident.endsOn()));
    }

    /** Without an end it says nothing: whether all is over is a matter of the contract then. */
    @Override
    public boolean runs(long incidentId, LocalDate day) {
        return of(incidentId).filter(end -> !end.isBefore(day)).isPresent();
    }
}
