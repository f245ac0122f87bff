package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.inquiry.CallbackPromise;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** Until when a caller was promised a call, and by whom; filled with what is usual. */
class PromiseFields extends Div {
    private static final Duration STEP = Duration.ofMinutes(15);

    private final OpeningHours hours;
    private final Clock clock;
    private final DateTimePicker due = new DateTimePicker();
    private final Select<String> person = new Select<>();
    private final List<String> people;

    /** @param people who can be promised, the user first */
    PromiseFields(OpeningHours hours, List<String> people, Clock clock, Runnable onChange) {
        this.hours = hours;
        this.clock = clock;
        this.people = new ArrayList<>(people);
        addClassNames("m-details", "m-promise");
        due.setLabel(getTranslation("inquiry.field.dueAt"));
        due.setLocale(Locale.JAPAN);
        due.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy/MM/dd"));
        due.setStep(STEP);
        due.setManualValidation(true);
        due.setDateAriaLabel(getTranslation("inquiry.promise.day"));
        due.setTimeAriaLabel(getTranslation("inquiry.promise.time"));
        person.setLabel(getTranslation("inquiry.field.person"));
        person.setEmptySelectionAllowed(true);
        person.setEmptySelectionCaption(getTranslation("inquiry.promise.anybody"));
        person.setItemLabelGenerator(one -> one == null ? getTranslation("inquiry.promise.anybody") : one);
        person.setItems(people);
        due.addValueChangeListener(change -> onChange.run());
        person.addValueChangeListener(change -> onChange.run());
        Div quick = new Div(
                quick("inquiry.promise.hour", () -> Callback.usualTime(hours, clock.instant())),
                quick("inquiry.promise.tomorrow", this::nextMorning));
        quick.addClassName("m-promise-quick");
        Div row = new Div(due, quick, person);
        row.addClassName("m-details-row");
        add(row);
        setVisible(false);
    }

    private Button quick(String key, Supplier<Instant> time) {
        Button button = new Button(getTranslation(key), click -> due.setValue(Tokyo.local(time.get())));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    /** An hour after the call center has opened again. */
    private Instant nextMorning() {
        Instant night = Tokyo.local(clock.instant())
                .toLocalDate()
                .atTime(LocalTime.MAX)
                .atZone(Tokyo.ZONE)
                .toInstant();
        return hours.after(night, Duration.ofHours(1));
    }

    /** Shown with the outcome that promises a call; the usual time stands there unless another was chosen. */
    void ask(boolean promised) {
        setVisible(promised);
        if (promised && due.isEmpty()) {
            due.setValue(Tokyo.local(Callback.usualTime(hours, clock.instant())));
        }
    }

    @Nullable
    CallbackPromise get() {
        return isVisible() ? new CallbackPromise(dueAt(), person.getValue()) : null;
    }

    void set(@Nullable CallbackPromise promise) {
        Instant time = promise == null ? null : promise.dueAt();
        due.setValue(time == null ? null : Tokyo.local(time));
        String who = promise == null ? null : promise.person();
        if (who != null && !people.contains(who)) {
            people.add(who);
            person.setItems(people);
        }
        person.setValue(who);
    }

    private @Nullable Instant dueAt() {
        LocalDateTime local = due.getValue();
        return local == null ? null : local.atZone(Tokyo.ZONE).toInstant();
    }

    Map<String, HasValidation> fields() {
        return Map.of("dueAt", due);
    }
}
