package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.outreach.sending.UncertainMessage;
import jp.madoguchi.outreach.sending.UncertainService;
import jp.madoguchi.outreach.sending.UncertainService.Decision;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;

/** Messages of which nobody knows whether they went out; an official decides, at best by the server's own list. */
class UncertainPanel extends Div {
    private static final int SHOWN = 50;

    private final UncertainService uncertain;
    private final long incidentId;
    private final boolean acts;
    private final Paragraph total = new Paragraph();
    private final Div table = new Div();
    private final Div actions = new Div();
    private final Set<Long> chosen = new TreeSet<>();
    private final Button wasSent;
    private final Button onceMore;
    private List<UncertainMessage> shown = List.of();
    private long after;

    /** @param acts whether the user may decide */
    UncertainPanel(UncertainService uncertain, long incidentId, boolean acts) {
        this.uncertain = uncertain;
        this.incidentId = incidentId;
        this.acts = acts;
        total.getElement().setAttribute("role", "status");
        wasSent = new Button(getTranslation("outreach.sending.uncertain.wasSent"), click -> ask(Decision.WAS_SENT));
        onceMore = new Button(getTranslation("outreach.sending.uncertain.onceMore"), click -> ask(Decision.ONCE_MORE));
        actions.addClassName("m-sending-actions");
        CardSection section = new CardSection(
                getTranslation("outreach.sending.uncertain"),
                new Paragraph(getTranslation("outreach.sending.uncertain.what")),
                total,
                table,
                actions);
        add(section);
        if (acts) {
            section.add(new EvidencePanel(uncertain, incidentId));
        }
    }

    void show() {
        int count = uncertain.count(incidentId);
        total.setText(getTranslation("outreach.sending.uncertain.total", count));
        shown = uncertain.page(incidentId, after, SHOWN);
        if (shown.isEmpty() && after > 0) {
            after = 0;
            shown = uncertain.page(incidentId, after, SHOWN);
        }
        chosen.retainAll(shown.stream().map(UncertainMessage::deliveryId).toList());
        table.removeAll();
        actions.removeAll();
        if (shown.isEmpty()) {
            return;
        }
        table.add(rows());
        if (acts) {
            actions.add(new Button(getTranslation("outreach.sending.uncertain.chooseAll"), click -> chooseAll()));
            actions.add(wasSent, onceMore);
        }
        if (after > 0) {
            actions.add(new Button(getTranslation("outreach.sending.uncertain.first"), click -> page(0)));
        }
        if (shown.size() == SHOWN) {
            actions.add(new Button(
                    getTranslation("outreach.sending.uncertain.next"),
                    click -> page(shown.getLast().deliveryId())));
        }
        enable();
    }

    private void page(long from) {
        after = from;
        show();
    }

    private PlainTable rows() {
        List<String> columns = new ArrayList<>();
        if (acts) {
            columns.add(getTranslation("outreach.sending.column.choice"));
        }
        for (String column : List.of("since", "case", "address", "wave", "cause", "messageId")) {
            columns.add(getTranslation("outreach.sending.column." + column));
        }
        PlainTable rows = new PlainTable(getTranslation("outreach.sending.uncertain"), columns);
        for (UncertainMessage message : shown) {
            List<Component> cells = new ArrayList<>();
            if (acts) {
                cells.add(choice(message));
            }
            Span id = new Span(message.messageId());
            id.addClassName("m-sending-id");
            cells.addAll(List.of(
                    new Span(JapaneseDates.dayAndTime(message.since(), getLocale())),
                    new Span(message.caseNumber()),
                    new Span(message.address()),
                    new Span(SendingWords.wave(message.waveNumber(), this)),
                    new Span(SendingWords.answer(null, message.cause(), this)),
                    id));
            rows.row(cells);
        }
        return rows;
    }

    private Checkbox choice(UncertainMessage message) {
        Checkbox choice = new Checkbox(chosen.contains(message.deliveryId()));
        choice.setAriaLabel(getTranslation("outreach.sending.uncertain.choose", message.caseNumber()));
        choice.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.add(message.deliveryId());
            } else {
                chosen.remove(message.deliveryId());
            }
            enable();
        });
        return choice;
    }

    private void chooseAll() {
        shown.forEach(message -> chosen.add(message.deliveryId()));
        show();
    }

    private void enable() {
        wasSent.setEnabled(!chosen.isEmpty());
        onceMore.setEnabled(!chosen.isEmpty());
        onceMore.addThemeVariants(ButtonVariant.LUMO_ERROR);
    }

    private void ask(Decision decision) {
        boolean sent = decision == Decision.WAS_SENT;
        List<Long> ids = List.copyOf(chosen);
        new NoteDialog(
                        getTranslation(
                                sent ? "outreach.sending.uncertain.wasSent" : "outreach.sending.uncertain.onceMore"),
                        getTranslation(
                                sent
                                        ? "outreach.sending.uncertain.wasSent.what"
                                        : "outreach.sending.uncertain.onceMore.what",
                                ids.size()),
                        note -> {
                            uncertain.decide(incidentId, ids, decision, note);
                            chosen.clear();
                            Notices.success(MessageText.of("outreach.sending.uncertain.decided", ids.size()));
                            show();
                        })
                .open();
    }
}
