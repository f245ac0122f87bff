package jp.madoguchi.reissue;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reissue rates, and the uploads that they come from. */
@Service
@Transactional(readOnly = true)
public class ReissueService {
    private final ReissueStore store;
    private final IncidentService incidents;
    private final CurrentUser currentUser;

    ReissueService(ReissueStore store, IncidentService incidents, CurrentUser currentUser) {
        this.store = store;
        this.incidents = incidents;
        this.currentUser = currentUser;
    }

    /**
     * Per issuer the latest count on or before the day, of the incident's reporting organisation; what others report waits
     * until the city accepts it.
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public ReissueRates rates(long incidentId, LocalDate asOf) {
        Incident incident = incident(incidentId);
        return rates(incident, counting(incident), asOf);
    }

    /** The rates on each day that has been reported, the latest first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ReissueRates> history(long incidentId) {
        Incident incident = incident(incidentId);
        List<ReissueReport> reports = counting(incident);
        return reports.reversed().stream()
                .map(ReissueReport::asOf)
                .distinct()
                .map(day -> rates(incident, reports, day))
                .toList();
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

    private List<ReissueReport> counting(Incident incident) {
        return store.reports(incident.id(), incident.reportingOrganisation()).stream()
                .filter(report -> report.state().counts())
                .toList();
    }

    /** @param reports by their day */
    private static ReissueRates rates(Incident incident, List<ReissueReport> reports, LocalDate asOf) {
        List<ReissueRates.OfIssuer> issuers = new ArrayList<>();
        Integer reissued = null;
        LocalDate latest = null;
        boolean waiting = false;
        int affected = 0;
        for (Issuer issuer : incident.issuers()) {
            ReissueFigure figure = figure(issuer, reports, asOf);
            issuers.add(new ReissueRates.OfIssuer(issuer, figure));
            affected += issuer.affectedCards();
            waiting |= figure.waiting();
            Integer count = figure.reissued();
            if (count != null) {
                reissued = reissued == null ? count : Integer.valueOf(reissued + count);
                latest = later(latest, figure.asOf());
            }
        }
        return new ReissueRates(asOf, issuers, new ReissueFigure(affected, reissued, latest, waiting));
    }

    private static ReissueFigure figure(Issuer issuer, List<ReissueReport> reports, LocalDate asOf) {
        ReissueFigure latest = new ReissueFigure(issuer.affectedCards(), null, null, false);
        for (ReissueReport report : reports) {
            if (report.asOf().isAfter(asOf)) {
                break;
            }
            for (ReissueCount count : report.counts()) {
                if (count.issuerCode().equals(issuer.code())) {
                    latest = new ReissueFigure(
                            issuer.affectedCards(),
                            count.reissued(),
                            report.asOf(),
                            report.state().isWaiting());
                }
            }
        }
        return latest;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
