package jp.madoguchi.inquiry.callback.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackChanged;
import jp.madoguchi.inquiry.callback.CallbackCounts;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.callback.CallbackState;
import jp.madoguchi.inquiry.ui.InquiryListView;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** The queue of promised calls, those due first on top. */
@Route("desk/callbacks")
@Menu(title = "inquiry.callback.menu", order = 12)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class CallbacksView extends Div implements HasDynamicTitle, BeforeEnterObserver, AfterNavigationObserver {
    /** In the address: the call that nobody was reached with. */
    private static final String NOT_REACHED = "notReached";

    enum Whose {
        MINE,
        ALL
    }

    private final CallbackService callbacks;
    private final InquiryService inquiries;
    private final PortalUser user;
    private final Clock clock;
    private final RadioButtonGroup<Whose> whose = new RadioButtonGroup<>();
    private final Paragraph total = new Paragraph();
    private final Div queue = new Div();
    private final @Nullable Incident current;

    CallbacksView(
            IncidentService incidents,
            CallbackService callbacks,
            InquiryService inquiries,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.callbacks = callbacks;
        this.inquiries = inquiries;
        this.user = currentUser.require();
        this.clock = clock;
        addClassNames("m-page", "m-callbacks");
        add(new PageHeader(getTranslation("inquiry.callback.title")));
        Incident incident = incidents.current().orElse(null);
        current = incident;
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        whose.setLabel(getTranslation("inquiry.callback.whose"));
        whose.setItems(Whose.values());
        whose.setItemLabelGenerator(one -> getTranslation("inquiry.callback.whose." + one.name()));
        whose.setValue(user.has(Role.OPERATOR) ? Whose.MINE : Whose.ALL);
        whose.setVisible(works());
        whose.addValueChangeListener(change -> show(incident));
        total.addClassName("m-total");
        total.getElement().setAttribute("role", "status");
        add(whose, total, queue);
        live.follow(this, CallbackChanged.class, () -> show(incident));
        show(incident);
    }

    private boolean works() {
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
    }

    private void show(Incident incident) {
        CallbackCounts counts = callbacks.counts(incident.id());
        total.setText(getTranslation("inquiry.callback.total", counts.waiting(), counts.overdue()));
        List<Callback> waiting = whose.getValue() == Whose.ALL
                ? callbacks.waiting(incident.id())
                : callbacks.waitingForMe(incident.id());
        queue.removeAll();
        queue.add(
                waiting.isEmpty()
                        ? new EmptyState(
                                getTranslation("inquiry.callback.none"), getTranslation("inquiry.callback.none.what"))
                        : waiting(incident, waiting));
        List<Callback> closed = callbacks.closed(incident.id());
        if (!closed.isEmpty()) {
            queue.add(new CardSection(getTranslation("inquiry.callback.closed"), closed(incident, closed)));
        }
    }

    private PlainTable waiting(Incident incident, List<Callback> waiting) {
        PlainTable table = new PlainTable(
                getTranslation("inquiry.callback.title"),
                words("dueAt", "phone", "question", "person", "attempts", "promised", "action"));
        Set<String> people = user.has(Role.SUPERVISOR) ? inquiries.people(incident.id()) : Set.of();
        for (Callback callback : waiting) {
            table.row(List.of(
                    due(callback),
                    new Span(callback.phone() == null ? "-" : callback.phone()),
                    question(incident, callback),
                    person(incident, callback, people),
                    attempts(callback),
                    promised(callback),
                    actions(incident, callback)));
        }
        return table;
    }

    private PlainTable closed(Incident incident, List<Callback> closed) {
        PlainTable table = new PlainTable(
                getTranslation("inquiry.callback.closed"), words("closedAt", "phone", "question", "state", "closedBy"));
        for (Callback callback : closed) {
            table.row(List.of(
                    new Span(when(callback.closedAt() == null ? callback.dueAt() : callback.closedAt())),
                    new Span(callback.phone() == null ? "-" : callback.phone()),
                    question(incident, callback),
                    state(callback),
                    new Span(callback.closedBy() == null ? "-" : callback.closedBy())));
        }
        return table;
    }

    private List<String> words(String... columns) {
        return List.of(columns).stream()
                .map(column -> getTranslation("inquiry.callback.column." + column))
                .toList();
    }

    private Component due(Callback callback) {
        Div due = new Div(new Span(when(callback.dueAt())));
        if (callback.isOverdue(clock.instant())) {
            due.add(new StatusBadge(getTranslation("inquiry.callback.overdue"), StatusBadge.Look.BAD));
        }
        due.addClassName("m-callback-due");
        return due;
    }

    private Component question(Incident incident, Callback callback) {
        Locale locale = getLocale();
        String category = incident.category(callback.categoryId())
                .map((Category one) -> one.name().in(locale))
                .orElse("");
        RouterLink link = new RouterLink(category, InquiryListView.class);
        link.setQueryParameters(QueryParameters.of("inquiry", callback.inquiryNumber()));
        Span summary = new Span(callback.summary());
        summary.addClassName("m-repeat-summary");
        Div question = new Div(link);
        if (callback.holderName() != null) {
            question.add(new Span("　" + callback.holderName() + "　" + callback.caseNumber()));
        }
        question.add(summary);
        question.addClassName("m-callback-question");
        return question;
    }

    /** Supervisors give a call to somebody right here. */
    private Component person(Incident incident, Callback callback, Set<String> people) {
        if (!user.has(Role.SUPERVISOR)) {
            return new Span(person(callback.person()));
        }
        Set<String> offered = new TreeSet<>(people);
        if (callback.person() != null) {
            offered.add(callback.person());
        }
        Select<String> person = new Select<>();
        person.setAriaLabel(getTranslation("inquiry.callback.personOf", callback.inquiryNumber()));
        person.setEmptySelectionAllowed(true);
        person.setEmptySelectionCaption(getTranslation("inquiry.promise.anybody"));
        person.setItemLabelGenerator(this::person);
        person.setItems(offered);
        person.setValue(callback.person());
        person.addValueChangeListener(
                change -> tried(incident, () -> callbacks.assign(incident.id(), callback.id(), change.getValue(), "")));
        return person;
    }

    private String person(@Nullable String name) {
        return name == null ? getTranslation("inquiry.promise.anybody") : name;
    }

    private Component attempts(Callback callback) {
        Span attempts = new Span(Integer.toString(callback.attempts()));
        return callback.note() == null ? attempts : new Div(attempts, new Hint(callback.note()));
    }

    private Component promised(Callback callback) {
        return new Div(new Span(callback.promisedBy()), new Hint(when(callback.promisedAt())));
    }

    private Component state(Callback callback) {
        StatusBadge badge = new StatusBadge(
                getTranslation(callback.state().textKey()),
                callback.state() == CallbackState.REACHED ? StatusBadge.Look.GOOD : StatusBadge.Look.PLAIN);
        Div state = new Div(badge);
        Long keptIn = callback.keptIn();
        if (keptIn != null) {
            RouterLink link = new RouterLink(InquiryNumber.of(keptIn), InquiryListView.class);
            link.setQueryParameters(QueryParameters.of("inquiry", InquiryNumber.of(keptIn)));
            state.add(new Span(" "), link);
        }
        if (callback.note() != null) {
            state.add(new Hint(callback.note()));
        }
        return state;
    }

    private Component actions(Incident incident, Callback callback) {
        return works()
                ? new CallbackActions(
                        incident.id(), callback, user.name().equals(callback.person()), callbacks, () -> show(incident))
                : new Div();
    }

    private void tried(Incident incident, Runnable change) {
        try {
            change.run();
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show(incident);
    }

    private String when(Instant instant) {
        return JapaneseDates.dayAndTime(instant, getLocale());
    }

    /** Nobody was reached from the entry: that is noted here. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current == null || !works()) {
            return;
        }
        Incident incident = current;
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(NOT_REACHED)
                .flatMap(id -> callbacks.waiting(incident.id()).stream()
                        .filter(callback -> Long.toString(callback.id()).equals(id))
                        .findFirst())
                .ifPresent(
                        callback -> new CallbackActions(incident.id(), callback, true, callbacks, () -> show(incident))
                                .noteResult(AttemptDialog.Result.NOT_REACHED));
    }

    /** A reload must not ask for the same result again. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (event.getLocation()
                .getQueryParameters()
                .getSingleParameter(NOT_REACHED)
                .isPresent()) {
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, "desk/callbacks"));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.callback.title");
    }
}
