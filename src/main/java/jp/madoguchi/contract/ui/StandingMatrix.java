package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import jp.madoguchi.contract.CellState;
import jp.madoguchi.contract.MonthStanding;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.contract.ObligationStanding;

/** Obligations down, months across; each field says in a word how it stands and leads to the month's page. */
class StandingMatrix extends Div {
    private final String address;

    /** @param address of the month's page, which gets obligation and month as parameters */
    StandingMatrix(String address) {
        this.address = address;
        addClassName("m-matrix");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("contract.matrix.title"));
    }

    void show(List<ObligationStanding> standings) {
        removeAll();
        Locale locale = getLocale();
        TreeSet<YearMonth> months = new TreeSet<>();
        standings.forEach(one -> one.months().forEach(month -> months.add(month.month())));
        NativeTable table = new NativeTable();
        NativeTableRow head = table.getHead().addRow();
        head.add(heading(getTranslation("contract.matrix.obligation"), "col"));
        months.forEach(month -> head.add(heading(Words.month(month, locale), "col")));
        for (ObligationStanding standing : standings) {
            NativeTableRow row = table.getBody().addRow();
            row.add(heading(standing.obligation()));
            for (YearMonth month : months) {
                row.add(standing.month(month)
                        .map(one -> cell(standing.obligation(), one))
                        .orElseGet(() -> new NativeTableCell(new Span(""))));
            }
        }
        add(table);
    }

    private static NativeTableHeaderCell heading(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private NativeTableHeaderCell heading(Obligation obligation) {
        Span name = new Span(
                obligation.number() + "　" + getTranslation(obligation.kind().textKey()));
        name.addClassName("m-matrix__name");
        Span text = new Span(obligation.terms().text());
        text.addClassName("m-matrix__text");
        NativeTableHeaderCell cell = new NativeTableHeaderCell(name, text);
        cell.getElement().setAttribute("scope", "row");
        return cell;
    }

    private NativeTableCell cell(Obligation obligation, MonthStanding month) {
        Span state = new Span(getTranslation(month.state().textKey()));
        state.addClassName("m-matrix__state");
        List<Component> content = new ArrayList<>(List.of(state));
        marks(month).forEach(mark -> {
            Span words = new Span(mark);
            words.addClassName("m-matrix__mark");
            content.add(words);
        });
        NativeTableCell cell;
        if (month.state() == CellState.FUTURE) {
            cell = new NativeTableCell(new Div(content.toArray(Component[]::new)));
        } else {
            Anchor link = new Anchor(
                    address + "?obligation=" + obligation.id() + "&month=" + month.month(),
                    content.toArray(Component[]::new));
            link.getElement().setAttribute("router-link", true);
            link.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation(
                                    "contract.matrix.cell",
                                    obligation.number(),
                                    Words.month(month.month(), getLocale()),
                                    String.join(
                                            getTranslation("platform.listSeparator"),
                                            content.stream()
                                                    .map(one -> one.getElement().getText())
                                                    .toList())));
            cell = new NativeTableCell(link);
        }
        cell.addClassNames(
                "m-matrix__cell", "m-matrix__cell--" + month.state().name().toLowerCase(Locale.ROOT));
        return cell;
    }

    private List<String> marks(MonthStanding month) {
        List<String> marks = new ArrayList<>();
        if (month.review() != null && month.submitted() > 0) {
            marks.add(getTranslation("contract.matrix.unseen", month.submitted()));
        } else if (month.submitted() + month.reviewed() > 0) {
            marks.add(getTranslation("contract.matrix.evidence", month.submitted() + month.reviewed()));
        }
        if (month.overdueRemediations() > 0) {
            marks.add(getTranslation("contract.matrix.overdue", month.overdueRemediations()));
        } else if (month.openRemediations() > 0) {
            marks.add(getTranslation("contract.matrix.remediations", month.openRemediations()));
        }
        if (month.answered()) {
            marks.add(getTranslation("contract.matrix.answered"));
        }
        return marks;
    }
}
