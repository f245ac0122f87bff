package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Origin;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;

/** Which events to show, and how many there are. */
final class AuditFilterBar extends Div {
    private final TextField user = new TextField(getTranslation("audit.filter.user"));
    private final TextField object = new TextField(getTranslation("audit.filter.object"));
    private final ComboBox<String> action = new ComboBox<>(getTranslation("audit.action"));
    private final ComboBox<Role> role = new ComboBox<>(getTranslation("audit.filter.role"));
    private final TextField organisation = new TextField(getTranslation("audit.column.organisation"));
    private final ComboBox<Origin> origin = new ComboBox<>(getTranslation("audit.column.origin"));
    private final DatePicker from = day("audit.filter.from");
    private final DatePicker to = day("audit.filter.to");
    private final Span found = new Span();
    private final Button history = new Button();
    private final Runnable changed;
    private transient @Nullable AuditObject subject;
    private boolean setting;

    /** @param actions those that stand in the trail */
    AuditFilterBar(List<String> actions, Runnable changed) {
        this.changed = changed;
        addClassName("m-audit-filter");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", getTranslation("audit.filter"));
        found.getElement().setAttribute("role", "status");
        action.setItems(actions);
        action.setItemLabelGenerator(this::getTranslation);
        role.setItems(Role.values());
        role.setItemLabelGenerator(one -> getTranslation("security.role." + one.name()));
        origin.setItems(Origin.values());
        origin.setItemLabelGenerator(one -> getTranslation("audit.origin." + one.name()));
        for (TextField text : List.of(user, object, organisation)) {
            text.setValueChangeMode(ValueChangeMode.LAZY);
            text.setClearButtonVisible(true);
        }
        for (ComboBox<?> choice : List.of(action, role, origin)) {
            choice.setClearButtonVisible(true);
        }
        for (AbstractField<?, ?> field : List.of(user, object, action, role, organisation, origin, from, to)) {
            field.addValueChangeListener(change -> tell());
        }
        history.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        history.addClickListener(click -> {
            subject = null;
            tell();
        });
        add(user, object, action, role, organisation, origin, from, to, history, found);
        history.setVisible(false);
    }

    private void tell() {
        if (!setting) {
            AuditObject of = subject;
            history.setVisible(of != null);
            history.setText(of == null ? "" : getTranslation("audit.filter.history", of.name()));
            changed.run();
        }
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
        return new AuditFilter(
                text(user),
                text(object),
                from.getValue(),
                to.getValue(),
                subject,
                action.getValue(),
                role.getValue(),
                text(organisation),
                origin.getValue());
    }

    /** Instead of what was looked for before. */
    void set(AuditFilter filter) {
        setting = true;
        user.setValue(Objects.requireNonNullElse(filter.user(), ""));
        object.setValue(Objects.requireNonNullElse(filter.object(), ""));
        action.setValue(filter.action());
        role.setValue(filter.role());
        organisation.setValue(Objects.requireNonNullElse(filter.organisation(), ""));
        origin.setValue(filter.origin());
        from.setValue(filter.from());
        to.setValue(filter.to());
        subject = filter.subject();
        setting = false;
        tell();
    }

    private static @Nullable String text(TextField field) {
        String text = field.getValue().strip();
        return text.isEmpty() ? null : text;
    }

    /** @param count counted no further than one more than the most */
    void found(int count) {
        found.setText(
                count > AuditTrail.MOST_COUNTED
                        ? getTranslation("audit.filter.foundMany", AuditTrail.MOST_COUNTED)
                        : getTranslation("audit.filter.found", count));
    }
}
