package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.privacy.retention.LegalHold;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/** What must not be erased; administrators and officials add to it and lift it. */
class HoldsSection extends Div {
    private final transient RetentionService retention;
    private final long incidentId;
    private final boolean acts;
    private final boolean seesReasons;

    /** @param acts whether they may set and lift holds here */
    HoldsSection(RetentionService retention, long incidentId, PortalUser user, boolean acts) {
        this.retention = retention;
        this.incidentId = incidentId;
        this.seesReasons = Stream.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR).anyMatch(user::has);
        this.acts = acts;
        show();
    }

    final void show() {
        removeAll();
        add(RetentionWords.hint(getTranslation("privacy.retention.holds.what")));
        List<LegalHold> holds = retention.holds(incidentId);
        if (holds.isEmpty()) {
            add(RetentionWords.hint(getTranslation("privacy.retention.holds.none")));
        } else {
            add(table(holds));
        }
        if (acts) {
            add(new Button(getTranslation("privacy.retention.holds.hold"), click -> hold()));
        }
    }

    private PlainTable table(List<LegalHold> holds) {
        PlainTable table = new PlainTable(
                getTranslation("privacy.retention.holds.title"),
                List.of(
                        getTranslation("privacy.retention.holds.what.column"),
                        getTranslation("privacy.retention.holds.since"),
                        getTranslation("privacy.retention.reason"),
                        getTranslation("privacy.retention.rules.action")));
        for (LegalHold hold : holds) {
            table.row(List.of(
                    new Span(name(hold)),
                    new Span(RetentionWords.signed(hold.setByName(), hold.setAt())),
                    new Span(
                            hold.reason().isEmpty()
                                    ? getTranslation(
                                            seesReasons
                                                    ? "privacy.retention.holds.reasonErased"
                                                    : "privacy.retention.holds.reasonHidden")
                                    : hold.reason()),
                    action(hold)));
        }
        return table;
    }

    private Component action(LegalHold hold) {
        LegalHold.Lifted lifted = hold.lifted();
        if (lifted != null) {
            return new Span(getTranslation(
                    "privacy.retention.holds.liftedBy", RetentionWords.signed(lifted.byName(), lifted.at())));
        }
        if (!acts) {
            return new Span("-");
        }
        Button lift = new Button(getTranslation("privacy.retention.holds.lift"), click -> lift(hold));
        lift.addThemeVariants(ButtonVariant.LUMO_SMALL);
        lift.setAriaLabel(getTranslation("privacy.retention.holds.liftOf", name(hold)));
        return lift;
    }

    private String name(LegalHold hold) {
        return Objects.requireNonNullElse(hold.caseNumber(), getTranslation("privacy.retention.holds.all"));
    }

    private void hold() {
        FormDialog dialog = new FormDialog(getTranslation("privacy.retention.holds.hold"));
        TextField number = dialog.field("number", new TextField(getTranslation("privacy.retention.holds.number")));
        TextArea reason = dialog.text("reason", getTranslation("privacy.retention.reason"), 500);
        dialog.send(
                getTranslation("privacy.retention.holds.hold"),
                MessageText.of("privacy.retention.holds.held"),
                () -> retention.hold(incidentId, number.getValue(), reason.getValue()),
                this::show);
        dialog.open();
    }

    private void lift(LegalHold hold) {
        FormDialog dialog = new FormDialog(getTranslation("privacy.retention.holds.liftOf", name(hold)));
        TextArea reason = dialog.text("reason", getTranslation("privacy.retention.reason"), 500);
        dialog.send(
                getTranslation("privacy.retention.holds.lift"),
                MessageText.of("privacy.retention.holds.lifted"),
                () -> retention.lift(incidentId, hold.id(), reason.getValue()),
                this::show);
        dialog.open();
    }
}
