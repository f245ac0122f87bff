package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.Understanding;
import jp.madoguchi.platform.ui.PlainTable;
import org.jspecify.annotations.Nullable;

/** What each row was understood to say, beside the original text wherever the two differ. */
public final class UnderstoodTable extends Div {

    private static final int MOST = 100;

    public UnderstoodTable(Understanding understanding, List<Column<?>> columns) {
        List<String> heads = new ArrayList<>();
        heads.add(getTranslation("platform.import.line"));
        columns.forEach(column -> heads.add(column.title(getLocale())));
        PlainTable table = new PlainTable(getTranslation("platform.import.understood.title"), heads);
        table.addClassName("import-understood");
        understanding.rows().stream().limit(MOST).forEach(row -> {
            List<Component> cells = new ArrayList<>();
            cells.add(new Span(String.valueOf(row.line())));
            row.cells().forEach(cell -> cells.add(cell(cell)));
            table.row(cells);
        });
        add(table);
        if (understanding.rows().size() > MOST) {
            add(new Span(getTranslation(
                    "platform.import.understood.more", understanding.rows().size() - MOST)));
        }
    }

    private Component cell(Understanding.@Nullable Cell cell) {
        if (cell == null) {
            return new Span("－");
        }
        String value = words(cell.value());
        if (value == null) {
            Span refused = new Span(getTranslation("platform.import.understood.not", cell.original()));
            refused.addClassName("import-not-understood");
            return refused;
        }
        if (cell.origin() == Understanding.Origin.CELL
                && cell.original().strip().equals(value)) {
            return new Span(value);
        }
        Span original = new Span(getTranslation(
                "platform.import.origin." + cell.origin(),
                cell.original().isEmpty() ? "－" : cell.original(),
                cell.address()));
        original.addClassName("import-original");
        Div both = new Div(new Span(value), original);
        both.addClassName("import-differs");
        return both;
    }

    private @Nullable String words(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case LocalizedText name -> name.in(getLocale());
            default -> Objects.toString(value);
        };
    }
}
