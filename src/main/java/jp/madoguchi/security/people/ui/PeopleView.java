package jp.madoguchi.security.people.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.people.ContractorPeopleService;
import jp.madoguchi.security.people.ContractorPeopleService.Registered;
import jp.madoguchi.security.people.ContractorPerson;
import jp.madoguchi.security.people.RegisterChanged;
import org.jspecify.annotations.Nullable;

/** Who of the contractors' people may sign in, and why somebody can't. */
@Route("admin/people")
@Menu(title = "security.people.menu", order = 125)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
public class PeopleView extends Div implements HasDynamicTitle {
    private final transient ContractorPeopleService people;
    private final transient CurrentUser currentUser;
    private final Div list = new Div();

    PeopleView(ContractorPeopleService people, CurrentUser currentUser, LiveUpdates live) {
        this.people = people;
        this.currentUser = currentUser;
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("security.people.title"), getTranslation("security.people.subline"));
        if (mayChange()) {
            Button enter = new Button(getTranslation("security.people.add"), click -> ask(null));
            enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.addActions(enter);
        }
        add(header, list);
        live.follow(this, RegisterChanged.class, this::show);
        show();
    }

    private boolean mayChange() {
        return currentUser.require().has(Role.ADMIN);
    }

    private void show() {
        list.removeAll();
        List<Registered> all = people.all();
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation("security.people.none"), getTranslation("security.people.none.hint")));
            return;
        }
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("security.people.userName"),
                getTranslation("security.people.employer"),
                getTranslation("security.people.organisation"),
                getTranslation("security.people.tier"),
                getTranslation("security.people.approval"),
                getTranslation("security.people.term"),
                getTranslation("security.people.state")));
        if (mayChange()) {
            columns.add(getTranslation("security.people.action"));
        }
        PlainTable table = new PlainTable(getTranslation("security.people.title"), columns);
        all.forEach(one -> table.row(cells(one)));
        list.add(table);
    }

    private List<Component> cells(Registered one) {
        ContractorPerson person = one.person();
        List<Component> cells = new ArrayList<>(List.of(
                new Span(person.userName()),
                new Span(person.employer()),
                new Span(person.organisation()),
                new Span(getTranslation("security.people.tierOf", person.tier())),
                new Span(Objects.requireNonNullElse(person.approval(), "—")),
                new Span(JapaneseDates.full(person.startsOn(), getLocale()) + " – "
                        + JapaneseDates.full(person.endsOn(), getLocale())),
                new Span(getTranslation(
                        one.obstacle() == null
                                ? "security.people.mayEnter"
                                : "security.people.obstacle." + one.obstacle().name()))));
        if (mayChange()) {
            Button change = new Button(getTranslation("security.people.change"), click -> ask(person));
            change.setAriaLabel(getTranslation("security.people.changeOf", person.userName()));
            cells.add(change);
        }
        return cells;
    }

    private void ask(@Nullable ContractorPerson person) {
        FormDialog dialog = new FormDialog(getTranslation(
                person == null ? "security.people.add" : "security.people.changeOf",
                person == null ? "" : person.userName()));
        TextField userName = dialog.field("userName", new TextField(getTranslation("security.people.userName")));
        TextField employer = dialog.field("employer", new TextField(getTranslation("security.people.employer")));
        TextField organisation =
                dialog.field("organisation", new TextField(getTranslation("security.people.organisation")));
        IntegerField tier = dialog.field("tier", new IntegerField(getTranslation("security.people.tier")));
        TextField approval = dialog.field("approval", new TextField(getTranslation("security.people.approval")));
        DatePicker startsOn = dialog.field("startsOn", new DatePicker(getTranslation("security.people.startsOn")));
        DatePicker endsOn = dialog.field("endsOn", new DatePicker(getTranslation("security.people.endsOn")));
        tier.setHelperText(getTranslation("security.people.tierHint"));
        approval.setHelperText(getTranslation("security.people.approvalHint"));
        if (person != null) {
            userName.setValue(person.userName());
            userName.setReadOnly(true);
            employer.setValue(person.employer());
            organisation.setValue(person.organisation());
            tier.setValue(person.tier());
            approval.setValue(Objects.requireNonNullElse(person.approval(), ""));
            startsOn.setValue(person.startsOn());
            endsOn.setValue(person.endsOn());
        }
        dialog.send(
                getTranslation("security.people.save"),
                MessageText.of("security.people.saved"),
                () -> people.save(new ContractorPerson(
                        userName.getValue(),
                        employer.getValue(),
                        organisation.getValue(),
                        Objects.requireNonNullElse(tier.getValue(), 0),
                        approval.getValue(),
                        day("startsOn", startsOn.getValue()),
                        day("endsOn", endsOn.getValue()),
                        person == null ? 0 : person.version())),
                this::show);
        dialog.open();
    }

    private static LocalDate day(String field, @Nullable LocalDate day) {
        if (day == null) {
            throw new RejectedException(field, MessageText.of("security.people.missing"));
        }
        return day;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.people.title");
    }
}
