package jp.madoguchi.reissue.review;

import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One report, read whole: for its review, and as the acknowledgement that both sides keep. */
@Service
@Transactional(readOnly = true)
public class DossierService {
    private final Dossiers dossiers;
    private final ReviewStore reviews;
    private final FigureNoteStore notes;
    private final CurrentUser currentUser;

    DossierService(Dossiers dossiers, ReviewStore reviews, FigureNoteStore notes, CurrentUser currentUser) {
        this.dossiers = dossiers;
        this.reviews = reviews;
        this.notes = notes;
        this.currentUser = currentUser;
    }

    /** Empty for a draft, as for what doesn't exist. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<ReportDossier> find(long reportId) {
        return dossiers.find(reportId).map(dossier -> dossier.with(notes.ofReport(reportId)));
    }

    /** The acknowledgement of an accepted report, also after a later one has replaced it. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<ReportDossier> receipt(long reportId) {
        return dossiers.find(reportId).filter(DossierService::wasAccepted);
    }

    /** The same for who sent it; another organisation's is as unknown as one that doesn't exist. */
    @RolesAllowed(Roles.CONTRACTOR)
    public Optional<ReportDossier> ownReceipt(long reportId) {
        String organisation = currentUser.requireOrganisation();
        return dossiers.find(reportId)
                .filter(dossier -> dossier.organisation().equals(organisation))
                .filter(DossierService::wasAccepted);
    }

    /** The file as it was handed in, byte by byte; empty where it wasn't kept. */
    @RolesAllowed({Roles.OFFICIAL, Roles.AUDITOR})
    public Optional<byte[]> original(long reportId) {
        return dossiers.find(reportId)
                .flatMap(dossier -> reviews.original(dossier.sending().uploadId()));
    }

    private static boolean wasAccepted(ReportDossier dossier) {
        ReportDecision decision = dossier.decision();
        return decision != null
                && decision.decision() == Decision.ACCEPTED
                && (dossier.report().state() == ReportState.ACCEPTED
                        || dossier.report().state() == ReportState.SUPERSEDED);
    }
}
