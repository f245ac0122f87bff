package jp.madoguchi.inquiry.followup.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.inquiry.followup.AssigningService;
import jp.madoguchi.inquiry.followup.Chosen;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** To whom the selected inquiries are given, until when, and with what words. */
@CssImport("./styles/inquiry.css")
public class AssignDialog extends Dialog {
    private static final Duration STEP = Duration.ofMinutes(15);

    private final long incidentId;
    private final List<Chosen> chosen;
    private final AssigningService assigning;
    private final Runnable onAssigned;
    private final ComboBox<String> person = new ComboBox<>();
    private final DateTimePicker due = new DateTimePicker();
    private final TextArea note = new TextArea();
    private final Map<String, HasValidationProperties> fields = Map.of("person", person, "dueAt", due, "note", note);

    public AssignDialog(long incidentId, List<Chosen> chosen, AssigningService assigning, Runnable onAssigned) {
        this.incidentId = incidentId;
        this.chosen = chosen;
        this.assigning = assigning;
        this.onAssigned = onAssigned;
        addClassName("m-assign");
        setHeaderTitle(getTranslation("inquiry.assign.title", chosen.size()));
        setCloseOnOutsideClick(false);
        fillPerson();
        fillDue();
        note.setLabel(getTranslation("inquiry.assign.note"));
        note.setManualValidation(true);
        // Ctrl+Enter is heard while the cursor still stands here
        note.setValueChangeMode(ValueChangeMode.EAGER);
        note.setWidthFull();
        long calls = chosen.stream().filter(Chosen::callWaits).count();
        Div body = new Div(person, due, note);
        body.addClassName("m-assign-fields");
        if (calls > 0) {
            Paragraph kept = new Paragraph(getTranslation("inquiry.assign.calls", calls));
            kept.addClassName("m-hint");
            body.addComponentAsFirst(kept);
        }
        due.setVisible(calls < chosen.size());
        add(body);
        Button save = new Button(getTranslation("inquiry.assign.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> save.setEnabled(true));
        getFooter().add(new Button(getTranslation("inquiry.assign.cancel"), click -> close()), save);
        Shortcuts.addShortcutListener(this, this::save, Key.ENTER, KeyModifier.CONTROL);
    }

    private void fillPerson() {
        person.setLabel(getTranslation("inquiry.assign.person"));
        person.setItems(assigning.people(incidentId));
        person.setPlaceholder(getTranslation("inquiry.promise.anybody"));
        person.setHelperText(getTranslation("inquiry.assign.personHelp"));
        person.setClearButtonVisible(true);
        person.setManualValidation(true);
        person.setAutofocus(true);
    }

    private void fillDue() {
        due.setLabel(getTranslation("inquiry.assign.due"));
        due.setLocale(Locale.JAPAN);
        due.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        due.setStep(STEP);
        due.setDateAriaLabel(getTranslation("inquiry.assign.dueDay"));
        due.setTimeAriaLabel(getTranslation("inquiry.assign.dueTime"));
        due.setManualValidation(true);
        due.setValue(Tokyo.local(assigning.usualTime(incidentId)));
    }

    private @Nullable Instant dueAt() {
        return due.getValue() == null ? null : due.getValue().atZone(Tokyo.ZONE).toInstant();
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            assigning.assign(incidentId, chosen, person.getValue(), dueAt(), note.getValue());
            close();
            Notices.success(MessageText.of("inquiry.assign.saved", chosen.size()));
            onAssigned.run();
        } catch (RejectedException e) {
            HasValidationProperties field = e.field() == null ? null : fields.get(e.field());
            if (field == null) {
                Notices.error(e);
            } else {
                field.setErrorMessage(
                        getTranslation(e.text().key(), e.text().args().toArray()));
                field.setInvalid(true);
            }
        }
    }
}
