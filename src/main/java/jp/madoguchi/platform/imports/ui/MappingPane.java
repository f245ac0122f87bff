package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.MappedColumn;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.imports.Understanding;
import jp.madoguchi.platform.ui.Hint;

/** Which sheet, which line is the header, which column is what; each can be chosen otherwise, and the file is read again. */
public final class MappingPane extends Div {

    private static final int SHEET = -2;
    private static final int HEADER = -1;

    private final List<Column<?>> columns;
    private final transient ReadingChoices choices;
    private final transient Consumer<ReadingChoices> changed;
    private final Map<Integer, Select<?>> selects = new HashMap<>();

    /** @param changed gets the choices with one more made */
    public MappingPane(
            Understanding understanding,
            List<Column<?>> columns,
            ReadingChoices choices,
            Consumer<ReadingChoices> changed,
            Runnable forget) {
        this.columns = columns;
        this.choices = choices;
        this.changed = changed;
        addClassName("import-mapping");
        if (understanding.isRemembered()) {
            Button forgetIt = new Button(getTranslation("platform.import.mapping.forget"), click -> forget.run());
            forgetIt.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            Div remembered = new Div(new Hint(getTranslation("platform.import.mapping.remembered")), forgetIt);
            remembered.addClassName("import-remembered");
            add(remembered);
        }
        Div fields = new Div();
        fields.addClassName("import-mapping-fields");
        add(fields);
        if (understanding.sheets().size() > 1) {
            fields.add(kept(SHEET, sheets(understanding)));
        }
        if (understanding.headers().size() > 1) {
            fields.add(kept(HEADER, headers(understanding)));
        }
        understanding.columns().forEach(column -> fields.add(kept(column.position(), column(column))));
    }

    private Select<?> kept(int place, Select<?> select) {
        selects.put(place, select);
        return select;
    }

    /** This pane took the place of another one: whoever works by keyboard goes on where they were. */
    public void focusOnWhatChangedSince(ReadingChoices before) {
        int place = !Objects.equals(before.sheet(), choices.sheet())
                ? SHEET
                : !Objects.equals(before.headerLine(), choices.headerLine())
                        ? HEADER
                        : choices.columns().entrySet().stream()
                                .filter(column -> !column.getValue()
                                        .equals(before.columns().get(column.getKey())))
                                .mapToInt(Map.Entry::getKey)
                                .findFirst()
                                .orElse(SHEET - 1);
        Select<?> select = selects.get(place);
        if (select != null) {
            select.focus();
        }
    }

    private Select<String> sheets(Understanding understanding) {
        Select<String> sheet = new Select<>();
        sheet.setLabel(getTranslation("platform.import.mapping.sheet"));
        sheet.setItems(understanding.sheets());
        if (understanding.sheet() != null) {
            sheet.setValue(understanding.sheet());
        } else {
            sheet.setPlaceholder(getTranslation("platform.import.mapping.chooseSheet"));
        }
        sheet.addValueChangeListener(change -> changed.accept(choices.withSheet(change.getValue())));
        return sheet;
    }

    private Select<Understanding.Note> headers(Understanding understanding) {
        Select<Understanding.Note> header = new Select<>();
        header.setLabel(getTranslation("platform.import.mapping.header"));
        header.setItems(understanding.headers());
        header.setItemLabelGenerator(line -> getTranslation("platform.import.atLine", line.line()) + " " + line.text());
        understanding.headers().stream()
                .filter(line -> line.line() == understanding.headerLine())
                .findFirst()
                .ifPresent(header::setValue);
        header.addValueChangeListener(
                change -> changed.accept(choices.withHeader(change.getValue().line())));
        return header;
    }

    private Select<String> column(MappedColumn column) {
        Select<String> field = new Select<>();
        String header =
                column.header().isEmpty() ? getTranslation("platform.import.mapping.noHeader") : column.header();
        field.setLabel(getTranslation("platform.import.mapping.column", column.address(), header));
        List<String> names = new ArrayList<>(List.of(ReadingChoices.UNREAD));
        columns.forEach(each -> names.add(each.name()));
        field.setItems(names);
        field.setItemLabelGenerator(name -> label(name, column));
        field.setValue(Objects.requireNonNullElse(column.field(), ReadingChoices.UNREAD));
        field.setHelperText(
                switch (column.source()) {
                    case REMEMBERED -> getTranslation("platform.import.mapping.fromMemory");
                    case CHOSEN -> getTranslation("platform.import.mapping.chosen");
                    case NAME, NONE -> "";
                });
        field.addValueChangeListener(
                change -> changed.accept(choices.withColumn(column.position(), change.getValue())));
        return field;
    }

    private String label(String name, MappedColumn column) {
        if (name.equals(ReadingChoices.UNREAD)) {
            return getTranslation("platform.import.mapping.unread");
        }
        String title = columns.stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.title(getLocale()))
                .findFirst()
                .orElse(name);
        return column.across() != null && name.equals(column.field())
                ? getTranslation("platform.import.mapping.across", title, column.across())
                : title;
    }
}
