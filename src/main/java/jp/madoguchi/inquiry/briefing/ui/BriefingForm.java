package jp.madoguchi.inquiry.briefing.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.inquiry.briefing.NewBriefing;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.Notices;

/** Writes a briefing; it is at all desks with the click. */
public class BriefingForm extends Div {
    private final long incidentId;
    private final BriefingService briefings;
    private final Runnable onPublished;
    private final TextArea text = new TextArea(getTranslation("inquiry.briefing.text"));
    private final Checkbox important = new Checkbox(getTranslation("inquiry.briefing.important"));
    private final DateTimePicker until = new DateTimePicker(getTranslation("inquiry.briefing.until"));

    public BriefingForm(long incidentId, BriefingService briefings, Runnable onPublished) {
        this.incidentId = incidentId;
        this.briefings = briefings;
        this.onPublished = onPublished;
        addClassName("m-briefing-form");
        text.setManualValidation(true);
        // Ctrl+Enter is heard while the cursor still stands here
        text.setValueChangeMode(ValueChangeMode.EAGER);
        text.setRequiredIndicatorVisible(true);
        until.setManualValidation(true);
        until.setLocale(Locale.JAPAN);
        until.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        until.setStep(Duration.ofMinutes(30));
        until.setHelperText(getTranslation("inquiry.briefing.until.help"));
        Button publish = new Button(getTranslation("inquiry.briefing.publish"), click -> publish());
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Shortcuts.addShortcutListener(this, this::publish, Key.ENTER, KeyModifier.CONTROL)
                .listenOn(this);
        add(text, important, until, publish);
    }

    /** Begins with a text, for the writer to finish. */
    public void begin(String words) {
        text.setValue(words);
        text.focus();
    }

    private void publish() {
        text.setInvalid(false);
        until.setInvalid(false);
        LocalDateTime end = until.getValue();
        try {
            briefings.publish(
                    incidentId,
                    new NewBriefing(
                            text.getValue(),
                            important.getValue(),
                            null,
                            end == null ? null : end.atZone(Tokyo.ZONE).toInstant()));
            text.clear();
            important.clear();
            until.clear();
            Notices.success(MessageText.of("inquiry.briefing.published"));
            onPublished.run();
        } catch (RejectedException e) {
            String words = getTranslation(e.text().key(), e.text().args().toArray());
            if ("validUntil".equals(e.field())) {
                until.setErrorMessage(words);
                until.setInvalid(true);
            } else {
                text.setErrorMessage(words);
                text.setInvalid(true);
                text.focus();
            }
        }
    }
}
