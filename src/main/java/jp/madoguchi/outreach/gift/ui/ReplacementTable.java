package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.outreach.gift.GiftReplacement;
import jp.madoguchi.outreach.gift.ReplacementState;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** Replacements as a table, for the desk and for the city. */
final class ReplacementTable {
    private final GiftTexts texts;

    ReplacementTable(GiftTexts texts) {
        this.texts = texts;
    }

    /** @param actions what can be done with one that waits; absent where the reader only reads */
    PlainTable of(
            String caption,
            List<GiftReplacement> replacements,
            @Nullable Function<GiftReplacement, Component> actions) {
        PlainTable table = new PlainTable(
                caption,
                texts.texts(
                        "outreach.gift.card",
                        "outreach.gift.replacements.case",
                        "outreach.gift.replacements.gift",
                        "outreach.gift.replacements.why",
                        "outreach.gift.replacements.asked",
                        "outreach.gift.replacements.decision"));
        replacements.forEach(each -> table.row(cells(each, actions)));
        return table;
    }

    private List<Component> cells(GiftReplacement each, @Nullable Function<GiftReplacement, Component> actions) {
        List<Component> cells = new ArrayList<>(List.of(
                texts.span(each.cardReference()),
                texts.span(each.caseNumber()),
                texts.span(texts.text(
                        "outreach.gift.replacements.stands", texts.yen(each.valueYen()), texts.state(each.oldState()))),
                texts.span(texts.text("outreach.gift.replacements.reason", texts.cause(each.cause()), each.reason())),
                texts.span(texts.text("outreach.gift.lot.importedBy", texts.moment(each.askedAt()), each.askedBy()))));
        cells.add(decision(each, actions));
        return cells;
    }

    private Component decision(GiftReplacement each, @Nullable Function<GiftReplacement, Component> actions) {
        GiftReplacement.Decided decided = each.decided();
        if (decided == null) {
            return actions == null
                    ? new StatusBadge(
                            texts.text("outreach.gift.replacement.state."
                                    + each.state().name()),
                            StatusBadge.Look.WAITING)
                    : actions.apply(each);
        }
        StatusBadge badge = new StatusBadge(
                texts.text("outreach.gift.replacement.state." + each.state().name()),
                each.state() == ReplacementState.APPROVED ? StatusBadge.Look.GOOD : StatusBadge.Look.BAD);
        String by = texts.text("outreach.gift.lot.importedBy", texts.moment(decided.at()), decided.by());
        Div cell = new Div(badge, texts.span(by));
        cell.addClassName("m-gift-decision");
        if (decided.note() != null) {
            cell.add(texts.span(decided.note()));
        }
        return cell;
    }
}
