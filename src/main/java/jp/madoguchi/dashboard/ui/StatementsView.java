package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.dashboard.StatementComparison;
import jp.madoguchi.dashboard.StatementComparison.Line;
import jp.madoguchi.dashboard.StatementComparison.Verdict;
import jp.madoguchi.dashboard.StatementComparisonService;
import jp.madoguchi.dashboard.WilsonInterval;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.reissue.review.ReviewChanged;
import jp.madoguchi.security.Roles;

/** What the issuers report beside what the holders say, on the telephone and on the page that a survey leads to, with where the two don't fit together. */
@Route("city/reissue/statements")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reissue.css")
public class StatementsView extends Div implements HasDynamicTitle {
    private final transient StatementComparisonService comparisons;
    private final DatePicker asOf = new DatePicker();
    private final Div content = new Div();

    StatementsView(IncidentService incidents, StatementComparisonService comparisons, LiveUpdates live, Clock clock) {
        this.comparisons = comparisons;
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(
                getTranslation("dashboard.statements.title"), getTranslation("dashboard.statements.subline"));
        header.addActions(new Anchor(Addresses.REISSUE, getTranslation("dashboard.statements.back")));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(
                    getTranslation("dashboard.noIncident.title"), getTranslation("dashboard.noIncident.text")));
            return;
        }
        LocalDate today = Tokyo.today(clock);
        asOf.setLabel(getTranslation("dashboard.statements.asOf"));
        asOf.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        asOf.setMin(incident.startsOn());
        asOf.setMax(today);
        asOf.setValue(today);
        asOf.addValueChangeListener(change -> show(incident));
        add(new CardSection(getTranslation("dashboard.statements.table"), asOf, content));
        show(incident);
        live.follow(this, ReviewChanged.class, () -> show(incident));
        live.follow(this, InquirySaved.class, () -> show(incident));
        live.follow(this, WaveProgressed.class, () -> show(incident));
    }

    private void show(Incident incident) {
        if (asOf.getValue() == null) {
            return;
        }
        StatementComparison comparison = comparisons.asOf(incident.id(), asOf.getValue());
        content.removeAll();
        content.add(sentence(comparison.total()), table(comparison));
        for (String note : List.of("dashboard.statements.how", "dashboard.statements.callers")) {
            Paragraph words = new Paragraph(getTranslation(note, StatementComparison.FEWEST_CARDS));
            words.addClassName("m-hint");
            content.add(words);
        }
    }

    private Paragraph sentence(Line total) {
        WilsonInterval interval = total.interval();
        Paragraph sentence = new Paragraph(
                interval == null
                        ? getTranslation("dashboard.statements.nothingSaid")
                        : getTranslation(
                                "dashboard.statements.sentence",
                                Shown.percent(total.reported().percent()),
                                Shown.count(total.stated().cards(), getLocale()),
                                Shown.percent(total.share()),
                                interval.low() + "-" + interval.high() + "%"));
        sentence.addClassName("m-sentence");
        return sentence;
    }

    private PlainTable table(StatementComparison comparison) {
        PlainTable table = PlainTable.ofFigures(
                getTranslation("dashboard.statements.table"),
                Stream.of(
                                "issuer",
                                "reported",
                                "rate",
                                "calls",
                                "answers",
                                "cards",
                                "reissued",
                                "asked",
                                "notYet",
                                "declined",
                                "share",
                                "verdict")
                        .map(column -> getTranslation("dashboard.statements.column." + column))
                        .toList());
        comparison
                .issuers()
                .forEach(line ->
                        table.figures(Objects.requireNonNull(line.name()).in(getLocale()), cells(line)));
        table.total(getTranslation("dashboard.statements.total"), cells(comparison.total()));
        return table;
    }

    private List<Component> cells(Line line) {
        return List.of(
                new Span(getTranslation(
                        "dashboard.reissue.counts",
                        Shown.count(line.reported().reissued(), getLocale()),
                        Shown.count(line.reported().affected(), getLocale()))),
                new Span(Shown.percent(line.reported().percent())),
                count(line.calls().cards()),
                count(line.answers().cards()),
                count(line.stated().cards()),
                count(line.stated().reissued()),
                count(line.stated().asked()),
                count(line.stated().notYet()),
                count(line.stated().declined()),
                new Span(share(line)),
                new StatusBadge(
                        getTranslation("dashboard.statements.verdict." + line.verdict()), look(line.verdict())));
    }

    private Span count(int cards) {
        return new Span(Shown.count(cards, getLocale()));
    }

    private String share(Line line) {
        WilsonInterval interval = line.interval();
        BigDecimal share = line.share();
        return interval == null || share == null
                ? "-"
                : getTranslation(
                        "dashboard.statements.interval",
                        Shown.percent(share),
                        interval.low().toPlainString(),
                        interval.high().toPlainString());
    }

    private static StatusBadge.Look look(Verdict verdict) {
        return switch (verdict) {
            case NO_DATA, TOO_FEW -> StatusBadge.Look.PLAIN;
            case AGREES -> StatusBadge.Look.GOOD;
            case HOLDERS_SAY_LESS, HOLDERS_SAY_MORE -> StatusBadge.Look.WAITING;
            case IMPOSSIBLE -> StatusBadge.Look.BAD;
        };
    }

    @Override
    public String getPageTitle() {
        return getTranslation("dashboard.statements.title");
    }
}
