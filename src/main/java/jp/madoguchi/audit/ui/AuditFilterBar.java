package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jp.madoguchi.audit.AuditFilter;
import org.jspecify.annotations.Nullable;

/** Which events to show, and how many there are. */
final class AuditFilterBar extends Div {
    private final TextField user = new TextField(getTranslation("audit.filter.user"));
    private final TextField object = new TextField(getTranslation("audit.filter.object"));
    private final DatePicker from = day("audit.filter.from");
    private final DatePicker to = day("audit.filter.to");
    private final Span found = new Span();

    AuditFilterBar(Runnable changed) {
        addClassName("m-audit-filter");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", getTranslation("audit.filter"));
        found.getElement().setAttribute("role", "status");
        for (TextField text : new TextField[] {user, object}) {
            text.setValueChangeMode(ValueChangeMode.LAZY);
            text.setClearButtonVisible(true);
            text.addValueChangeListener(change -> changed.run());
        }
        from.addValueChangeListener(change -> changed.run());
        to.addValueChangeListener(change -> changed.run());
        add(user, object, from, to, found);
    }

    private DatePicker day(String label) {
        DatePicker day = new DatePicker(getTranslation(label));
        day.setClearButtonVisible(true);
        day.setI18n(new DatePicker.DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setToday(getTranslation("audit.today"))
                .setCancel(getTranslation("audit.cancel")));
        return day;
    }

    AuditFilter filter() {
        return new AuditFilter(text(user), text(object), from.getValue(), to.getValue());
    }

    private static @Nullable String text(TextField field) {
        String text = field.getValue().strip();
        return text.isEmpty() ? null : text;
    }

    void found(int count) {
        found.setText(getTranslation("audit.filter.found", count));
    }
}
