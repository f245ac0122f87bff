package jp.madoguchi.reissue;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reissue rates, and the uploads that they come from. */
@Service
@Transactional(readOnly = true)
public class ReissueService {
    private final ReissueStore store;
    private final IncidentService incidents;
    private final CurrentUser currentUser;
    private final Looks looks;

    ReissueService(ReissueStore store, IncidentService incidents, CurrentUser currentUser, Looks looks) {
        this.looks = looks;
        this.store = store;
        this.incidents = incidents;
        this.currentUser = currentUser;
    }

    /**
     * Per issuer the latest count on or before the day that the city has accepted of the incident's reporting organisation. What
     * waits for its review stands beside it.
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public ReissueRates rates(long incidentId, LocalDate asOf) {
        Incident incident = incident(incidentId);
        return RateTimeline.of(incident, standing(incident), List.of(asOf)).getFirst();
    }

    /** The rates on each day of an accepted report, the latest first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ReissueRates> history(long incidentId) {
        Incident incident = incident(incidentId);
        List<ReissueReport> reports = standing(incident);
        List<LocalDate> days = reports.stream()
                .filter(report -> report.state().counts())
                .map(ReissueReport::asOf)
                .distinct()
                .toList();
        return RateTimeline.of(incident, reports, days).reversed();
    }

    /** The same to be taken away as a file, which is noted. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ReissueRates> exported(long incidentId) {
        List<ReissueRates> rates = history(incidentId);
        looks.look(AuditEntry.of("audit.export.figures", "INCIDENT", incidentId, "-")
                .with(Map.of("reissue.city.history", String.valueOf(rates.size()))));
        return rates;
    }

    /** The uploads of all organisations, the latest first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ReissueUpload> allUploads(long incidentId) {
        return store.uploads(incidentId, null);
    }

    /** The uploads of the user's own organisation, the latest first. */
    @RolesAllowed(Roles.CONTRACTOR)
    public List<ReissueUpload> ownUploads(long incidentId) {
        return store.uploads(incidentId, currentUser.requireOrganisation());
    }

    /** One upload of the user's own organisation; another's is as unknown as one that doesn't exist. */
    @RolesAllowed(Roles.CONTRACTOR)
    public Optional<ReissueUpload> ownUpload(long uploadId) {
        return store.upload(uploadId, currentUser.requireOrganisation());
    }

    private Incident incident(long incidentId) {
        return incidents.byId(incidentId).orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
    }

    /** By day and revision: what counts, and what would if it were accepted. */
    private List<ReissueReport> standing(Incident incident) {
        return store.reports(incident.id(), incident.reportingOrganisation()).stream()
                .filter(report -> report.state().stands())
                .toList();
    }
}
