package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.outreach.sending.FailedMessage;
import jp.madoguchi.outreach.sending.FailedOfWave;
import jp.madoguchi.outreach.sending.FailedService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;

/** Messages that were given up; an official queues them again, one by one or all of a wave. */
class FailedPanel extends Div {
    private static final int SHOWN = 50;

    private final FailedService failed;
    private final long incidentId;
    private final boolean acts;
    private final Paragraph total = new Paragraph();
    private final Div waves = new Div();
    private final Div table = new Div();
    private final Div actions = new Div();
    private final Set<Long> chosen = new TreeSet<>();
    private final Button again;
    private List<FailedMessage> shown = List.of();
    private long after;

    /** @param acts whether the user may queue them */
    FailedPanel(FailedService failed, long incidentId, boolean acts) {
        this.failed = failed;
        this.incidentId = incidentId;
        this.acts = acts;
        setId("failed");
        total.getElement().setAttribute("role", "status");
        waves.addClassName("m-sending-actions");
        actions.addClassName("m-sending-actions");
        again = new Button(getTranslation("outreach.sending.failed.again"), click -> ask());
        add(new CardSection(
                getTranslation("outreach.sending.failed"),
                new Paragraph(getTranslation("outreach.sending.failed.what")),
                total,
                waves,
                table,
                actions));
    }

    void show() {
        total.setText(getTranslation("outreach.sending.failed.total", failed.count(incidentId)));
        shown = failed.page(incidentId, after, SHOWN);
        if (shown.isEmpty() && after > 0) {
            after = 0;
            shown = failed.page(incidentId, after, SHOWN);
        }
        chosen.retainAll(shown.stream().map(FailedMessage::deliveryId).toList());
        waves.removeAll();
        table.removeAll();
        actions.removeAll();
        if (shown.isEmpty()) {
            return;
        }
        table.add(rows());
        if (acts) {
            failed.waves(incidentId).stream()
                    .filter(wave -> !wave.stopped())
                    .forEach(wave -> waves.add(new Button(label(wave), click -> ask(wave))));
            actions.add(
                    new Button(getTranslation("outreach.sending.uncertain.chooseAll"), click -> chooseAll()), again);
        }
        if (after > 0) {
            actions.add(new Button(getTranslation("outreach.sending.uncertain.first"), click -> page(0)));
        }
        if (shown.size() == SHOWN) {
            actions.add(new Button(
                    getTranslation("outreach.sending.uncertain.next"),
                    click -> page(shown.getLast().deliveryId())));
        }
        again.setEnabled(!chosen.isEmpty());
    }

    private String label(FailedOfWave wave) {
        return getTranslation("outreach.sending.failed.all", wave.waveNumber(), wave.messages());
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
        for (String column : List.of("since", "case", "address", "wave", "answer", "attempts")) {
            columns.add(getTranslation("outreach.sending.column." + column));
        }
        PlainTable rows = new PlainTable(getTranslation("outreach.sending.failed"), columns);
        for (FailedMessage message : shown) {
            List<Component> cells = new ArrayList<>();
            if (acts) {
                cells.add(choice(message));
            }
            cells.addAll(List.of(
                    new Span(JapaneseDates.dayAndTime(message.since(), getLocale())),
                    new Span(message.caseNumber()),
                    new Span(message.address()),
                    new Span(SendingWords.wave(message.waveNumber(), this)),
                    new Span(SendingWords.answer(message.code(), message.cause(), this)),
                    new Span(Integer.toString(message.attempts()))));
            rows.row(cells);
        }
        return rows;
    }

    private Checkbox choice(FailedMessage message) {
        Checkbox choice = new Checkbox(chosen.contains(message.deliveryId()));
        choice.setAriaLabel(getTranslation("outreach.sending.uncertain.choose", message.caseNumber()));
        choice.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.add(message.deliveryId());
            } else {
                chosen.remove(message.deliveryId());
            }
            again.setEnabled(!chosen.isEmpty());
        });
        return choice;
    }

    private void chooseAll() {
        shown.forEach(message -> chosen.add(message.deliveryId()));
        show();
    }

    private void ask() {
        List<Long> ids = List.copyOf(chosen);
        new NoteDialog(
                        getTranslation("outreach.sending.failed.again"),
                        getTranslation("outreach.sending.failed.again.what", ids.size()),
                        note -> {
                            failed.queueAgain(incidentId, ids, note);
                            chosen.clear();
                            done(ids.size());
                        })
                .open();
    }

    private void ask(FailedOfWave wave) {
        new NoteDialog(
                        label(wave),
                        getTranslation("outreach.sending.failed.all.what", wave.waveNumber(), wave.messages()),
                        note -> done(failed.queueAllOf(incidentId, wave.waveId(), note)))
                .open();
    }

    private void done(int count) {
        Notices.success(MessageText.of("outreach.sending.failed.queued", count));
        show();
    }
}
