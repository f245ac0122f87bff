package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.reissue.review.DossierService;
import jp.madoguchi.reissue.review.ReceiptService;
import jp.madoguchi.reissue.review.ReportDossier;
import jp.madoguchi.security.Roles;

/** The acknowledgement of an accepted report, for the city. */
@Route("city/reissue/receipt/:" + ReportNumber.PARAMETER)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class CityReceiptView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient IncidentService incidents;
    private final transient DossierService dossiers;
    private final transient ReceiptService receipts;

    CityReceiptView(IncidentService incidents, DossierService dossiers, ReceiptService receipts) {
        this.incidents = incidents;
        this.dossiers = dossiers;
        this.receipts = receipts;
        addClassNames("m-page", "m-sections");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        ReportDossier dossier =
                ReportNumber.in(event).flatMap(dossiers::receipt).orElse(null);
        if (dossier == null) {
            add(
                    new PageHeader(getPageTitle()),
                    new EmptyState(
                            getTranslation("reissue.receipt.none"), getTranslation("reissue.receipt.none.what")));
            return;
        }
        long reportId = dossier.report().id();
        add(
                ReceiptSheet.header(getPageTitle(), () -> receipts.receipt(reportId)),
                new ReceiptSheet(incidents.byId(dossier.incidentId()).orElseThrow(), dossier));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.receipt.pageTitle");
    }
}
