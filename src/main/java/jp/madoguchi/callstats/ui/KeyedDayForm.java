package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.callstats.KeyedDayService;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;

/** Keys in the totals of a day of which there is no file. */
class KeyedDayForm extends Div {
    private final Incident incident;
    private final KeyedDayService keyedDays;
    private final DatePicker day = new DatePicker();
    private final IntegerField incoming = new IntegerField();
    private final IntegerField answered = new IntegerField();
    private final Map<Category, IntegerField> categories = new LinkedHashMap<>();
    private final Paragraph result = new Paragraph();

    KeyedDayForm(Incident incident, KeyedDayService keyedDays) {
        this.incident = incident;
        this.keyedDays = keyedDays;
        addClassNames("m-form", "m-keyed");
        day.setLabel(getTranslation("callstats.keyed.day"));
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        day.addValueChangeListener(change -> showCounted());
        incoming.setLabel(getTranslation("callstats.measure.incoming"));
        answered.setLabel(getTranslation("callstats.measure.answered"));
        add(new Paragraph(getTranslation("callstats.keyed.text")), day, incoming, answered);
        for (Category category : incident.tableCategories()) {
            IntegerField field = new IntegerField(category.name().in(getLocale()));
            field.setHelperText(getTranslation("callstats.keyed.optional"));
            categories.put(category, field);
            add(field);
        }
        Button save = new Button(getTranslation("callstats.keyed.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        result.getElement().setAttribute("role", "status");
        add(save, result);
    }

    /** A category that was not counted on the day can't be keyed in. */
    private void showCounted() {
        categories.forEach((category, field) -> {
            boolean counted = day.getValue() == null || category.isCountedOn(day.getValue());
            field.setEnabled(counted);
            if (!counted) {
                field.clear();
            }
            field.setHelperText(getTranslation(counted ? "callstats.keyed.optional" : "callstats.daily.notCounted"));
        });
    }

    private void save() {
        fields().values().forEach(field -> field.setInvalid(false));
        result.setText("");
        result.removeClassName("m-problem");
        if (day.getValue() == null) {
            day.setInvalid(true);
            day.setErrorMessage(getTranslation("callstats.keyed.dayNeeded"));
            return;
        }
        Map<String, Integer> figures = new LinkedHashMap<>();
        categories.forEach((category, field) -> {
            if (field.getValue() != null) {
                figures.put(category.code(), field.getValue());
            }
        });
        try {
            keyedDays.keyIn(incident.id(), day.getValue(), incoming.getValue(), answered.getValue(), figures);
            result.setText(getTranslation("callstats.keyed.done", JapaneseDates.full(day.getValue(), getLocale())));
        } catch (RejectedException e) {
            show(e);
        }
    }

    private void show(RejectedException e) {
        String words = getTranslation(e.text().key(), e.text().args().toArray());
        HasValidation field = fields().get(Objects.requireNonNullElse(e.field(), ""));
        if (field == null) {
            result.setText(words);
            result.addClassName("m-problem");
        } else {
            field.setInvalid(true);
            field.setErrorMessage(words);
        }
    }

    private Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("day", day);
        fields.put("incoming", incoming);
        fields.put("answered", answered);
        categories.forEach((category, field) -> fields.put(category.code(), field));
        return fields;
    }
}
