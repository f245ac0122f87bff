package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.regulator.CalendarEntry;
import jp.madoguchi.regulator.RegulatorChanged;
import jp.madoguchi.regulator.RegulatorExportService;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.security.Roles;

/** A year month by month: what was issued, what is due, what was reported. */
@Route(CalendarView.ADDRESS)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/regulator.css")
public class CalendarView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    static final String ADDRESS = RegisterWords.REGISTER + "/calendar";
    private static final String YEAR = "year";

    private final transient IncidentService incidents;
    private final transient RegulatorService register;
    private final transient RegulatorExportService export;
    private final transient Clock clock;
    private int year;

    CalendarView(
            IncidentService incidents,
            RegulatorService register,
            RegulatorExportService export,
            LiveUpdates live,
            Clock clock) {
        this.incidents = incidents;
        this.register = register;
        this.export = export;
        this.clock = clock;
        addClassNames("m-page", "m-sections");
        live.follow(this, RegulatorChanged.class, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        year = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(YEAR)
                .filter(text -> text.matches("[12]\\d{3}"))
                .map(Integer::parseInt)
                .orElseGet(() -> Tokyo.today(clock).getYear());
        show();
    }

    private void show() {
        removeAll();
        PageHeader header = new PageHeader(
                getTranslation("regulator.calendar.title"),
                getTranslation("regulator.calendar.subline", String.valueOf(year)));
        header.addActions(new RouterLink(getTranslation("regulator.back"), RegisterView.class));
        add(header);
        Long incident = incidents.current().map(one -> one.id()).orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("regulator.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        header.addActions(
                ofYear(year - 1, "regulator.calendar.before"),
                ofYear(year + 1, "regulator.calendar.after"),
                file(incident));
        List<CalendarEntry> entries = register.calendar(incident, year);
        if (entries.isEmpty()) {
            add(new EmptyState(
                    getTranslation("regulator.calendar.nothing.title", String.valueOf(year)),
                    getTranslation("regulator.calendar.nothing.what")));
            return;
        }
        Div months = new Div();
        months.addClassName("m-regulator-year");
        for (Month month : Month.values()) {
            months.add(month(
                    month,
                    entries.stream()
                            .filter(entry -> entry.day().getMonth() == month)
                            .toList()));
        }
        add(months);
    }

    private Section month(Month month, List<CalendarEntry> entries) {
        Section section = new Section(new H2(month.getDisplayName(TextStyle.FULL, getLocale())));
        section.addClassName("m-card");
        if (entries.isEmpty()) {
            section.addClassName("m-regulator-year__quiet");
            section.add(new Hint(getTranslation("regulator.calendar.none")));
            return section;
        }
        OrderedList list = new OrderedList();
        list.addClassName("m-regulator-year__days");
        LocalDate today = Tokyo.today(clock);
        entries.forEach(entry -> list.add(item(entry, today)));
        section.add(list);
        return section;
    }

    private ListItem item(CalendarEntry entry, LocalDate today) {
        Locale locale = getLocale();
        Span day = new Span(
                JapaneseDates.monthAndDay(entry.day(), locale) + " " + JapaneseDates.weekday(entry.day(), locale));
        day.addClassName("m-regulator-year__day");
        Span text = new Span(entry.text());
        text.addClassNames("m-hint", "m-regulator-year__text");
        return new ListItem(
                day,
                badge(entry, today),
                RegisterWords.link(RegisterWords.action(entry.actionId()), words(entry)),
                text);
    }

    private String words(CalendarEntry entry) {
        String what = entry.position() == 0
                ? getTranslation(entry.actionKind().textKey())
                : getTranslation("regulator.measure", entry.position());
        return getTranslation("regulator.action.title", entry.authority(), what);
    }

    private StatusBadge badge(CalendarEntry entry, LocalDate today) {
        String kind = getTranslation(entry.kind().textKey());
        if (entry.kind() != CalendarEntry.Kind.DUE) {
            return new StatusBadge(kind, StatusBadge.Look.PLAIN);
        }
        if (entry.settled()) {
            return new StatusBadge(kind + " " + getTranslation("regulator.calendar.settled"), StatusBadge.Look.GOOD);
        }
        return entry.day().isBefore(today)
                ? new StatusBadge(getTranslation("regulator.overdue"), StatusBadge.Look.BAD)
                : new StatusBadge(kind, StatusBadge.Look.WAITING);
    }

    private Anchor ofYear(int other, String text) {
        return RegisterWords.link(ADDRESS + "?" + YEAR + "=" + other, getTranslation(text));
    }

    private Anchor file(long incident) {
        Locale locale = getLocale();
        int of = year;
        return RegisterWords.download(
                event -> {
                    event.setFileName("regulator-" + of + ".ics");
                    event.setContentType("text/calendar; charset=UTF-8");
                    event.getOutputStream()
                            .write(export.calendar(incident, of, locale).getBytes(StandardCharsets.UTF_8));
                },
                getTranslation("regulator.calendar.ics"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("regulator.calendar.title");
    }
}
