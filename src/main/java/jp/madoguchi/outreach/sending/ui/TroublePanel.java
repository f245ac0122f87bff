package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.outreach.sending.SendingOverview.Bounce;
import jp.madoguchi.outreach.sending.SendingOverview.Troubles;
import jp.madoguchi.outreach.sending.SendingOverview.Waiting;
import jp.madoguchi.outreach.sending.SendingService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.PlainTable;

/** What was refused for now and when it is tried again, and what came back last. */
class TroublePanel extends Div {
    private final SendingService sending;
    private final long incidentId;
    private final Div waiting = new Div();
    private final Div bounces = new Div();

    TroublePanel(SendingService sending, long incidentId) {
        this.sending = sending;
        this.incidentId = incidentId;
        addClassName("m-sections");
        add(
                new CardSection(getTranslation("outreach.sending.waiting"), waiting),
                new CardSection(getTranslation("outreach.sending.bounces"), bounces));
    }

    void show() {
        Troubles troubles = sending.troubles(incidentId);
        waiting.removeAll();
        bounces.removeAll();
        if (troubles.waiting().isEmpty()) {
            waiting.add(new Paragraph(getTranslation("outreach.sending.waiting.none")));
        } else {
            waiting.add(waiting(troubles.waiting()));
        }
        if (troubles.bounces().isEmpty()) {
            bounces.add(new Paragraph(getTranslation("outreach.sending.bounces.none")));
        } else {
            bounces.add(bounces(troubles.bounces()));
        }
    }

    private PlainTable waiting(List<Waiting> rows) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.sending.waiting"),
                words("next", "case", "address", "wave", "answer", "attempts"));
        rows.forEach(row -> table.row(
                JapaneseDates.dayAndTime(row.dueAt(), getLocale()),
                row.caseNumber(),
                row.address(),
                SendingWords.wave(row.waveNumber(), this),
                SendingWords.answer(row.code(), row.cause(), this),
                Integer.toString(row.attempts())));
        return table;
    }

    private PlainTable bounces(List<Bounce> rows) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.sending.bounces"), words("at", "case", "address", "wave", "answer"));
        rows.forEach(row -> table.row(
                JapaneseDates.dayAndTime(row.at(), getLocale()),
                row.caseNumber(),
                row.address(),
                SendingWords.wave(row.waveNumber(), this),
                SendingWords.answer(row.code(), row.cause(), this)));
        return table;
    }

    private List<String> words(String... columns) {
        return Stream.of(columns)
                .map(column -> getTranslation("outreach.sending.column." + column))
                .toList();
    }
}
