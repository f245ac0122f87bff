package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.regulator.RegisterLine;
import jp.madoguchi.regulator.RegulatorChanged;
import jp.madoguchi.regulator.RegulatorExportService;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** What authorities did about the incident, how far the measures are, what is due and what has changed. */
@Route(RegisterWords.REGISTER)
@Menu(title = "regulator.menu", order = 50)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/regulator.css")
public class RegisterView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final String SHOW = "show";

    /** Which actions are shown. */
    enum Shown {
        ALL,
        OPEN,
        OVERDUE,
        SOON,
        DONE,
        WITHDRAWN;

        boolean takes(RegisterLine line, LocalDate today) {
            return switch (this) {
                case ALL -> true;
                case OPEN -> line.isOpen();
                case OVERDUE -> line.isOverdue(today);
                case SOON -> line.isDueUntil(today, today.plusDays(RegulatorService.SOON_DAYS));
                case DONE -> line.isDone();
                case WITHDRAWN -> line.withdrawn();
            };
        }
    }

    private final transient IncidentService incidents;
    private final transient RegulatorService register;
    private final transient RegulatorExportService export;
    private final transient Clock clock;
    private final boolean writes;
    private final Div content = new Div();
    private final Select<Shown> show = new Select<>();
    private final TextField search = new TextField(getTranslation("regulator.search"));
    private final Paragraph count = new Paragraph();
    private final Div list = new Div();
    private final DuePanel due = new DuePanel();

    RegisterView(
            IncidentService incidents,
            RegulatorService register,
            RegulatorExportService export,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.incidents = incidents;
        this.register = register;
        this.export = export;
        this.clock = clock;
        this.writes = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-sections");
        content.addClassName("m-sections");
        add(content);
        show.setLabel(getTranslation("regulator.show"));
        show.setItems(Shown.values());
        show.setItemLabelGenerator(one -> getTranslation("regulator.show." + one.name(), RegulatorService.SOON_DAYS));
        show.setValue(Shown.ALL);
        show.addValueChangeListener(change -> fillList());
        search.setClearButtonVisible(true);
        search.setHelperText(getTranslation("regulator.search.help"));
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> fillList());
        count.addClassName("m-hint");
        count.getElement().setAttribute("role", "status");
        live.follow(this, RegulatorChanged.class, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Shown asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SHOW)
                .flatMap(name -> Stream.of(Shown.values())
                        .filter(one -> one.name().equals(name))
                        .findFirst())
                .orElse(Shown.ALL);
        show.setValue(asked);
        build();
    }

    /** What is being typed into the search stays where it is. */
    private void refresh() {
        Long incident = incidents.current().map(one -> one.id()).orElse(null);
        if (incident == null || !due.isAttached()) {
            build();
            return;
        }
        due.show(register.waiting(incident));
        fillList();
    }

    private void build() {
        content.removeAll();
        PageHeader header = new PageHeader(getTranslation("regulator.title"), getTranslation("regulator.subline"));
        content.add(header);
        Long incident = incidents.current().map(one -> one.id()).orElse(null);
        if (incident == null) {
            content.add(new EmptyState(getTranslation("regulator.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        if (writes) {
            Anchor enter = RegisterWords.link(EntryView.ADDRESS, getTranslation("regulator.enter"));
            enter.addClassName("m-regulator-enter");
            header.addActions(enter);
        }
        if (register.register(incident).isEmpty()) {
            content.add(new EmptyState(
                    getTranslation("regulator.none.title"),
                    getTranslation(writes ? "regulator.none.official" : "regulator.none.reader")));
            return;
        }
        header.addActions(
                RegisterWords.link(CalendarView.ADDRESS, getTranslation("regulator.toCalendar")),
                download(incident, "regulator.csv", TableExport.CSV_WITH_BOM),
                download(incident, "regulator.xlsx", TableExport.XLSX));
        due.show(register.waiting(incident));
        Div filter = new Div(show, search);
        filter.addClassName("m-regulator-filter");
        content.add(due, new CardSection(getTranslation("regulator.list"), filter, count, list));
        fillList();
    }

    private void fillList() {
        list.removeAll();
        LocalDate today = Tokyo.today(clock);
        String words = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<RegisterLine> found =
                incidents.current().map(incident -> register.register(incident.id())).orElse(List.of()).stream()
                        .filter(line ->
                                show.getValue() == null || show.getValue().takes(line, today))
                        .filter(line ->
                                words.isEmpty() || RegisterCard.words(line).contains(words))
                        .toList();
        count.setText(getTranslation("regulator.count", found.size()));
        if (found.isEmpty()) {
            list.add(new Paragraph(getTranslation("regulator.nothingFound")));
        }
        found.forEach(line -> list.add(new RegisterCard(line, today)));
    }

    private Anchor download(long incident, String text, TableExport form) {
        Locale locale = getLocale();
        return RegisterWords.download(
                event -> {
                    event.setFileName("regulator-actions-" + Tokyo.today(clock) + "." + form.extension());
                    event.setContentType(form.mediaType());
                    form.write(export.table(incident, locale), event.getOutputStream());
                },
                getTranslation(text));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("regulator.title");
    }
}
