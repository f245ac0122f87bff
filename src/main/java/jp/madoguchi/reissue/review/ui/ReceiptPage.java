package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.Optional;
import java.util.function.LongFunction;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.reissue.review.PrintedReceipt;
import jp.madoguchi.reissue.review.ReportDossier;

/** The acknowledgement of an accepted report, the same for both sides; whose reports each may see, the services say. */
abstract class ReceiptPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient IncidentService incidents;
    private final transient LongFunction<Optional<ReportDossier>> dossiers;
    private final transient LongFunction<Optional<PrintedReceipt>> receipts;

    ReceiptPage(
            IncidentService incidents,
            LongFunction<Optional<ReportDossier>> dossiers,
            LongFunction<Optional<PrintedReceipt>> receipts) {
        this.incidents = incidents;
        this.dossiers = dossiers;
        this.receipts = receipts;
        addClassNames("m-page", "m-sections");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        ReportDossier dossier = ReportNumber.in(event).flatMap(dossiers::apply).orElse(null);
        if (dossier == null) {
            add(
                    new PageHeader(getPageTitle()),
                    new EmptyState(
                            getTranslation("reissue.receipt.none"), getTranslation("reissue.receipt.none.what")));
            return;
        }
        long reportId = dossier.report().id();
        add(
                ReceiptSheet.header(getPageTitle(), () -> receipts.apply(reportId)),
                new ReceiptSheet(incidents.byId(dossier.incidentId()).orElseThrow(), dossier));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.receipt.pageTitle");
    }
}
