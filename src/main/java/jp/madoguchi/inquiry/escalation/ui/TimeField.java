package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** A day and a time of day in Japan. */
class TimeField extends DateTimePicker {
    TimeField(String label, Duration step) {
        setLabel(label);
        setStep(step);
        setManualValidation(true);
        setDateAriaLabel(getTranslation("inquiry.escalation.date", label));
        setTimeAriaLabel(getTranslation("inquiry.escalation.time", label));
        setDatePickerI18n(new DatePicker.DatePickerI18n()
                .setDateFormat("yyyy/MM/dd")
                .setToday(getTranslation("inquiry.escalation.today"))
                .setCancel(getTranslation("inquiry.escalation.close")));
    }

    void setInstant(Instant instant) {
        setValue(Tokyo.local(instant).truncatedTo(ChronoUnit.MINUTES));
    }

    @Nullable
    Instant instant() {
        LocalDateTime value = getValue();
        return value == null ? null : value.atZone(Tokyo.ZONE).toInstant();
    }
}
