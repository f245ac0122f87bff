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
import java.util.Map;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.privacy.retention.RetainedIncident;
import jp.madoguchi.privacy.subject.Correction;
import jp.madoguchi.privacy.subject.PersonCorrectionService;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequest.State;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.privacy.subject.SubjectRequestsChanged;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What persons ask about their own data, until when, and what became of it. Officials act, auditors read. */
@Route("city/subject-requests")
@Menu(title = "privacy.subject.menu", order = 86)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/privacy.css")
public class SubjectRequestsView extends Div implements HasDynamicTitle {
    private final transient SubjectRequestService requests;
    private final transient PersonCorrectionService corrections;
    private final transient @Nullable RetainedIncident incident;
    private final LocalDate today;
    private final boolean acts;
    private final boolean seesCorrections;
    private final Div list = new Div();

    SubjectRequestsView(
            SubjectRequestService requests,
            PersonCorrectionService corrections,
            RetainedIncident.Source incidents,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.requests = requests;
        this.corrections = corrections;
        this.incident = incidents.current().orElse(null);
        this.today = Tokyo.today(clock);
        this.acts = currentUser.require().has(Role.OFFICIAL);
        this.seesCorrections = acts || currentUser.require().has(Role.AUDITOR);
        list.addClassName("m-subject-requests");
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("privacy.subject.title"), getTranslation("privacy.subject.subline"));
        add(header);
        if (incident == null) {
            add(new EmptyState(getTranslation("privacy.retention.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        header.addActions(register());
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
        show(0);
    }

    /** @param worked the request to which the cursor goes; 0: it stays where it is */
    private void show(long worked) {
        list.removeAll();
        List<SubjectRequest> all = requests.all(incidentId());
        if (all.isEmpty()) {
            list.add(hint(getTranslation("privacy.subject.none")));
            return;
        }
        Map<Long, List<Correction>> made =
                corrections.madeFor(all.stream().map(SubjectRequest::id).toList());
        all.forEach(request -> {
            List<Correction> ofRequest = made.getOrDefault(request.id(), List.of());
            RequestCard card = new RequestCard(request, ofRequest, today, actions(request, ofRequest));
            list.add(card);
            if (request.id() == worked) {
                card.focus();
            }
        });
        int count = requests.count(incidentId());
        if (count > all.size()) {
            list.add(hint(getTranslation("privacy.subject.more", all.size(), count)));
        }
    }

    private static Component hint(String words) {
        Span hint = new Span(words);
        hint.addClassName("m-hint");
        return hint;
    }

    private Div actions(SubjectRequest request, List<Correction> made) {
        Div actions = new Div();
        actions.addClassName("m-retention-actions");
        if (!made.isEmpty() && seesCorrections) {
            actions.add(small("privacy.subject.corrections.show", request, () -> showCorrections(request)));
        }
        if (!acts) {
            return actions;
        }
        if (request.kind() == Kind.DISCLOSURE && request.state() == State.OPEN && !requests.mayDisclose(request)) {
            actions.add(new Hint(getTranslation("privacy.subject.disclosedByAnother")));
        }
        if (requests.mayDisclose(request)) {
            Locale language = getLocale();
            actions.add(
                    download(
                            request, "PDF", "pdf", PdfDocuments.MEDIA_TYPE, () -> requests.pdf(request.id(), language)),
                    download(request, "JSON", "json", "application/json", () -> requests.json(request.id())));
        }
        if (request.state() == State.OPEN) {
            if (corrections.mayCorrect(request)) {
                actions.add(small("privacy.subject.correct", request, () -> correct(request)));
            } else if (request.kind() == Kind.CORRECTION) {
                actions.add(new Hint(getTranslation("privacy.subject.correctedByAnother")));
            }
            actions.add(
                    small("privacy.subject.grant", request, () -> close(request, made, true)),
                    small("privacy.subject.decline", request, () -> close(request, made, false)));
        }
        return actions;
    }

    private interface Content {
        byte[] bytes();
    }

    private Anchor register() {
        Locale language = getLocale();
        DownloadHandler handler = event -> {
            byte[] bytes = requests.register(incidentId(), language);
            event.setFileName("subject-requests.pdf");
            event.setContentType(PdfDocuments.MEDIA_TYPE);
            event.getOutputStream().write(bytes);
        };
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("privacy.subject.register"));
    }

    private Anchor download(SubjectRequest request, String word, String end, String type, Content content) {
        DownloadHandler handler = event -> {
            try {
                byte[] bytes = content.bytes();
                event.setFileName("disclosure-" + request.name() + "." + end);
                event.setContentType(type);
                event.getOutputStream().write(bytes);
            } catch (RejectedException refusal) {
                event.getResponse().setStatus(HttpStatus.CONFLICT.value());
                event.getUI().access(() -> Notices.error(refusal));
            }
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, word);
        link.setAriaLabel(getTranslation("privacy.subject.download", request.name(), word));
        return link;
    }

    private Button small(String label, SubjectRequest request, Runnable work) {
        Button button = new Button(getTranslation(label), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("privacy.subject.actionOf", getTranslation(label), request.name()));
        return button;
    }

    private void correct(SubjectRequest request) {
        try {
            new CorrectionDialog(corrections, request, () -> show(request.id())).open();
        } catch (RejectedException e) {
            // somebody else has closed it, the person has been erased, or too much has been shown within the hour
            Notices.error(e);
            show();
        }
    }

    private void showCorrections(SubjectRequest request) {
        try {
            new CorrectionsDialog(request, corrections.shown(request.id())).open();
        } catch (RejectedException e) {
            Notices.error(e);
        }
    }

    private void close(SubjectRequest request, List<Correction> made, boolean granted) {
        String label = granted ? "privacy.subject.grant" : "privacy.subject.decline";
        FormDialog dialog =
                new FormDialog(getTranslation("privacy.subject.actionOf", getTranslation(label), request.name()));
        if (granted && request.kind() == Kind.OBJECTION) {
            dialog.above(hint(getTranslation("privacy.subject.grant.stops")));
        } else if (granted && request.kind() == Kind.CORRECTION && made.isEmpty()) {
            dialog.above(hint(getTranslation("privacy.subject.grant.nothingCorrected")));
        }
        TextArea answer = dialog.text(
                "answer",
                getTranslation(granted ? "privacy.subject.answer.granted" : "privacy.subject.answer.declined"),
                1_000);
        dialog.send(
                getTranslation(label),
                MessageText.of("privacy.subject.closed", request.name()),
                () -> requests.close(request.id(), granted, answer.getValue()),
                () -> show(request.id()));
        dialog.open();
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
