package jp.madoguchi.privacy.subject.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.retention.RetainedIncident;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequest.State;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.privacy.subject.SubjectRequestsChanged;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** What persons ask about their own data, until when, and what became of it. Officials act, auditors read. */
@Route("city/subject-requests")
@Menu(title = "privacy.subject.menu", order = 86)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/privacy.css")
public class SubjectRequestsView extends Div implements HasDynamicTitle {
    private final transient SubjectRequestService requests;
    private final transient @Nullable RetainedIncident incident;
    private final LocalDate today;
    private final boolean acts;
    private final Div list = new Div();

    SubjectRequestsView(
            SubjectRequestService requests,
            RetainedIncident.Source incidents,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.requests = requests;
        this.incident = incidents.current().orElse(null);
        this.today = Tokyo.today(clock);
        this.acts = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("privacy.subject.title"), getTranslation("privacy.subject.subline"));
        add(header);
        if (incident == null) {
            add(new EmptyState(getTranslation("privacy.retention.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        if (acts) {
            Button receive = new Button(getTranslation("privacy.subject.receive"), click -> receive());
            receive.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.addActions(receive);
        }
        add(new CardSection(getTranslation("privacy.subject.list"), list));
        show();
        live.follow(this, SubjectRequestsChanged.class, this::show);
    }

    private long incidentId() {
        return java.util.Objects.requireNonNull(incident).id();
    }

    private void show() {
        list.removeAll();
        List<SubjectRequest> all = requests.all(incidentId());
        if (all.isEmpty()) {
            Span none = new Span(getTranslation("privacy.subject.none"));
            none.addClassName("m-hint");
            list.add(none);
            return;
        }
        PlainTable table = new PlainTable(
                getTranslation("privacy.subject.list"),
                List.of(
                        getTranslation("privacy.subject.column.number"),
                        getTranslation("privacy.subject.column.case"),
                        getTranslation("privacy.subject.column.due"),
                        getTranslation("privacy.subject.column.words"),
                        getTranslation("privacy.subject.column.state"),
                        getTranslation("privacy.subject.column.action")));
        all.forEach(request -> table.row(List.of(
                new Span(request.name() + " " + getTranslation(request.kind().textKey())),
                new Span(request.caseNumber()),
                due(request),
                new Span(getTranslation("privacy.subject.words", request.words(), request.identityCheck())),
                state(request),
                actions(request))));
        list.add(table);
    }

    private Component due(SubjectRequest request) {
        String day = JapaneseDates.full(request.dueOn(), getLocale());
        return request.state() == State.OPEN && request.dueOn().isBefore(today)
                ? new StatusBadge(getTranslation("privacy.subject.overdue", day), StatusBadge.Look.BAD)
                : new Span(day);
    }

    private Component state(SubjectRequest request) {
        StatusBadge badge = new StatusBadge(
                getTranslation(request.state().textKey()),
                switch (request.state()) {
                    case OPEN -> StatusBadge.Look.WAITING;
                    case DONE -> StatusBadge.Look.GOOD;
                    case DECLINED -> StatusBadge.Look.PLAIN;
                });
        return request.answer() == null ? badge : new Div(badge, new Span(" " + request.answer()));
    }

    private Component actions(SubjectRequest request) {
        Div actions = new Div();
        actions.addClassName("m-retention-actions");
        if (!acts) {
            return actions;
        }
        if (request.kind() == Kind.DISCLOSURE && request.state() != State.DECLINED) {
            Locale language = getLocale();
            actions.add(
                    download(
                            request, "PDF", "pdf", PdfDocuments.MEDIA_TYPE, () -> requests.pdf(request.id(), language)),
                    download(request, "JSON", "json", "application/json", () -> requests.json(request.id())));
        }
        if (request.state() == State.OPEN) {
            actions.add(
                    closing(request, "privacy.subject.grant", true),
                    closing(request, "privacy.subject.decline", false));
        }
        return actions;
    }

    private interface Content {
        byte[] bytes();
    }

    private Anchor download(SubjectRequest request, String word, String end, String type, Content content) {
        DownloadHandler handler = event -> {
            byte[] bytes = content.bytes();
            event.setFileName("disclosure-" + request.name() + "." + end);
            event.setContentType(type);
            event.getOutputStream().write(bytes);
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, word);
        link.setAriaLabel(getTranslation("privacy.subject.download", request.name(), word));
        return link;
    }

    private Button closing(SubjectRequest request, String label, boolean granted) {
        Button button = new Button(getTranslation(label), click -> {
            FormDialog dialog = new FormDialog(request.name() + " " + getTranslation(label));
            TextArea answer = dialog.text("answer", getTranslation("privacy.subject.answer"), 1_000);
            dialog.send(
                    getTranslation(label),
                    MessageText.of("privacy.subject.closed", request.name()),
                    () -> requests.close(request.id(), granted, answer.getValue()),
                    this::show);
            dialog.open();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void receive() {
        FormDialog dialog = new FormDialog(getTranslation("privacy.subject.receive"));
        Select<Kind> kind = new Select<>();
        kind.setLabel(getTranslation("privacy.subject.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        dialog.field("kind", kind);
        TextField number = dialog.field("number", new TextField(getTranslation("privacy.subject.column.case")));
        DatePicker askedOn = dialog.field("askedOn", new DatePicker(getTranslation("privacy.subject.askedOn"), today));
        TextArea identity = dialog.text("identity", getTranslation("privacy.subject.identity"), 1_000);
        TextArea words = dialog.text("words", getTranslation("privacy.subject.column.words"), 1_000);
        dialog.send(
                getTranslation("privacy.subject.receive"),
                MessageText.of("privacy.subject.received"),
                () -> requests.receive(
                        incidentId(),
                        new SubjectRequestService.NewRequest(
                                kind.getValue(),
                                number.getValue(),
                                askedOn.getValue(),
                                identity.getValue(),
                                words.getValue())),
                this::show);
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("privacy.subject.title");
    }
}
