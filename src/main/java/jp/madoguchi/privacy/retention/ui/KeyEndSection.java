package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.privacy.EndOfKeys;
import jp.madoguchi.privacy.retention.DeletionRun.Signed;
import jp.madoguchi.privacy.retention.KeyEnd;
import jp.madoguchi.privacy.retention.KeyEnd.State;
import jp.madoguchi.privacy.retention.KeyEndService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;

/** The end of the keys: asked for by the administrator, agreed to by somebody else, and certified when they are gone. */
class KeyEndSection extends Div {
    private final transient KeyEndService ends;
    private final long incidentId;
    private final PortalUser user;

    KeyEndSection(KeyEndService ends, long incidentId, PortalUser user) {
        this.ends = ends;
        this.incidentId = incidentId;
        this.user = user;
        addClassName("m-retention-runs");
        show();
    }

    final void show() {
        removeAll();
        add(RetentionWords.hint(getTranslation("privacy.keyEnd.hint")));
        if (user.has(Role.ADMIN)) {
            add(reasoned("privacy.keyEnd.ask", "privacy.keyEnd.wasAsked", why -> ends.ask(incidentId, why)));
        }
        ends.all(incidentId).forEach(end -> add(card(end)));
    }

    private Div card(KeyEnd end) {
        Div card = new Div(
                new H3(getTranslation("privacy.keyEnd.one", "D-" + end.runNumber())),
                new StatusBadge(
                        getTranslation(end.state().textKey()),
                        switch (end.state()) {
                            case CERTIFIED -> StatusBadge.Look.GOOD;
                            case ASKED, APPROVED, GONE -> StatusBadge.Look.WAITING;
                            case REFUSED -> StatusBadge.Look.PLAIN;
                        }),
                new Paragraph(getTranslation("privacy.keyEnd.facts", end.reason(), RetentionWords.who(end.asked()))));
        card.addClassName("m-retention-run");
        Signed decided = end.decided();
        if (decided != null) {
            String by = getTranslation("privacy.retention.runs.decided", RetentionWords.who(decided));
            card.add(new Paragraph(end.remark() == null ? by : by + "　" + end.remark()));
        }
        if (end.newKey() != null) {
            card.add(keys(end));
        }
        card.add(actions(end));
        return card;
    }

    private Component keys(KeyEnd end) {
        PlainTable table = new PlainTable(
                getTranslation("privacy.keyEnd.one", "D-" + end.runNumber()),
                List.of(
                        getTranslation("privacy.keys.number"),
                        getTranslation("privacy.keyEnd.column.made"),
                        getTranslation("privacy.keyEnd.column.destroyed"),
                        getTranslation("privacy.keyEnd.column.wrappers")));
        for (EndOfKeys.Before key : ends.keys(end.id())) {
            table.row(List.of(
                    new Span(key.name()),
                    new Span(at(key.madeAt())),
                    new Span(
                            key.destroyedAt() == null
                                    ? getTranslation("privacy.keyEnd.notYet")
                                    : at(key.destroyedAt())),
                    new Span(wrappers(key))));
        }
        return table;
    }

    private String wrappers(EndOfKeys.Before key) {
        return key.wrappers().isEmpty()
                ? getTranslation("privacy.keyEnd.wrapper.unknown")
                : key.wrappers().stream()
                        .map(one -> getTranslation(
                                one.present() ? "privacy.keyEnd.wrapper.present" : "privacy.keyEnd.wrapper.gone",
                                one.name()))
                        .collect(Collectors.joining(" "));
    }

    private String at(@Nullable Instant moment) {
        return moment == null ? "" : JapaneseDates.dayAndTime(moment, getLocale());
    }

    private Div actions(KeyEnd end) {
        Div actions = new Div();
        actions.addClassName("m-retention-actions");
        boolean another = !end.asked().by().equals(user.name()) && (user.has(Role.APPROVER) || user.has(Role.ADMIN));
        if (end.state() == State.ASKED && another) {
            Button approve = new Button(getTranslation("privacy.keyEnd.approve"), click -> approve(end));
            approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(
                    approve,
                    reasoned("privacy.keyEnd.refuse", "privacy.keyEnd.wasRefused", why -> ends.refuse(end.id(), why)));
        }
        if (end.state() == State.GONE && user.has(Role.ADMIN)) {
            actions.add(new Button(
                    getTranslation("privacy.keyEnd.certify"),
                    click -> act(() -> ends.certify(end.id()), "privacy.keyEnd.wasCertified")));
        }
        if (end.certificate() != null) {
            DownloadHandler handler = event -> {
                byte[] content = ends.certificate(end.id());
                event.setFileName("keys-D-" + end.runNumber() + ".pdf");
                event.setContentType(PdfDocuments.MEDIA_TYPE);
                event.getOutputStream().write(content);
            };
            actions.add(new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("privacy.keyEnd.certificate")));
        }
        return actions;
    }

    private Button reasoned(String label, String done, Consumer<String> work) {
        return new Button(getTranslation(label), click -> {
            FormDialog dialog = new FormDialog(getTranslation(label));
            TextArea reason = dialog.text("reason", getTranslation("privacy.retention.reason"), 500);
            dialog.send(getTranslation(label), MessageText.of(done), () -> work.accept(reason.getValue()), this::show);
            dialog.open();
        });
    }

    private void approve(KeyEnd end) {
        ConfirmDialog sure = new ConfirmDialog(
                getTranslation("privacy.keyEnd.one", "D-" + end.runNumber()),
                getTranslation("privacy.keyEnd.approve.what"),
                getTranslation("privacy.keyEnd.approve"),
                confirmed -> act(() -> ends.approve(end.id()), "privacy.keyEnd.wasApproved"));
        sure.setConfirmButtonTheme("primary error");
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("privacy.retention.runs.cancel"));
        sure.open();
    }

    private void act(Runnable work, String done) {
        try {
            work.run();
            Notices.success(MessageText.of(done));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show();
    }
}
