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
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to call. */
public class AttemptDialog extends Dialog {
    /** What can become of it. */
    public enum Result {
        REACHED,
        NOT_REACHED,
        GIVEN_UP
    }

    /** Keeps what became of it; each refuses what can't be, at {@code note} or {@code dueAt}. */
    public interface Results {
        /** When to try again if nobody says otherwise. */
        Instant usualTime();

        void reached(String note);

        void notReached(@Nullable Instant again, String note);

        void giveUp(String note);
    }

    private final Results results;
    private final Runnable onSaved;
    private final RadioButtonGroup<Result> result = new RadioButtonGroup<>(getTranslation("inquiry.callback.result"));
    private final DateTimePicker again = new DateTimePicker(getTranslation("inquiry.callback.again"));
    private final TextArea note = new TextArea(getTranslation("inquiry.callback.note"));

    /**
     * @param title whom was called
     * @param about why
     * @param first what is chosen in the beginning
     */
    public AttemptDialog(String title, String about, Result first, Results results, Runnable onSaved) {
        this.onSaved = onSaved;
        this.results = results;
        addClassName("m-attempt");
        setHeaderTitle(title);
        Paragraph text = new Paragraph(about);
        text.addClassName("m-inquiry-text");
        result.setItems(Result.values());
        result.setItemLabelGenerator(one -> getTranslation("inquiry.callback.result." + one.name()));
        result.setValue(first);
        result.addValueChangeListener(change -> again.setVisible(change.getValue() == Result.NOT_REACHED));
        again.setLocale(Locale.JAPAN);
        again.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        again.setStep(Duration.ofMinutes(15));
        again.setManualValidation(true);
        again.setValue(Tokyo.local(results.usualTime()));
        again.setVisible(first == Result.NOT_REACHED);
        note.setManualValidation(true);
        // Ctrl+Enter is heard while the cursor still stands here
        note.setValueChangeMode(ValueChangeMode.EAGER);
        note.setWidthFull();
        note.setAutofocus(true);
        add(new Div(text, result, again, note));
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
                case REACHED -> results.reached(note.getValue());
                case NOT_REACHED -> results.notReached(againAt(), note.getValue());
                case GIVEN_UP -> results.giveUp(note.getValue());
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
