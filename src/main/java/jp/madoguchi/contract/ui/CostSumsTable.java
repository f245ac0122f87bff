package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.contract.CostKind;
import jp.madoguchi.contract.CostState;
import jp.madoguchi.contract.CostSums;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import org.jspecify.annotations.Nullable;

/** Months down, kinds across: what was accepted; and beside it what still waits. */
class CostSumsTable extends Div {
    void show(CostSums sums) {
        removeAll();
        if (sums.sums().isEmpty()) {
            add(new Hint(getTranslation("contract.cost.none")));
            return;
        }
        List<String> columns = new ArrayList<>(List.of(getTranslation("contract.cost.monthOf")));
        Stream.of(CostKind.values()).forEach(kind -> columns.add(getTranslation(kind.textKey())));
        columns.add(getTranslation("contract.cost.accepted"));
        columns.add(getTranslation("contract.cost.waiting"));
        PlainTable table = PlainTable.ofFigures(getTranslation("contract.cost.sums"), columns);
        sums.months().forEach(month -> table.figures(Words.month(month, getLocale()), cells(sums, month)));
        table.total(getTranslation("contract.cost.total"), cells(sums, null));
        add(table, new Hint(getTranslation("contract.cost.sums.hint")));
    }

    private List<Component> cells(CostSums sums, @Nullable YearMonth month) {
        List<Component> cells = new ArrayList<>();
        for (CostKind kind : CostKind.values()) {
            cells.add(new Span(Words.yen(sums.yen(month, kind, CostState.ACCEPTED), getLocale())));
        }
        cells.add(new Span(Words.yen(sums.yen(month, null, CostState.ACCEPTED), getLocale())));
        cells.add(new Span(Words.yen(sums.yen(month, null, CostState.ENTERED), getLocale())));
        return cells;
    }
}
