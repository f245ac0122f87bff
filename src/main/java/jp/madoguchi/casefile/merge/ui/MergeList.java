package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.casefile.merge.CaseMerge;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** All merges that were made, also those that were undone since. */
class MergeList extends Div {
    private static final int PAGE = 20;

    private final Incident incident;
    private final MergeService merges;
    private final @Nullable Consumer<CaseMerge> onUndo;
    private final Div list = new Div();
    private final Pager pager;
    private int offset;

    /** @param onUndo none: the reader only reads */
    MergeList(Incident incident, MergeService merges, @Nullable Consumer<CaseMerge> onUndo) {
        this.incident = incident;
        this.merges = merges;
        this.onUndo = onUndo;
        pager = new Pager(getTranslation("casefile.merge.merges"), PAGE, from -> {
            offset = from;
            refresh();
        });
        add(list, pager);
    }

    void refresh() {
        int total = merges.count(incident.id());
        list.removeAll();
        if (total == 0) {
            Paragraph none = new Paragraph(getTranslation("casefile.merge.merges.none"));
            none.addClassName("m-hint");
            list.add(none);
        } else {
            list.add(table());
        }
        pager.show(offset, total);
    }

    private PlainTable table() {
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("casefile.merge.merges.what"),
                getTranslation("casefile.merge.merges.when"),
                getTranslation("casefile.merge.merges.reason"),
                getTranslation("casefile.merge.merges.state")));
        PlainTable table = new PlainTable(getTranslation("casefile.merge.merges"), columns);
        merges.merges(incident.id(), offset, PAGE).forEach(merge -> table.row(cells(merge)));
        return table;
    }

    private List<Component> cells(CaseMerge merge) {
        return List.of(
                new Span(getTranslation("casefile.merge.merges.pair", merge.survivorNumber(), merge.mergedNumber())),
                new Span(getTranslation(
                        "casefile.merge.merges.by", Moment.in(getLocale(), merge.mergedAt()), merge.mergedBy())),
                new Span(merge.reason()),
                state(merge));
    }

    private Div state(CaseMerge merge) {
        Div state = new Div();
        state.addClassName("m-merge-state");
        CaseMerge.Undone undone = merge.undone();
        if (undone != null) {
            state.add(new StatusBadge(getTranslation("casefile.merge.merges.undone"), StatusBadge.Look.PLAIN));
            Span how = new Span(getTranslation(
                    "casefile.merge.merges.undone.by",
                    Moment.in(getLocale(), undone.at()),
                    undone.by(),
                    undone.reason()));
            how.addClassName("m-hint");
            state.add(how);
            return state;
        }
        state.add(new StatusBadge(getTranslation("casefile.merge.merges.holds"), StatusBadge.Look.GOOD));
        if (onUndo != null) {
            Button undo = new Button(getTranslation("casefile.merge.undo"), click -> onUndo.accept(merge));
            undo.addThemeVariants(ButtonVariant.LUMO_SMALL);
            undo.setAriaLabel(
                    getTranslation("casefile.merge.undo.label", merge.mergedNumber(), merge.survivorNumber()));
            state.add(undo);
        }
        return state;
    }
}
