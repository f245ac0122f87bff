package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.wave.OptOut;
import jp.madoguchi.outreach.wave.OptOutService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;

/** Who doesn't want to be written to; officials add and remove. */
class OptOutPanel extends Div {
    private static final int AT_ONCE = 50;

    private final long incidentId;
    private final transient OptOutService optOuts;
    private final boolean works;
    private final Div list = new Div();
    private final TextField caseNumber = new TextField();
    private final Select<MessageChannel> channel = new Select<>();
    private final TextField reason = new TextField();
    private int shown = AT_ONCE;

    OptOutPanel(long incidentId, OptOutService optOuts, boolean works) {
        this.incidentId = incidentId;
        this.optOuts = optOuts;
        this.works = works;
        add(new Hint(getTranslation("outreach.wave.optOuts.hint")), list);
        if (works) {
            add(form());
        }
        refresh();
    }

    final void refresh() {
        list.removeAll();
        List<OptOut> all = optOuts.optOuts(incidentId, shown);
        if (all.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("outreach.wave.optOuts.none"));
            none.addClassName("m-hint");
            list.add(none);
            return;
        }
        list.add(table(all));
        int count = optOuts.count(incidentId);
        if (count > all.size()) {
            list.add(new Button(getTranslation("outreach.wave.more", count - all.size()), click -> {
                shown += AT_ONCE;
                refresh();
            }));
        }
    }

    private PlainTable table(List<OptOut> all) {
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("outreach.wave.case"),
                getTranslation("outreach.wave.name"),
                getTranslation("outreach.wave.channel"),
                getTranslation("outreach.wave.reason"),
                getTranslation("outreach.wave.noted")));
        if (works) {
            columns.add(getTranslation("outreach.wave.action"));
        }
        PlainTable table = new PlainTable(getTranslation("outreach.wave.optOuts"), columns);
        for (OptOut one : all) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(one.caseNumber()),
                    new Span(one.name()),
                    new Span(getTranslation("outreach.template.channel." + one.channel())),
                    new Span(one.reason()),
                    new Span(Words.minute(one.madeAt()) + "　" + one.madeBy())));
            if (works) {
                cells.add(remove(one));
            }
            table.row(cells);
        }
        return table;
    }

    private Button remove(OptOut one) {
        Button remove = new Button(
                getTranslation("outreach.wave.optOuts.remove"),
                click -> new ReasonDialog(
                                getTranslation("outreach.wave.optOuts.remove"),
                                getTranslation("outreach.wave.optOuts.remove.what", one.caseNumber()),
                                MessageText.of("outreach.wave.optOuts.removed"),
                                why -> {
                                    optOuts.remove(incidentId, one.caseId(), one.channel(), why);
                                    refresh();
                                })
                        .open());
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL);
        remove.setAriaLabel(getTranslation("outreach.wave.optOuts.removeOf", one.caseNumber()));
        return remove;
    }

    private Component form() {
        caseNumber.setLabel(getTranslation("outreach.wave.case"));
        caseNumber.setManualValidation(true);
        channel.setLabel(getTranslation("outreach.wave.channel"));
        channel.setItems(MessageChannel.values());
        channel.setItemLabelGenerator(one -> getTranslation("outreach.template.channel." + one));
        channel.setManualValidation(true);
        reason.setLabel(getTranslation("outreach.wave.reason"));
        reason.setManualValidation(true);
        Div form = new Div(
                caseNumber, channel, reason, new Button(getTranslation("outreach.wave.optOuts.add"), click -> add()));
        form.addClassName("m-wave-row");
        return form;
    }

    private void add() {
        Map<String, HasValidation> fields = Map.of("caseNumber", caseNumber, "channel", channel, "reason", reason);
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            optOuts.add(incidentId, caseNumber.getValue(), channel.getValue(), reason.getValue());
            caseNumber.clear();
            reason.clear();
            Notices.success(MessageText.of("outreach.wave.optOuts.added"));
            refresh();
        } catch (RejectedException e) {
            HasValidation field = fields.getOrDefault(String.valueOf(e.field()), caseNumber);
            field.setErrorMessage(Words.text(this, e.text()));
            field.setInvalid(true);
        }
    }
}
