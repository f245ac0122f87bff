package jp.madoguchi.report.ui;

import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.IntSupplier;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportOverride;
import jp.madoguchi.report.content.ReportFigure;
import org.jspecify.annotations.Nullable;

/** Writes another figure than the computed one, with the reason. */
class OverrideForm extends ReportForm {
    /** @param set what stands there instead already; null where nothing does */
    OverrideForm(
            long reportId,
            ReportFigure figure,
            String computed,
            @Nullable ReportOverride set,
            ReportDraftService drafts,
            IntSupplier revision,
            Runnable onDone) {
        super("report.override");
        words(getTranslation("report.override.what", figure.name(), computed));
        TextField text = field("text", new TextField(getTranslation("report.override.text")));
        text.setRequiredIndicatorVisible(true);
        text.setMaxLength(ReportDraftService.LONGEST_LINE);
        BigDecimalField value = field("value", new BigDecimalField(getTranslation("report.override.value")));
        value.setHelperText(getTranslation("report.override.value.what"));
        TextArea reason = reason("reason", getTranslation("report.override.reason"));
        if (set != null) {
            text.setValue(set.figure().text());
            value.setValue(set.figure().value());
            reason.setValue(set.figure().reason());
            send(
                    getTranslation("report.override.restore"),
                    () -> drafts.restore(reportId, revision.getAsInt(), figure.key()),
                    onDone);
        }
        send(
                getTranslation("report.override.put"),
                () -> drafts.override(
                        reportId,
                        revision.getAsInt(),
                        figure.key(),
                        text.getValue(),
                        value.getValue(),
                        reason.getValue()),
                onDone);
    }
}
