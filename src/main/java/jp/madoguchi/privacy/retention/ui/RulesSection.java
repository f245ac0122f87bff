package jp.madoguchi.privacy.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.RetentionRule;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.privacy.retention.Term;
import org.jspecify.annotations.Nullable;

/** For how long each kind is kept; administrators change it. */
class RulesSection extends Div {
    private final transient RetentionService retention;
    private final long incidentId;
    private final boolean acts;

    RulesSection(RetentionService retention, long incidentId, boolean acts) {
        this.retention = retention;
        this.incidentId = incidentId;
        this.acts = acts;
        show();
    }

    final void show() {
        removeAll();
        Map<ErasedKind, RetentionRule> rules = retention.rules(incidentId);
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("privacy.retention.column.kind"),
                getTranslation("privacy.retention.column.rule"),
                getTranslation("privacy.retention.rules.setBy"),
                getTranslation("privacy.retention.reason")));
        if (acts) {
            columns.add(getTranslation("privacy.retention.rules.action"));
        }
        PlainTable table = new PlainTable(getTranslation("privacy.retention.rules.title"), columns);
        for (ErasedKind kind : ErasedKind.values()) {
            RetentionRule rule = rules.get(kind);
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(getTranslation(kind.textKey())),
                    new Span(rule == null ? getTranslation("privacy.retention.rules.none") : kept(rule)),
                    new Span(rule == null ? "-" : RetentionWords.signed(rule.setByName(), rule.setAt())),
                    new Span(rule == null ? "-" : rule.reason())));
            if (acts) {
                Button change = new Button(getTranslation("privacy.retention.rules.change"), click -> ask(kind, rule));
                change.addThemeVariants(ButtonVariant.LUMO_SMALL);
                change.setAriaLabel(getTranslation("privacy.retention.rules.changeOf", getTranslation(kind.textKey())));
                cells.add(change);
            }
            table.row(cells);
        }
        add(table);
        List<RetentionRule> history = retention.history(incidentId);
        if (history.size() > rules.size()) {
            add(new Details(getTranslation("privacy.retention.rules.history"), past(history)));
        }
    }

    private PlainTable past(List<RetentionRule> history) {
        PlainTable table = new PlainTable(
                getTranslation("privacy.retention.rules.history"),
                List.of(
                        getTranslation("privacy.retention.column.kind"),
                        getTranslation("privacy.retention.column.rule"),
                        getTranslation("privacy.retention.rules.setBy"),
                        getTranslation("privacy.retention.reason")));
        history.forEach(rule -> table.row(
                getTranslation(rule.kind().textKey()),
                kept(rule),
                RetentionWords.signed(rule.setByName(), rule.setAt()),
                rule.reason()));
        return table;
    }

    private String kept(RetentionRule rule) {
        return getTranslation(
                "privacy.retention.rules.days", getTranslation(rule.term().textKey()), rule.days());
    }

    private void ask(ErasedKind kind, @Nullable RetentionRule before) {
        FormDialog dialog =
                new FormDialog(getTranslation("privacy.retention.rules.changeOf", getTranslation(kind.textKey())));
        Select<Term> term = new Select<>();
        term.setLabel(getTranslation("privacy.retention.rules.term"));
        term.setItems(kind.isDated() ? List.of(Term.values()) : List.of(Term.INCIDENT_END, Term.CONTRACT_END));
        term.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        IntegerField days = new IntegerField(getTranslation("privacy.retention.rules.days.field"));
        if (before != null) {
            term.setValue(before.term());
            days.setValue(before.days());
        }
        dialog.field("term", term);
        dialog.field("days", days);
        TextArea reason = dialog.text("reason", getTranslation("privacy.retention.reason"), 500);
        dialog.send(
                getTranslation("privacy.retention.rules.change"),
                MessageText.of("privacy.retention.rules.changed"),
                () -> retention.set(
                        incidentId,
                        kind,
                        term.getValue(),
                        days.getValue(),
                        before == null ? 0 : before.version(),
                        reason.getValue()),
                this::show);
        dialog.open();
    }
}
