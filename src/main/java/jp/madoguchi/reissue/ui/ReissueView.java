package jp.madoguchi.reissue.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueRates;
import jp.madoguchi.reissue.ReissueReported;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.security.Roles;

/** The city's page: how far the reissue has come, per issuer and in all, and what it rests on. */
@Route("city/reissue")
@Menu(title = "reissue.city.menu", order = 40)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class ReissueView extends Div implements HasDynamicTitle {
    private final transient ReissueService reissue;
    private final Div rates = new Div();
    private final Div history = new Div();
    private final DatePicker asOf = new DatePicker();

    ReissueView(IncidentService incidents, ReissueService reissue, LiveUpdates live, Clock clock) {
        this.reissue = reissue;
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("reissue.city.title"), getTranslation("reissue.city.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("reissue.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        setUpDay(incident, Tokyo.today(clock));
        UploadList uploads = new UploadList(incident, true);
        add(
                new CardSection(getTranslation("reissue.city.rates"), asOf, rates),
                new CardSection(getTranslation("reissue.city.history"), history),
                new CardSection(
                        getTranslation("reissue.city.uploads"),
                        hint("reissue.city.uploads.hint", incident.reportingOrganisation()),
                        uploads));
        Runnable refresh = () -> {
            showRates(incident);
            showHistory(incident);
            uploads.show(reissue.allUploads(incident.id()));
        };
        refresh.run();
        live.follow(this, ReissueReported.class, refresh::run);
    }

    private void setUpDay(Incident incident, LocalDate today) {
        asOf.setLabel(getTranslation("reissue.city.asOf"));
        asOf.setMin(incident.startsOn());
        asOf.setMax(today);
        asOf.setValue(today);
        asOf.setI18n(new DatePicker.DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setToday(getTranslation("reissue.city.today"))
                .setCancel(getTranslation("reissue.city.cancel")));
        asOf.addValueChangeListener(change -> showRates(incident));
    }

    private void showRates(Incident incident) {
        rates.removeAll();
        LocalDate day = asOf.getValue();
        if (day == null) {
            return;
        }
        ReissueRates found = reissue.rates(incident.id(), day);
        rates.add(sentence(found));
        if (found.isEmpty()) {
            return;
        }
        PlainTable table = PlainTable.ofFigures(
                getTranslation("reissue.city.rates"),
                columns(
                        "reissue.issuer",
                        "reissue.rate",
                        "reissue.reissued",
                        "reissue.affected",
                        "reissue.day",
                        "reissue.stateTitle"));
        found.issuers().forEach(of -> table.figures(of.issuer().name().in(getLocale()), cells(of.figure())));
        table.total(getTranslation("reissue.total"), cells(found.total()));
        rates.add(table);
    }

    private Paragraph sentence(ReissueRates found) {
        ReissueFigure total = found.total();
        Paragraph sentence = new Paragraph(
                found.isEmpty()
                        ? getTranslation("reissue.city.noReport", Shown.day(found.asOf()))
                        : getTranslation(
                                "reissue.city.sentence",
                                Shown.day(total.asOf()),
                                Shown.count(total.affected(), getLocale()),
                                Shown.count(total.reissued(), getLocale()),
                                Shown.percent(total.percent())));
        sentence.addClassName("m-sentence");
        return sentence;
    }

    private void showHistory(Incident incident) {
        history.removeAll();
        List<ReissueRates> days = reissue.history(incident.id());
        if (days.isEmpty()) {
            history.add(hint("reissue.uploads.none"));
            return;
        }
        List<String> columns = new ArrayList<>(columns("reissue.day"));
        columns.addAll(columns("reissue.total", "reissue.reissued"));
        incident.issuers().forEach(issuer -> columns.add(issuer.name().in(getLocale())));
        PlainTable table = PlainTable.ofFigures(getTranslation("reissue.city.history"), columns);
        for (ReissueRates day : days) {
            List<Component> cells = new ArrayList<>();
            cells.add(strong(Shown.percent(day.total().percent())));
            cells.add(new Span(Shown.count(day.total().reissued(), getLocale())));
            day.issuers()
                    .forEach(of -> cells.add(new Span(Shown.percent(of.figure().percent()))));
            table.figures(Shown.day(day.asOf()), cells);
        }
        history.add(table);
    }

    private List<Component> cells(ReissueFigure figure) {
        return List.of(
                rate(figure),
                new Span(Shown.count(figure.reissued(), getLocale())),
                new Span(Shown.count(figure.affected(), getLocale())),
                new Span(Shown.day(figure.asOf())),
                figure.reissued() == null ? new Span("-") : reviewed(figure));
    }

    private Component reviewed(ReissueFigure figure) {
        return States.badge(this, figure.waiting() ? ReportState.SUBMITTED : ReportState.ACCEPTED);
    }

    private Component rate(ReissueFigure figure) {
        BigDecimal percent = figure.percent();
        Div cell = new Div(strong(Shown.percent(percent)));
        cell.addClassName("m-rate");
        if (percent != null) {
            ProgressBar bar = new ProgressBar(0, 100, percent.doubleValue());
            // the figure stands beside it
            bar.getElement().setAttribute("aria-hidden", "true");
            cell.add(bar);
        }
        return cell;
    }

    private static Span strong(String text) {
        Span strong = new Span(text);
        strong.addClassName("m-strong");
        return strong;
    }

    private List<String> columns(String... keys) {
        return List.of(keys).stream().map(key -> getTranslation(key)).toList();
    }

    private Paragraph hint(String key, Object... args) {
        Paragraph hint = new Paragraph(getTranslation(key, args));
        hint.addClassName("m-hint");
        return hint;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("reissue.city.title");
    }
}
