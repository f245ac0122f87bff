package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.madoguchi.outreach.sending.UncertainMessage;
import jp.madoguchi.outreach.sending.UncertainService;
import jp.madoguchi.outreach.sending.UncertainService.Decision;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Notices;

/** Messages of which nobody knows whether they went out; an official decides, at best by the server's own list. */
class UncertainPanel extends MessagesPanel {
    private final UncertainService uncertain;
    private final long incidentId;

    /** @param acts whether the user may decide */
    UncertainPanel(UncertainService uncertain, long incidentId, boolean acts) {
        super("outreach.sending.uncertain", List.of("cause", "messageId"), acts);
        this.uncertain = uncertain;
        this.incidentId = incidentId;
        Button onceMore =
                new Button(getTranslation("outreach.sending.uncertain.onceMore"), click -> ask(Decision.ONCE_MORE));
        onceMore.addThemeVariants(ButtonVariant.LUMO_ERROR);
        acting(
                new Button(getTranslation("outreach.sending.uncertain.wasSent"), click -> ask(Decision.WAS_SENT)),
                onceMore);
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

    @Override
    String totalWords() {
        return getTranslation("outreach.sending.uncertain.total", uncertain.count(incidentId));
    }

    @Override
    List<Row> page(long from, int most) {
        return uncertain.page(incidentId, from, most).stream().map(this::row).toList();
    }

    private Row row(UncertainMessage message) {
        Span id = new Span(message.messageId());
        id.addClassName("m-sending-id");
        return new Row(
                message.deliveryId(),
                message.since(),
                message.caseNumber(),
                message.address(),
                message.waveNumber(),
                List.of(new Span(SendingWords.answer(null, message.cause(), this)), id));
    }

    private void ask(Decision decision) {
        boolean sent = decision == Decision.WAS_SENT;
        List<Long> ids = chosen();
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
                            chooseNone();
                            Notices.success(MessageText.of("outreach.sending.uncertain.decided", ids.size()));
                            show();
                        })
                .open();
    }
}
