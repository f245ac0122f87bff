package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.ImportLog;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.security.Roles;

/** Every file that has been imported, the latest first; on a narrow window each import below each other in one column. */
@Route("admin/imports")
@Menu(title = "incident.imports.menu", order = 120)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
public class ImportLogView extends AdminPage {
    /** Less wide than this, the columns would have to be scrolled sideways. */
    private static final int NARROW = 900;

    ImportLogView(ImportLog importLog) {
        super("incident.imports.title");
        if (importLog.count() == 0) {
            add(new EmptyState(getTranslation("incident.imports.none"), getTranslation("incident.imports.none.hint")));
            return;
        }
        add(grid(importLog));
    }

    private Grid<ImportLog.Entry> grid(ImportLog importLog) {
        Grid<ImportLog.Entry> grid = new Grid<>();
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addClassName("m-import-log");
        // a browser that hasn't told its size yet counts as wide
        Signal<Boolean> narrow = UI.getCurrent()
                .getPage()
                .windowSizeSignal()
                .map(window -> window.width() > 0 && window.width() < NARROW);
        List.of(
                        text(grid, "incident.imports.at", entry -> minute(entry.importedAt())),
                        text(grid, "incident.imports.kind", entry -> getTranslation(entry.kind())),
                        text(grid, "incident.imports.file", ImportLog.Entry::fileName),
                        text(grid, "incident.imports.by", ImportLog.Entry::importedBy),
                        count(grid, "incident.imports.read", ImportLog.Entry::read),
                        count(grid, "incident.imports.added", ImportLog.Entry::added),
                        count(grid, "incident.imports.changed", ImportLog.Entry::changed),
                        count(grid, "incident.imports.unchanged", ImportLog.Entry::unchanged),
                        grid.addComponentColumn(ImportLogView::digest)
                                .setHeader(getTranslation("incident.imports.digest"))
                                .setAutoWidth(true))
                .forEach(column -> column.bindVisible(Signal.not(narrow)));
        grid.addComponentColumn(this::inOneColumn)
                .setHeader(getTranslation("incident.imports.import"))
                .bindVisible(narrow);
        grid.setItems(
                query -> importLog.page(query.getOffset(), query.getLimit()).stream(), query -> importLog.count());
        return grid;
    }

    private Grid.Column<ImportLog.Entry> text(
            Grid<ImportLog.Entry> grid, String title, ValueProvider<ImportLog.Entry, String> value) {
        return grid.addColumn(value).setHeader(getTranslation(title)).setAutoWidth(true);
    }

    private Grid.Column<ImportLog.Entry> count(
            Grid<ImportLog.Entry> grid, String title, ValueProvider<ImportLog.Entry, Integer> value) {
        return grid.addColumn(entry -> number(value.apply(entry)))
                .setHeader(getTranslation(title))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static Span digest(ImportLog.Entry entry) {
        Span digest = new Span(entry.sha256().substring(0, 12) + "…");
        digest.setTitle(entry.sha256());
        digest.addClassName("m-digest");
        return digest;
    }

    private Div inOneColumn(ImportLog.Entry entry) {
        Span kind = new Span(getTranslation(entry.kind()));
        kind.addClassName("m-import-entry__kind");
        Div one = new Div(
                kind,
                new Span(entry.fileName()),
                new Span(getTranslation("incident.imports.when", minute(entry.importedAt()), entry.importedBy())),
                new Span(getTranslation(
                        "incident.imports.counts",
                        number(entry.read()),
                        number(entry.added()),
                        number(entry.changed()),
                        number(entry.unchanged()))),
                digest(entry));
        one.addClassName("m-import-entry");
        return one;
    }
}
