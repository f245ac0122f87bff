package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.reissue.review.DossierService;
import jp.madoguchi.reissue.review.ReceiptService;
import jp.madoguchi.security.Roles;

/** The acknowledgement of an accepted report, for the city. */
@Route("city/reissue/receipt/:" + ReportNumber.PARAMETER)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class CityReceiptView extends ReceiptPage {
    CityReceiptView(IncidentService incidents, DossierService dossiers, ReceiptService receipts) {
        super(incidents, dossiers::receipt, receipts::receipt);
    }
}
