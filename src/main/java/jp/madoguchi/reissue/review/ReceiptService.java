package jp.madoguchi.reissue.review;

import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;

/**
 * Prints the acknowledgement that both sides keep. Nothing in it changes once it's there, but for the remark that a later report has
 * replaced this one. What is to be printed is read first: no transaction waits for a document.
 */
@Service
public class ReceiptService {
    private final DossierService dossiers;
    private final IncidentService incidents;
    private final PdfDocuments pdf;

    ReceiptService(DossierService dossiers, IncidentService incidents, PdfDocuments pdf) {
        this.dossiers = dossiers;
        this.incidents = incidents;
        this.pdf = pdf;
    }

    /** Empty for a report that wasn't accepted, as for one that doesn't exist. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<PrintedReceipt> receipt(long reportId) {
        return dossiers.receipt(reportId).map(this::print);
    }

    /** The same for who sent it; another organisation's is as unknown as one that doesn't exist. */
    @RolesAllowed(Roles.CONTRACTOR)
    public Optional<PrintedReceipt> ownReceipt(long reportId) {
        return dossiers.ownReceipt(reportId).map(this::print);
    }

    private PrintedReceipt print(ReportDossier dossier) {
        var incident = incidents.byId(dossier.incidentId()).orElseThrow();
        return new PrintedReceipt(
                "受領・確認書-" + dossier.report().asOf() + "-第" + dossier.report().revision() + "版.pdf",
                pdf.print(ReceiptDocument.of(incident, dossier)));
    }
}
