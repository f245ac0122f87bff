package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.ui.Refusals;
import jp.madoguchi.regulator.MeasureTerms;
import org.jspecify.annotations.Nullable;

/** Texts in an order, each of which can be moved and taken out; a new one may have a day by which it is due. */
class ItemLines extends Div {
    private static final int LONGEST = 2_000;

    private final String name;
    private final String label;
    private final boolean withDays;
    private final Div lines = new Div();
    private final List<Line> all = new ArrayList<>();
    private final Button add;

    /**
     * @param name what the service calls all of them
     * @param label key of what one of them is called
     */
    ItemLines(String name, String label, String addLabel, boolean withDays) {
        this.name = name;
        this.label = label;
        this.withDays = withDays;
        addClassName("m-regulator-items");
        lines.addClassName("m-regulator-items");
        add = new Button(getTranslation(addLabel), click -> add(null, "").text.focus());
        add.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(lines, add);
    }

    final Line add(@Nullable Long id, String text) {
        Line line = new Line(id, text);
        all.add(line);
        arrange();
        return line;
    }

    List<String> texts() {
        return all.stream().map(line -> line.text.getValue()).toList();
    }

    List<MeasureTerms> measures() {
        return all.stream().map(Line::terms).toList();
    }

    /** Tells where the fields stand now, so that each hears what is said about it. */
    void register(Refusals refusals) {
        for (int i = 0; i < all.size(); i++) {
            Line line = all.get(i);
            refusals.field(name + "." + (i + 1), line.text);
            if (line.due != null) {
                refusals.field("dueOn." + (i + 1), line.due);
            }
        }
    }

    private void arrange() {
        for (int i = 0; i < all.size(); i++) {
            Line line = all.get(i);
            if (lines.indexOf(line) != i) {
                lines.addComponentAtIndex(i, line);
            }
            line.name(getTranslation("regulator.entry.item", getTranslation(label), i + 1));
            line.up.setEnabled(i > 0);
            line.down.setEnabled(i < all.size() - 1);
        }
    }

    private void move(Line line, int by) {
        int from = all.indexOf(line);
        int to = from + by;
        if (to >= 0 && to < all.size()) {
            all.remove(from);
            all.add(to, line);
            lines.remove(line);
            arrange();
            line.text.focus();
        }
    }

    /** Not "remove", which a line has of its own, as every part of a page. */
    private void takeOut(Line line) {
        // a double click asks twice
        if (all.remove(line)) {
            lines.remove(line);
            arrange();
            add.focus();
        }
    }

    /** One text. */
    final class Line extends Div {
        private final @Nullable Long id;
        private final TextArea text = new TextArea();
        private final @Nullable DatePicker due;
        private final Button up = button("↑", -1);
        private final Button down = button("↓", 1);
        private final Button out = new Button("×", click -> takeOut(this));

        private Line(@Nullable Long id, String words) {
            this.id = id;
            addClassName("m-regulator-item");
            text.setMaxLength(LONGEST);
            text.setMinRows(2);
            text.setValue(words);
            text.setValueChangeMode(ValueChangeMode.EAGER);
            text.setRequiredIndicatorVisible(true);
            out.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            Div buttons = new Div(up, down, out);
            buttons.addClassName("m-regulator-item__buttons");
            add(text, buttons);
            due = withDays && id == null ? RegisterWords.dayField("") : null;
            if (due != null) {
                add(due);
            } else if (withDays) {
                text.setHelperText(getTranslation("regulator.entry.due.later"));
            }
        }

        private Button button(String sign, int by) {
            Button button = new Button(sign, click -> move(this, by));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            return button;
        }

        private void name(String words) {
            text.setLabel(words);
            up.setAriaLabel(getTranslation("regulator.entry.up", words));
            down.setAriaLabel(getTranslation("regulator.entry.down", words));
            out.setAriaLabel(getTranslation("regulator.entry.remove", words));
            if (due != null) {
                due.setLabel(getTranslation("regulator.entry.item", words, getTranslation("regulator.field.DUE_ON")));
            }
        }

        private MeasureTerms terms() {
            LocalDate day = Optional.ofNullable(due).map(DatePicker::getValue).orElse(null);
            return new MeasureTerms(id, text.getValue(), day);
        }
    }
}
