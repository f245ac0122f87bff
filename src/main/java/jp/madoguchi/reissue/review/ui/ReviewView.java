package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.review.Decision;
import jp.madoguchi.reissue.review.DossierService;
import jp.madoguchi.reissue.review.FigureNoteService;
import jp.madoguchi.reissue.review.ReportDecision;
import jp.madoguchi.reissue.review.ReportDossier;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.reissue.ui.Shown;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/**
 * One report: what was sent, beside the accepted one before it, and the decision. It follows what others do; what is being typed stays
 * whoever decides.
 */
@Route("city/reissue/review/:" + ReportNumber.PARAMETER)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class ReviewView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient DossierService dossiers;
    private final transient ReviewService reviews;
    private final transient FigureNoteService notes;
    private final boolean decides;
    private final boolean downloads;
    private final Div facts = new Div();
    private final Div figures = new Div();
    private String title = getTranslation("reissue.review.title");
    private @Nullable Long shown;
    private @Nullable DecisionForm form;
    private @Nullable NotesPanel remarks;

    ReviewView(
            DossierService dossiers,
            ReviewService reviews,
            FigureNoteService notes,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.dossiers = dossiers;
        this.reviews = reviews;
        this.notes = notes;
        this.decides = currentUser.require().has(Role.OFFICIAL);
        this.downloads = decides || currentUser.require().has(Role.AUDITOR);
        addClassNames("m-page", "m-sections");
        live.follow(this, ReviewChanged.class, this::refresh);
        live.follow(this, ReissueReported.class, this::refresh);
    }

    static RouteParameters of(long reportId) {
        return new RouteParameters(new RouteParam(ReportNumber.PARAMETER, Long.toString(reportId)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        // the same page goes from one report of a day to another
        removeAll();
        shown = null;
        ReportDossier dossier = ReportNumber.in(event).flatMap(dossiers::find).orElse(null);
        if (dossier == null) {
            add(
                    new PageHeader(title),
                    new EmptyState(
                            getTranslation("reissue.review.none"),
                            getTranslation("reissue.review.none.what"),
                            new RouterLink(getTranslation("reissue.queue.title"), ReviewQueueView.class)));
            return;
        }
        build(dossier);
    }

    private void build(ReportDossier dossier) {
        long id = dossier.report().id();
        title = getTranslation(
                "reissue.review.of",
                Shown.day(dossier.report().asOf()),
                dossier.report().revision());
        PageHeader header = new PageHeader(title, dossier.organisation());
        header.addActions(new RouterLink(getTranslation("reissue.review.back"), ReviewQueueView.class));
        shown = id;
        form = new DecisionForm(decides, reviews, id, this::refresh);
        remarks = new NotesPanel(decides, notes, this::refresh);
        add(
                header,
                new CardSection(getTranslation("reissue.review.sent"), facts),
                new CardSection(getTranslation("reissue.review.figures"), figures),
                new CardSection(getTranslation("reissue.review.decision"), form),
                new CardSection(getTranslation("reissue.note.title"), remarks));
        show(dossier);
    }

    private void refresh() {
        if (shown != null) {
            dossiers.find(shown).ifPresent(this::show);
        }
    }

    private void show(ReportDossier dossier) {
        facts.removeAll();
        facts.add(new ReportFacts(dossier, downloads ? dossiers : null));
        if (wasAccepted(dossier)) {
            facts.add(new Anchor(
                    "city/reissue/receipt/" + dossier.report().id(), getTranslation("reissue.receipt.open")));
        }
        figures.removeAll();
        if (!dossier.unaltered()) {
            Paragraph altered = new Paragraph(getTranslation("reissue.review.altered"));
            altered.addClassName("m-review-problem");
            altered.getElement().setAttribute("role", "alert");
            figures.add(altered);
        }
        figures.add(new ChangeTable(dossier));
        if (form != null) {
            form.show(dossier);
        }
        if (remarks != null) {
            remarks.show(dossier);
        }
    }

    private static boolean wasAccepted(ReportDossier dossier) {
        ReportDecision decision = dossier.decision();
        return decision != null && decision.decision() == Decision.ACCEPTED;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
