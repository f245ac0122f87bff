package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import jp.madoguchi.contract.Remediation;
import jp.madoguchi.contract.RemediationService;
import jp.madoguchi.contract.RemediationState;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** What is to be mended, with what the reader can do about it. */
class RemediationList extends Div {
    private static final int TEXT = 2_000;
    private static final int TASK = 1_000;

    private final transient RemediationService remediations;
    private final Reader reader;
    private final LocalDate today;
    private final transient Runnable changed;
    private @Nullable String monthAddress;

    RemediationList(RemediationService remediations, Reader reader, LocalDate today, Runnable changed) {
        this.remediations = remediations;
        this.reader = reader;
        this.today = today;
        this.changed = changed;
        addClassName("m-evidence-list");
    }

    /** Lets each lead to its month's page. */
    void linkTo(String address) {
        monthAddress = address;
    }

    void show(List<Remediation> all) {
        removeAll();
        if (all.isEmpty()) {
            add(new Hint(getTranslation("contract.remediation.none")));
        }
        all.forEach(one -> add(card(one)));
    }

    private Component card(Remediation one) {
        Div head = new Div(
                Badges.of(this, one, one.isOverdue(today)),
                new Hint(getTranslation("contract.remediation.dueOn", Words.day(one.dueOn(), getLocale()))));
        head.addClassName("m-review__head");
        if (monthAddress != null) {
            Anchor month = new Anchor(
                    monthAddress + "?obligation=" + one.obligationId() + "&month=" + one.month(),
                    Words.month(one.month(), getLocale()));
            month.getElement().setAttribute("router-link", true);
            head.addComponentAsFirst(month);
        }
        Article card = new Article(head, text(one.task()));
        card.addClassName("m-evidence");
        if (one.statement() != null && one.done() != null) {
            card.add(
                    new Hint(getTranslation("contract.remediation.doneBy", Words.signed(one.done()))),
                    text(one.statement()));
        }
        if (one.remark() != null) {
            card.add(new Hint(getTranslation("contract.remediation.remark")), text(one.remark()));
        }
        Div actions = actions(one);
        if (actions.getComponentCount() > 0) {
            card.add(actions);
        }
        return card;
    }

    private Div actions(Remediation one) {
        Div actions = new Div();
        actions.addClassName("m-contract-actions");
        if (reader.handsIn() && one.state() == RemediationState.OPEN) {
            actions.add(writing(
                    "contract.remediation.done",
                    "statement",
                    "contract.remediation.statement",
                    TEXT,
                    (id, text) -> remediations.done(id, text),
                    one));
        }
        if (reader.reviews() && one.state() == RemediationState.DONE) {
            Button accept = new Button(getTranslation("contract.remediation.accept"), click -> accept(one.id()));
            accept.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            actions.add(
                    accept,
                    writing(
                            "contract.remediation.sendBack",
                            "remark",
                            "contract.remediation.remark",
                            TASK,
                            remediations::sendBack,
                            one));
        }
        if (reader.reviews() && one.state() == RemediationState.OPEN) {
            actions.add(writing(
                    "contract.remediation.drop",
                    "remark",
                    "contract.remediation.remark",
                    TASK,
                    remediations::drop,
                    one));
        }
        return actions;
    }

    private void accept(long id) {
        try {
            remediations.accept(id);
            Notices.success(MessageText.of("contract.remediation.saved"));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        changed.run();
    }

    private Button writing(
            String action, String field, String label, int longest, BiConsumer<Long, String> work, Remediation one) {
        Button button = new Button(getTranslation(action), click -> {
            FormDialog dialog = new FormDialog(getTranslation(action));
            dialog.above(text(one.task()));
            TextArea text = dialog.text(field, getTranslation(label), longest);
            dialog.send(
                    getTranslation(action),
                    MessageText.of("contract.remediation.saved"),
                    () -> work.accept(one.id(), text.getValue()),
                    changed);
            dialog.open();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static Paragraph text(String words) {
        Paragraph text = new Paragraph(words);
        text.addClassName("m-evidence__statement");
        return text;
    }
}
