package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.outreach.gift.GiftLot;
import jp.madoguchi.outreach.gift.GiftService;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.platform.ui.PlainTable;

/** The lots with their counts; each count leads to the gifts that it counts. */
final class LotTable {
    private final GiftTexts texts;

    LotTable(GiftTexts texts) {
        this.texts = texts;
    }

    PlainTable of(List<GiftLot> lots) {
        List<String> columns = new ArrayList<>(texts.texts(
                "outreach.gift.lot.name",
                "outreach.gift.lot.provider",
                "outreach.gift.lot.value",
                "outreach.gift.lot.lapsesOn",
                "outreach.gift.lot.gifts",
                "outreach.gift.lot.total"));
        GiftService.STATES.forEach(state -> columns.add(texts.state(state)));
        columns.add(texts.text("outreach.gift.lot.imported"));
        PlainTable table = PlainTable.ofFigures(texts.text("outreach.gift.lots"), columns);
        lots.forEach(lot -> table.figures(lot.name(), cells(lot)));
        return table;
    }

    private List<Component> cells(GiftLot lot) {
        List<Component> cells = new ArrayList<>(List.of(
                texts.span(lot.provider()),
                texts.span(texts.yen(lot.valueYen())),
                texts.span(texts.day(lot.lapsesOn())),
                texts.span(texts.number(lot.gifts())),
                texts.span(texts.yen(lot.totalYen()))));
        GiftService.STATES.forEach(state -> cells.add(count(lot, state)));
        cells.add(texts.span(
                texts.text("outreach.gift.lot.importedBy", texts.moment(lot.importedAt()), lot.importedBy())));
        return cells;
    }

    private Component count(GiftLot lot, GiftState state) {
        String number = texts.number(lot.count(state));
        if (lot.count(state) == 0) {
            return texts.span(number);
        }
        var link = texts.link("city/gifts/list?state=" + state.name() + "&lot=" + lot.id(), number);
        link.setAriaLabel(texts.text("outreach.gift.lot.count", lot.name(), texts.state(state), number));
        return link;
    }
}
