package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.callstats.DayConfirmationService;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;

/** Asks before a day is closed, and for a note where differences are open. */
class ConfirmDayDialog extends Dialog {
    private final TextArea note = new TextArea();
    private final Paragraph problem = new Paragraph();

    ConfirmDayDialog(
            Incident incident,
            DailyCallStatistics seen,
            boolean differs,
            DayConfirmationService confirmations,
            Runnable onDone) {
        String day = JapaneseDates.full(seen.day(), getLocale());
        setHeaderTitle(getTranslation("callstats.confirm.title", day));
        note.setLabel(getTranslation("callstats.confirm.note"));
        note.setHelperText(
                getTranslation(differs ? "callstats.confirm.noteForDifferences" : "callstats.confirm.noteHelp"));
        note.setRequiredIndicatorVisible(differs);
        note.setWidthFull();
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(
                new Paragraph(getTranslation(
                        "callstats.confirm.text",
                        seen.incoming(),
                        seen.answered(),
                        MeasureNames.tableRows(incident).stream()
                                .filter(Measure.OfCategory.class::isInstance)
                                .map(measure -> MeasureNames.of(measure, getLocale(), this::getTranslation) + " "
                                        + MeasureNames.figure(seen.figure(measure), getLocale()))
                                .collect(java.util.stream.Collectors.joining(
                                        getTranslation("callstats.list.separator"))))),
                note,
                problem);
        Button confirm = new Button(getTranslation("callstats.confirm.do"), click -> {
            try {
                confirmations.confirm(incident.id(), seen, note.getValue());
                close();
                onDone.run();
                Notices.success(MessageText.of("callstats.confirm.done", day));
            } catch (RejectedException e) {
                show(e);
            }
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("callstats.cancel"), click -> close()), confirm);
    }

    private void show(RejectedException e) {
        String words = getTranslation(e.text().key(), e.text().args().toArray());
        boolean ofNote = "note".equals(e.field());
        note.setInvalid(ofNote);
        note.setErrorMessage(ofNote ? words : "");
        problem.setText(ofNote ? "" : words);
        problem.setVisible(!ofNote);
    }
}
