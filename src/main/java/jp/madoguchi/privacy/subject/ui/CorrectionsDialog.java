package jp.madoguchi.privacy.subject.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.privacy.subject.Correction;
import jp.madoguchi.privacy.subject.SubjectRequest;

/** What was corrected for a request, in full. Opening it is recorded. */
class CorrectionsDialog extends Dialog {
    CorrectionsDialog(SubjectRequest request, List<Correction> made) {
        setHeaderTitle(getTranslation("privacy.subject.corrections.title", request.name()));
        for (Correction correction : made) {
            String heading = getTranslation(
                    "privacy.subject.corrections.one",
                    JapaneseDates.full(Tokyo.day(correction.madeAt()), getLocale()),
                    correction.madeByName(),
                    correction.caseNumber());
            PlainTable table = new PlainTable(
                    heading,
                    List.of(
                            getTranslation("privacy.subject.corrections.field"),
                            getTranslation("privacy.subject.corrections.before"),
                            getTranslation("privacy.subject.corrections.after")));
            correction
                    .changed()
                    .forEach(field -> table.row(
                            getTranslation(field.textKey()),
                            correction.before().of(field),
                            correction.after().of(field)));
            add(
                    new H3(heading),
                    table,
                    new Paragraph(getTranslation("privacy.subject.corrections.reason", correction.reason())));
        }
        getFooter().add(new Button(getTranslation("privacy.subject.corrections.close"), click -> close()));
    }
}
