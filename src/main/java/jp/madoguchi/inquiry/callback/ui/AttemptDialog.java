package jp.madoguchi.inquiry.callback.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to call. */
class AttemptDialog extends Dialog {
    enum Result {
        REACHED,
        NOT_REACHED,
        GIVEN_UP
    }

    private final long incidentId;
    private final Callback callback;
    private final CallbackService callbacks;
    private final Runnable onSaved;
    private final RadioButtonGroup<Result> result = new RadioButtonGroup<>(getTranslation("inquiry.callback.result"));
    private final DateTimePicker again = new DateTimePicker(getTranslation("inquiry.callback.again"));
    private final TextArea note = new TextArea(getTranslation("inquiry.callback.note"));

    AttemptDialog(long incidentId, Callback callback, CallbackService callbacks, Runnable onSaved) {
        this.onSaved = onSaved;
        this.incidentId = incidentId;
        this.callback = callback;
        this.callbacks = callbacks;
        addClassName("m-attempt");
        setHeaderTitle(getTranslation("inquiry.callback.call", callback.phone() == null ? "-" : callback.phone()));
        Paragraph about = new Paragraph(callback.summary());
        about.addClassName("m-inquiry-text");
        result.setItems(Result.values());
        result.setItemLabelGenerator(one -> getTranslation("inquiry.callback.result." + one.name()));
        result.setValue(Result.REACHED);
        result.addValueChangeListener(change -> again.setVisible(change.getValue() == Result.NOT_REACHED));
        again.setLocale(Locale.JAPAN);
        again.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        again.setStep(Duration.ofMinutes(15));
        again.setManualValidation(true);
        again.setValue(Tokyo.local(callbacks.usualTime(incidentId)));
        again.setVisible(false);
        note.setManualValidation(true);
        note.setWidthFull();
        add(new Div(about, result, again, note));
        Button save = new Button(getTranslation("inquiry.callback.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("inquiry.callback.cancel"), click -> close()), save);
        Shortcuts.addShortcutListener(this, this::save, Key.ENTER, KeyModifier.CONTROL);
        setCloseOnOutsideClick(false);
    }

    private void save() {
        note.setInvalid(false);
        again.setInvalid(false);
        try {
            switch (result.getValue()) {
                case REACHED -> callbacks.reached(incidentId, callback.id(), note.getValue());
                case NOT_REACHED -> callbacks.notReached(incidentId, callback.id(), againAt(), note.getValue());
                case GIVEN_UP -> callbacks.giveUp(incidentId, callback.id(), note.getValue());
            }
            close();
            Notices.success(MessageText.of("inquiry.callback.saved"));
            onSaved.run();
        } catch (RejectedException e) {
            String text = getTranslation(e.text().key(), e.text().args().toArray());
            if ("note".equals(e.field())) {
                note.setErrorMessage(text);
                note.setInvalid(true);
                note.focus();
            } else if ("dueAt".equals(e.field())) {
                again.setErrorMessage(text);
                again.setInvalid(true);
            } else {
                Notices.error(e);
            }
        }
    }

    private @Nullable Instant againAt() {
        return again.getValue() == null
                ? null
                : again.getValue().atZone(Tokyo.ZONE).toInstant();
    }
}
