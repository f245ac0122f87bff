package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.casefile.merge.NotSame;
import jp.madoguchi.casefile.merge.NotSameService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.ui.PlainTable;
import org.jspecify.annotations.Nullable;

/** The pairs that somebody found to be two persons, with the way back for a slip of the hand. */
class NotSameList extends Div {
    private static final int PAGE = 20;

    private final Incident incident;
    private final NotSameService notSames;
    private final @Nullable Consumer<NotSame> onWithdraw;
    private final Div list = new Div();
    private final Pager pager;
    private int offset;

    /** @param onWithdraw none: the reader only reads */
    NotSameList(Incident incident, NotSameService notSames, @Nullable Consumer<NotSame> onWithdraw) {
        this.incident = incident;
        this.notSames = notSames;
        this.onWithdraw = onWithdraw;
        pager = new Pager(getTranslation("casefile.merge.notSames"), PAGE, from -> {
            offset = from;
            refresh();
        });
        add(list, pager);
    }

    /** @return how many there are */
    int refresh() {
        int total = notSames.count(incident.id());
        if (offset >= total) {
            offset = 0;
        }
        list.removeAll();
        List<String> columns = new ArrayList<>(
                List.of(getTranslation("casefile.merge.notSames.pair"), getTranslation("casefile.merge.merges.when")));
        if (onWithdraw != null) {
            columns.add(getTranslation("casefile.merge.notSames.action"));
        }
        PlainTable table = new PlainTable(getTranslation("casefile.merge.notSames"), columns);
        notSames.page(incident.id(), offset, PAGE).forEach(pair -> table.row(cells(pair)));
        list.add(table);
        pager.show(offset, total);
        return total;
    }

    private List<Component> cells(NotSame pair) {
        List<Component> cells = new ArrayList<>();
        cells.add(new Span(getTranslation("casefile.merge.pair", pair.firstNumber(), pair.secondNumber())));
        cells.add(new Span(
                getTranslation("casefile.merge.merges.by", Moment.in(getLocale(), pair.saidAt()), pair.saidBy())));
        if (onWithdraw != null) {
            Button withdraw = new Button(getTranslation("casefile.merge.withdraw"), click -> onWithdraw.accept(pair));
            withdraw.addThemeVariants(ButtonVariant.LUMO_SMALL);
            withdraw.setAriaLabel(
                    getTranslation("casefile.merge.withdraw.label", pair.firstNumber(), pair.secondNumber()));
            cells.add(withdraw);
        }
        return cells;
    }
}
