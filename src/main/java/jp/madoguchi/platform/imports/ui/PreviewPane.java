package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportCheck;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.imports.MappedColumn;
import jp.madoguchi.platform.imports.PreviewRow;
import jp.madoguchi.platform.table.RowProblem;

/** What was understood of a file: in words, its problems, its first rows. */
final class PreviewPane extends Div {

    private final List<MappedColumn> mapped;

    /** @param actions what can be done now, beside the verdict */
    PreviewPane(ImportPreview preview, Button... actions) {
        mapped = preview.understanding().columns();
        addClassName("import-preview");
        add(new H2(getTranslation("platform.import.preview.title", preview.fileName())));
        if (preview.rows() > 0 || preview.isClean()) {
            add(new Paragraph(facts(preview)));
        }
        Paragraph verdict = new Paragraph(verdict(preview));
        verdict.addClassNames("import-verdict", preview.isClean() ? "import-clean" : "import-faulty");
        Div buttons = new Div(actions);
        buttons.addClassName("import-actions");
        add(verdict, buttons);
        if (!preview.isClean()) {
            addProblems(preview);
        }
        if (!preview.sample().isEmpty()) {
            String title = getTranslation(
                    "platform.import.preview.sample", preview.sample().size());
            add(new H3(title), sample(preview, title));
        }
    }

    /** Which column is what; unfolded where something of it was not settled by the names alone. */
    void addMapping(MappingPane mapping) {
        boolean settled = mapped.stream().allMatch(column -> column.source() == MappedColumn.Source.NAME);
        if (mapped.isEmpty()) {
            return;
        }
        Details details = new Details(getTranslation("platform.import.mapping.title"), mapping);
        details.setOpened(!settled);
        add(details);
    }

    /** The verdict as one sentence, also for those who hear the page. */
    String verdict(ImportPreview preview) {
        ImportCheck check = preview.check();
        if (check == null) {
            return getTranslation("platform.import.preview.problems", preview.problemCount());
        }
        if (check.added() == 0 && check.changed() == 0) {
            return getTranslation("platform.import.preview.nothingNew", check.unchanged());
        }
        return getTranslation("platform.import.preview.clean", check.added(), check.changed(), check.unchanged());
    }

    private String facts(ImportPreview preview) {
        Character separator = preview.separator();
        String form = separator == null
                ? getTranslation("platform.import.preview.excel")
                : getTranslation(
                        "platform.import.preview.csv",
                        String.valueOf(preview.charset()),
                        getTranslation(
                                switch (separator) {
                                    case ';' -> "platform.import.separator.semicolon";
                                    case '\t' -> "platform.import.separator.tab";
                                    default -> "platform.import.separator.comma";
                                }));
        return getTranslation("platform.import.preview.facts", getTranslation(preview.kind()), preview.rows(), form);
    }

    private void addProblems(ImportPreview preview) {
        List<RowProblem> shown = preview.problems();
        if (shown.size() < preview.problemCount()) {
            add(new Paragraph(getTranslation("platform.import.preview.moreProblems", shown.size())));
        }
        Grid<RowProblem> grid = grid(getTranslation("platform.import.preview.problems", preview.problemCount()));
        grid.addClassName("import-problems");
        grid.addColumn(problem -> problem.line() == 0
                        ? getTranslation("platform.import.wholeFile")
                        : String.valueOf(problem.line()))
                .setHeader(getTranslation("platform.import.line"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(problem -> problem.column() == null ? "" : problem.column())
                .setHeader(getTranslation("platform.import.column"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(problem -> words(problem.text()))
                .setHeader(getTranslation("platform.import.reason"))
                .setFlexGrow(1);
        grid.setItems(shown);
        add(grid);
    }

    private String words(MessageText text) {
        Object[] args = text.args().stream()
                .map(arg -> arg instanceof MessageText inner ? words(inner) : arg)
                .toArray();
        return getTranslation(text.key(), args);
    }

    private Grid<PreviewRow> sample(ImportPreview preview, String title) {
        Grid<PreviewRow> grid = grid(title);
        grid.addClassName("import-sample");
        grid.addColumn(PreviewRow::line)
                .setHeader(getTranslation("platform.import.line"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        List<Column<?>> columns = preview.columns();
        for (int i = 0; i < columns.size(); i++) {
            int position = i;
            grid.addColumn(row -> row.cells().get(position))
                    .setHeader(columns.get(i).title(getLocale()))
                    .setAutoWidth(true);
        }
        grid.setItems(preview.sample());
        return grid;
    }

    private static <T> Grid<T> grid(String label) {
        Grid<T> grid = new Grid<>();
        grid.addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAriaLabel(label);
        return grid;
    }
}
