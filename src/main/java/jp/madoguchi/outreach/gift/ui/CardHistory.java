package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import jp.madoguchi.outreach.gift.GiftHistory;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.PlainTable;

/** All that became of the gifts of one card, the one that it has first. */
final class CardHistory extends Div {
    private final GiftTexts texts;

    CardHistory(GiftTexts texts, String reference, List<GiftHistory> gifts) {
        this.texts = texts;
        addClassName("m-sections");
        if (gifts.isEmpty()) {
            add(texts.hint("outreach.gift.list.noCard", reference));
        }
        gifts.forEach(gift -> add(new CardSection(
                texts.text(
                        gift.current() ? "outreach.gift.history.current" : "outreach.gift.history.former",
                        reference,
                        texts.yen(gift.gift().valueYen()),
                        gift.gift().lotName()),
                texts.badge(gift.gift().state()),
                steps(gift))));
    }

    private PlainTable steps(GiftHistory gift) {
        PlainTable table = new PlainTable(
                texts.text("outreach.gift.history.steps"),
                texts.texts(
                        "outreach.gift.history.at",
                        "outreach.gift.list.state",
                        "outreach.gift.history.cause",
                        "outreach.gift.history.by"));
        gift.steps()
                .forEach(step ->
                        table.row(texts.moment(step.at()), texts.state(step.state()), texts.cause(step), step.by()));
        return table;
    }
}
