package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayConfirmationService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;

/** Corrects one figure of a closed day: which, to what, and why. */
class CorrectDayDialog extends Dialog {
    private final Select<Measure> measure = new Select<>();
    private final IntegerField newValue = new IntegerField();
    private final TextArea reason = new TextArea();
    private final Paragraph problem = new Paragraph();
    private final DailyCallStatistics seen;

    CorrectDayDialog(
            Incident incident, DailyCallStatistics seen, DayConfirmationService confirmations, Runnable onDone) {
        this.seen = seen;
        String day = JapaneseDates.full(seen.day(), getLocale());
        setHeaderTitle(getTranslation("callstats.correct.title", day));
        measure.setLabel(getTranslation("callstats.correct.measure"));
        measure.setItems(confirmations.correctable(incident.id(), seen.day()));
        measure.setItemLabelGenerator(of -> MeasureNames.of(of, getLocale(), this::getTranslation));
        measure.addValueChangeListener(change -> showOld());
        newValue.setLabel(getTranslation("callstats.correct.newValue"));
        newValue.setMin(0);
        newValue.setStepButtonsVisible(true);
        reason.setLabel(getTranslation("callstats.correct.reason"));
        reason.setHelperText(getTranslation("callstats.correct.reasonHelp"));
        reason.setRequiredIndicatorVisible(true);
        measure.setValue(Measure.INCOMING);
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Div form = new Div(measure, newValue, reason, problem);
        form.addClassName("m-form");
        add(form);
        Button correct = new Button(
                getTranslation("callstats.correct.do"), click -> correct(incident, confirmations, day, onDone));
        correct.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("callstats.cancel"), click -> close()), correct);
    }

    private void showOld() {
        newValue.setHelperText(getTranslation(
                "callstats.correct.old", MeasureNames.figure(seen.figure(measure.getValue()), getLocale())));
    }

    private void correct(Incident incident, DayConfirmationService confirmations, String day, Runnable onDone) {
        try {
            Measure chosen = measure.getValue();
            confirmations.correct(
                    incident.id(), seen.day(), chosen, seen.figure(chosen), newValue.getValue(), reason.getValue());
            close();
            onDone.run();
            Notices.success(MessageText.of("callstats.correct.done", day));
        } catch (RejectedException e) {
            show(e);
        }
    }

    private void show(RejectedException e) {
        String words = getTranslation(e.text().key(), e.text().args().toArray());
        Map<String, HasValidation> fields = Map.of("measure", measure, "newValue", newValue, "reason", reason);
        fields.forEach((name, field) -> {
            boolean here = name.equals(e.field());
            field.setInvalid(here);
            field.setErrorMessage(here ? words : "");
        });
        boolean elsewhere = !fields.containsKey(Objects.requireNonNullElse(e.field(), ""));
        problem.setText(elsewhere ? words : "");
        problem.setVisible(elsewhere);
    }
}
