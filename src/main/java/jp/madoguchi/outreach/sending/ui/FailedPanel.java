package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.madoguchi.outreach.sending.FailedMessage;
import jp.madoguchi.outreach.sending.FailedOfWave;
import jp.madoguchi.outreach.sending.FailedService;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Notices;

/** Messages that were given up; an official queues them again, one by one or all of a wave. */
class FailedPanel extends MessagesPanel {
    private final FailedService failed;
    private final long incidentId;
    private final boolean acts;
    private final Div waves = new Div();

    /** @param acts whether the user may queue them */
    FailedPanel(FailedService failed, long incidentId, boolean acts) {
        super("outreach.sending.failed", List.of("answer", "attempts"), acts);
        this.failed = failed;
        this.incidentId = incidentId;
        this.acts = acts;
        setId("failed");
        waves.addClassName("m-sending-actions");
        acting(new Button(getTranslation("outreach.sending.failed.again"), click -> ask()));
        add(new CardSection(
                getTranslation("outreach.sending.failed"),
                new Paragraph(getTranslation("outreach.sending.failed.what")),
                total,
                waves,
                table,
                actions));
    }

    @Override
    String totalWords() {
        return getTranslation("outreach.sending.failed.total", failed.count(incidentId));
    }

    @Override
    List<Row> page(long from, int most) {
        return failed.page(incidentId, from, most).stream().map(this::row).toList();
    }

    private Row row(FailedMessage message) {
        return new Row(
                message.deliveryId(),
                message.since(),
                message.caseNumber(),
                message.address(),
                message.waveNumber(),
                List.of(
                        new Span(SendingWords.answer(message.code(), message.cause(), this)),
                        new Span(Integer.toString(message.attempts()))));
    }

    @Override
    void show() {
        super.show();
        waves.removeAll();
        if (acts && !isEmpty()) {
            failed.waves(incidentId).stream()
                    .filter(wave -> !wave.stopped())
                    .forEach(wave -> waves.add(new Button(label(wave), click -> ask(wave))));
        }
    }

    private String label(FailedOfWave wave) {
        return getTranslation("outreach.sending.failed.all", wave.waveNumber(), wave.messages());
    }

    private void ask() {
        List<Long> ids = chosen();
        new NoteDialog(
                        getTranslation("outreach.sending.failed.again"),
                        getTranslation("outreach.sending.failed.again.what", ids.size()),
                        note -> {
                            failed.queueAgain(incidentId, ids, note);
                            chooseNone();
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
