package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.report.ErratumService;
import jp.madoguchi.report.OpenReport;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportComparisonService;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportState;
import jp.madoguchi.report.ReportStep;
import jp.madoguchi.report.ReportsChanged;
import jp.madoguchi.report.content.FigureValue;
import jp.madoguchi.report.content.ReportFigure;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** One report: its texts beside how it will read, its figures, what differs, and who did what. */
@Route("city/reports/:" + ReportView.PARAMETER)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/report.css")
public class ReportView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PARAMETER = "report";

    private final transient ReportService reports;
    private final transient ReportDraftService drafts;
    private final transient ReportComparisonService comparison;
    private final transient ErratumService errata;
    private final transient ReportActions actions;
    private final transient PortalUser user;
    private long id;
    private int revision;
    private @Nullable EditorPanel editor;

    ReportView(
            ReportService reports,
            ReportDraftService drafts,
            ReportComparisonService comparison,
            ErratumService errata,
            ReportActions actions,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.reports = reports;
        this.drafts = drafts;
        this.comparison = comparison;
        this.errata = errata;
        this.actions = actions;
        this.user = currentUser.require();
        addClassNames("m-page", "m-sections", "m-report");
        live.follow(this, ReportsChanged.class, this::follow);
    }

    static String address(long id) {
        return "city/reports/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get(PARAMETER).orElse("");
        id = Ids.read(name).orElse(0L);
        again();
    }

    private void again() {
        removeAll();
        editor = null;
        try {
            show(reports.open(id));
        } catch (RejectedException e) {
            add(
                    new PageHeader(getTranslation("report.title")),
                    new EmptyState(Words.text(this, e.text()), getTranslation("report.unknown.what")));
        }
    }

    /** What others did is shown at once, unless somebody writes here: then it is said, and nothing is taken away. */
    private void follow() {
        Report now = reports.find(id).orElse(null);
        if (now == null || now.revision() == (editor == null ? revision : editor.revision())) {
            return;
        }
        if (editor == null) {
            again();
        } else {
            editor.showChangedBy(now.changed().name());
        }
    }

    private void show(OpenReport open) {
        Report report = open.report();
        revision = report.revision();
        DocumentPreview preview = new DocumentPreview();
        preview.show(open.document(), open.figures());
        if (report.state() == ReportState.DRAFT && user.has(Role.OFFICIAL)) {
            editor = new EditorPanel(
                    open,
                    drafts,
                    reports,
                    texts -> preview.show(reports.preview(open.report(), texts, open.figures()), open.figures()));
        }
        PageHeader header = new PageHeader(
                Words.text(this, report.reference().name()),
                report.texts().title() + "　"
                        + Words.span(this, report.scope().from(), report.scope().to()));
        header.addActions(Words.link("city/reports", getTranslation("report.list")));
        Div bar = new Div(state(report), actions.of(report, user, editor, this::again));
        bar.addClassName("m-report-bar");
        TabSheet tabs = new TabSheet();
        tabs.addClassName("m-report-tabs");
        tabs.add(getTranslation("report.tab.text"), text(open, preview));
        Div compare = new Div();
        Div history = new Div(new HistoryPanel(report));
        if (editor == null) {
            tabs.add(getTranslation("report.tab.figures"), new FigurePanel(open, this::written, null, null));
        }
        Component compareTab = tabs.add(getTranslation("report.tab.compare"), compare);
        tabs.add(getTranslation("report.tab.history"), history);
        tabs.addSelectedChangeListener(change -> {
            if (change.getSelectedTab() == compareTab) {
                compare.removeAll();
                compare.add(new ComparisonPanel(report, comparison, reports, errata, user.has(Role.OFFICIAL)));
            }
        });
        add(header, bar, new DownloadLinks(report, reports), tabs);
    }

    private Component state(Report report) {
        Div state = new Div(Words.badge(this, report.state()));
        state.addClassName("m-report-state");
        if (report.released() != null) {
            state.add(new Span(getTranslation("report.releasedBy", Words.signed(report.released()))));
        } else if (report.submitted() != null) {
            state.add(new Span(getTranslation("report.submittedBy", Words.signed(report.submitted()))));
        }
        if (report.figuresAt() != null) {
            state.add(new Hint(getTranslation("report.figuresAt", Words.minute(report.figuresAt()))));
        }
        ReportStep last = report.steps().getLast();
        if (report.state() == ReportState.DRAFT && last.kind() == ReportStep.Kind.RETURNED) {
            Paragraph comment = new Paragraph(
                    getTranslation("report.returned", last.taken().name(), last.remark() == null ? "" : last.remark()));
            comment.addClassName("m-report-returned");
            state.add(comment);
        }
        if (report.supersededBy() != null) {
            state.add(new Span(getTranslation("report.supersededBy")), Words.report(this, report.supersededBy()));
        }
        if (report.supersedes() != null) {
            state.add(
                    new Span(getTranslation("report.supersedes")),
                    Words.report(this, report.supersedes()),
                    new Hint(Objects.requireNonNullElse(report.supersedeReason(), "")));
        }
        if (report.corrects() != null) {
            state.add(new Span(getTranslation("report.corrects")), Words.report(this, report.corrects()));
        }
        report.correctedBy()
                .forEach(erratum ->
                        state.add(new Span(getTranslation("report.correctedBy")), Words.report(this, erratum)));
        return state;
    }

    private Component text(OpenReport open, DocumentPreview preview) {
        Div columns = new Div();
        columns.addClassName("m-report-columns");
        if (editor == null) {
            columns.addClassName("m-report-columns--read");
            columns.add(preview);
            return columns;
        }
        EditorPanel writing = editor;
        Button anew = new Button(getTranslation("report.figures.anew"), click -> {
            if (writing.save()) {
                again();
            }
        });
        Div left = new Div(writing);
        left.addClassName("m-report-left");
        if (!open.report().errata().isEmpty()) {
            left.add(new ErratumPanel(open.report(), errata, writing::revision, this::again));
        }
        left.add(new CardSection(
                getTranslation("report.figures"),
                new Hint(getTranslation(
                        "report.figuresAt", Words.minute(open.figures().takenAt()))),
                anew,
                new FigurePanel(open, this::written, writing::insert, figure -> override(open, figure, writing))));
        columns.add(left, preview);
        return columns;
    }

    private void override(OpenReport open, ReportFigure figure, EditorPanel writing) {
        if (!writing.save()) {
            return;
        }
        new OverrideForm(
                        id,
                        figure,
                        written(figure.value()),
                        open.report().overrides().stream()
                                .filter(set -> set.figure().key().equals(figure.key()))
                                .findFirst()
                                .orElse(null),
                        drafts,
                        writing::revision,
                        this::again)
                .open();
    }

    private String written(FigureValue value) {
        return reports.written(value, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("report.title");
    }
}
