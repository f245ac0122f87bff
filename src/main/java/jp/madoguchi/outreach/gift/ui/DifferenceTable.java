package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.outreach.gift.GiftDifference;
import jp.madoguchi.platform.ui.PlainTable;
import org.jspecify.annotations.Nullable;

/** Differences as a table: what the provider says, and beside it what we knew. */
final class DifferenceTable {
    private final GiftTexts texts;
    private final @Nullable Consumer<GiftDifference> settle;

    /** @param settle what settles one; absent where the reader only reads */
    DifferenceTable(GiftTexts texts, @Nullable Consumer<GiftDifference> settle) {
        this.texts = texts;
        this.settle = settle;
    }

    PlainTable of(List<GiftDifference> page, boolean done) {
        List<String> columns = new ArrayList<>(texts.texts(
                "outreach.gift.differences.kind",
                "outreach.gift.differences.place",
                "outreach.gift.card",
                "outreach.gift.differences.told",
                "outreach.gift.differences.ours"));
        columns.add(texts.text(done ? "outreach.gift.differences.what" : "outreach.gift.differences.do"));
        PlainTable table = new PlainTable(
                texts.text(done ? "outreach.gift.differences.settled" : "outreach.gift.differences.open"), columns);
        page.forEach(difference -> table.row(cells(difference)));
        return table;
    }

    private List<Component> cells(GiftDifference difference) {
        String card = difference.cardReference();
        return List.of(
                texts.span(texts.text(
                        "outreach.gift.difference." + difference.kind().name())),
                texts.span(texts.text("outreach.gift.differences.line", difference.fileName(), difference.line())),
                card == null ? texts.span("-") : texts.link("city/gifts/list?card=" + card, card),
                texts.span(told(difference)),
                texts.span(ours(difference)),
                last(difference));
    }

    private String told(GiftDifference difference) {
        Integer value = difference.toldValue();
        return texts.text(
                "outreach.gift.differences.said",
                texts.text("outreach.gift.told." + difference.told().name()),
                texts.day(difference.toldOn()),
                value == null ? "-" : texts.yen(value));
    }

    private String ours(GiftDifference difference) {
        Integer value = difference.ourValue();
        return difference.ourState() == null || value == null
                ? "-"
                : texts.text("outreach.gift.differences.known", texts.state(difference.ourState()), texts.yen(value));
    }

    private Component last(GiftDifference difference) {
        GiftDifference.Settled came = difference.settled();
        if (came != null) {
            return texts.span(
                    texts.text("outreach.gift.differences.came", came.note(), texts.moment(came.at()), came.by()));
        }
        Consumer<GiftDifference> ask = settle;
        if (ask == null) {
            return texts.span(texts.text("outreach.gift.differences.waits"));
        }
        Button button = new Button(texts.text("outreach.gift.differences.settle"), click -> ask.accept(difference));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(
                texts.text("outreach.gift.differences.settleLine", difference.fileName(), difference.line()));
        return button;
    }
}
