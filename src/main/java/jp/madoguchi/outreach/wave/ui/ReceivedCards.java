package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.outreach.wave.ReceivedCard;
import jp.madoguchi.outreach.wave.WaveFigureService;
import jp.madoguchi.platform.ui.PlainTable;

/** The cards of a wave whose gift was received, page by page; each leads to its place in the ledger. */
class ReceivedCards extends Div {
    private static final int AT_ONCE = 50;

    private final long waveId;
    private final transient WaveFigureService figures;
    /** Behind which card each page begins, up to the one that is shown. */
    private final List<Long> begins = new ArrayList<>(List.of(0L));

    ReceivedCards(long waveId, WaveFigureService figures) {
        this.waveId = waveId;
        this.figures = figures;
        show();
    }

    private void show() {
        List<ReceivedCard> cards = figures.received(waveId, begins.getLast(), AT_ONCE + 1);
        boolean more = cards.size() > AT_ONCE;
        List<ReceivedCard> shown = more ? cards.subList(0, AT_ONCE) : cards;
        removeAll();
        if (shown.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("outreach.wave.received.none"));
            none.addClassName("m-hint");
            add(none);
        } else {
            add(table(shown));
        }
        Button back = new Button(getTranslation("outreach.wave.messages.back"), click -> {
            begins.removeLast();
            show();
        });
        back.setEnabled(begins.size() > 1);
        Button next = new Button(getTranslation("outreach.wave.messages.next"), click -> {
            begins.add(shown.getLast().cardId());
            show();
        });
        next.setEnabled(more);
        Div pages = new Div(back, new Span(getTranslation("outreach.wave.messages.page", begins.size())), next);
        pages.addClassName("m-wave-row");
        add(pages);
    }

    private PlainTable table(List<ReceivedCard> cards) {
        PlainTable table = new PlainTable(
                getTranslation("outreach.wave.figure.RECEIVED"),
                List.of(
                        getTranslation("outreach.wave.card"),
                        getTranslation("outreach.wave.case"),
                        getTranslation("outreach.wave.name"),
                        getTranslation("outreach.wave.receivedAt")));
        cards.forEach(card -> table.row(List.of(
                new Anchor("city/reach/" + card.cardReference(), card.cardReference()),
                new Span(card.caseNumber()),
                new Span(card.name()),
                new Span(Words.minute(card.since())))));
        return table;
    }
}
