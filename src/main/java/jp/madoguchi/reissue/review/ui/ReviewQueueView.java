package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.plan.DueReport;
import jp.madoguchi.reissue.plan.PlanChanged;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.FigureNote;
import jp.madoguchi.reissue.review.FigureNoteService;
import jp.madoguchi.reissue.review.QueuedReport;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.reissue.ui.Shown;
import jp.madoguchi.reissue.ui.States;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** What waits for the city's review, the longest waiting first; below it what has to be followed up, and what was decided. */
@Route("city/reissue/review")
@Menu(title = "reissue.queue.menu", order = 41)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class ReviewQueueView extends Div implements HasDynamicTitle {
    private static final int AT_ONCE = 50;
    private static final int LAST_DECIDED = 20;

    private final transient ReviewService reviews;
    private final transient FigureNoteService notes;
    private final transient PlanService plans;
    private final transient Clock clock;
    private final boolean works;
    private final Div waiting = new Div();
    private final Div followUps = new Div();
    private final Div decided = new Div();

    ReviewQueueView(
            IncidentService incidents,
            ReviewService reviews,
            FigureNoteService notes,
            PlanService plans,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.reviews = reviews;
        this.notes = notes;
        this.plans = plans;
        this.clock = clock;
        this.works = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("reissue.queue.title"), getTranslation("reissue.queue.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("reissue.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        add(
                new CardSection(getTranslation("reissue.queue.waiting"), waiting),
                new CardSection(getTranslation("reissue.queue.followUps"), followUps),
                new CardSection(getTranslation("reissue.queue.decided"), decided));
        Runnable refresh = () -> show(incident);
        refresh.run();
        live.follow(this, ReissueReported.class, refresh);
        live.follow(this, ReviewChanged.class, refresh);
        live.follow(this, PlanChanged.class, refresh);
    }

    private void show(Incident incident) {
        int all = reviews.waiting(incident.id());
        Paragraph total = new Paragraph(getTranslation("reissue.queue.total", all));
        total.addClassName("m-hint");
        total.getElement().setAttribute("role", "status");
        waiting.removeAll();
        waiting.add(total);
        if (all > 0) {
            waiting.add(queue(reviews.queue(incident.id(), AT_ONCE), plans.due(incident.id())));
        }
        List<FigureNote> open = notes.open(incident.id());
        followUps.removeAll();
        followUps.add(open.isEmpty() ? hint("reissue.queue.noFollowUps") : followUps(incident, open));
        List<QueuedReport> last = reviews.decided(incident.id(), LAST_DECIDED);
        decided.removeAll();
        decided.add(last.isEmpty() ? hint("reissue.queue.nothingDecided") : decided(last));
    }

    private PlainTable queue(List<QueuedReport> reports, List<DueReport> due) {
        PlainTable table = new PlainTable(
                getTranslation("reissue.queue.waiting"),
                columns(
                        "reissue.day",
                        "reissue.queue.organisation",
                        "reissue.queue.sentAt",
                        "reissue.queue.waitingFor",
                        "reissue.queue.due",
                        "reissue.rate",
                        "reissue.queue.file"));
        for (QueuedReport report : reports) {
            table.row(List.of(
                    link(report),
                    new Span(report.organisation()),
                    new Span(Shown.minute(report.submittedAt())),
                    new Span(since(report.waiting(clock.instant()))),
                    due(report, due),
                    new Span(Shown.percent(report.total().percent())),
                    file(report)));
        }
        return table;
    }

    private PlainTable decided(List<QueuedReport> reports) {
        PlainTable table = new PlainTable(
                getTranslation("reissue.queue.decided"),
                columns(
                        "reissue.day",
                        "reissue.queue.organisation",
                        "reissue.stateTitle",
                        "reissue.rate",
                        "reissue.queue.file"));
        for (QueuedReport report : reports) {
            table.row(List.of(
                    link(report),
                    new Span(report.organisation()),
                    States.badge(this, report.state()),
                    new Span(Shown.percent(report.total().percent())),
                    file(report)));
        }
        return table;
    }

    private PlainTable followUps(Incident incident, List<FigureNote> open) {
        PlainTable table = new PlainTable(
                getTranslation("reissue.queue.followUps"),
                columns(
                        "reissue.day",
                        "reissue.issuer",
                        "reissue.note.text",
                        "reissue.note.by",
                        "reissue.queue.action"));
        for (FigureNote note : open) {
            RouterLink link = new RouterLink(Shown.day(note.asOf()), ReviewView.class, ReviewView.of(note.reportId()));
            table.row(List.of(
                    link,
                    new Span(incident.issuer(note.issuerCode())
                            .map(issuer -> issuer.name().in(getLocale()))
                            .orElse(note.issuerCode())),
                    text(note.note()),
                    new Span(note.writtenBy()),
                    works ? settle(incident, note) : new Span("-")));
        }
        return table;
    }

    private Button settle(Incident incident, FigureNote note) {
        Button settle = new Button(getTranslation("reissue.note.settle"), click -> {
            try {
                notes.settle(note.id());
            } catch (RejectedException e) {
                Notices.error(e);
            }
            show(incident);
        });
        settle.addThemeVariants(ButtonVariant.LUMO_SMALL);
        settle.setAriaLabel(getTranslation("reissue.note.settleOf", note.note()));
        return settle;
    }

    private Component link(QueuedReport report) {
        RouterLink link = new RouterLink(
                getTranslation("reissue.queue.report", Shown.day(report.asOf()), report.revision()),
                ReviewView.class,
                ReviewView.of(report.id()));
        return report.correction()
                ? new Div(link, new StatusBadge(getTranslation("reissue.queue.correction"), StatusBadge.Look.PLAIN))
                : link;
    }

    private Component due(QueuedReport report, List<DueReport> due) {
        DueReport of = due.stream()
                .filter(one -> one.organisation().equals(report.organisation())
                        && !report.asOf().isBefore(one.period().from())
                        && !report.asOf().isAfter(one.period().to()))
                .findFirst()
                .orElse(null);
        if (of == null) {
            return new Span("-");
        }
        Div cell = new Div(new Span(Shown.day(of.period().due())));
        if (Tokyo.day(report.submittedAt()).isAfter(of.period().due())) {
            cell.add(new StatusBadge(getTranslation("reissue.plan.timeliness.LATE"), StatusBadge.Look.BAD));
        }
        return cell;
    }

    private String since(Duration waiting) {
        return waiting.toDays() > 0
                ? getTranslation("reissue.queue.days", waiting.toDays(), waiting.toHoursPart())
                : getTranslation("reissue.queue.hours", waiting.toHours(), waiting.toMinutesPart());
    }

    private static Span file(QueuedReport report) {
        return text(report.fileName());
    }

    private static Span text(String text) {
        Span span = new Span(text);
        span.addClassName("m-breaks");
        return span;
    }

    private List<String> columns(String... keys) {
        return List.of(keys).stream().map(key -> getTranslation(key)).toList();
    }

    private Paragraph hint(String key) {
        Paragraph hint = new Paragraph(getTranslation(key));
        hint.addClassName("m-hint");
        return hint;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.queue.title");
    }
}
