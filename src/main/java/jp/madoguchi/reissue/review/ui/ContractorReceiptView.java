package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.reissue.review.DossierService;
import jp.madoguchi.reissue.review.ReceiptService;
import jp.madoguchi.security.Roles;

/** The acknowledgement of an accepted report, for its own senders and nobody else. */
@Route("contractor/receipt/:" + ReportNumber.PARAMETER)
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/reissue.css")
public class ContractorReceiptView extends ReceiptPage {
    ContractorReceiptView(IncidentService incidents, DossierService dossiers, ReceiptService receipts) {
        super(incidents, dossiers::ownReceipt, receipts::ownReceipt);
    }
}
