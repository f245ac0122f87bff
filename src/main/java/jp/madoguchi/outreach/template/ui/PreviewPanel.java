package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.template.MessagePreview;
import jp.madoguchi.outreach.template.PreviewService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.ui.Hint;
import org.jspecify.annotations.Nullable;

/** A message as a holder would get it, case by case; what personal there is in it is masked. */
public class PreviewPanel extends Div {
    private final long incidentId;
    private final transient PreviewService previews;
    private final TextField caseNumber = new TextField();
    private final Div message = new Div();
    private transient @Nullable TemplateTexts texts;
    private MessageChannel channel = MessageChannel.EMAIL;
    private @Nullable Long wave;

    public PreviewPanel(long incidentId, PreviewService previews) {
        this.incidentId = incidentId;
        this.previews = previews;
        List<String> some = previews.examples(incidentId);
        caseNumber.setLabel(getTranslation("outreach.template.preview.case"));
        caseNumber.setManualValidation(true);
        caseNumber.setValue(some.isEmpty() ? "" : some.getFirst());
        Div row = new Div(caseNumber, new Button(getTranslation("outreach.template.preview.show"), click -> refresh()));
        row.addClassName("m-wave-row");
        add(new Hint(getTranslation("outreach.template.preview.hint")), row, message);
    }

    public void show(MessageChannel way, TemplateTexts written) {
        channel = way;
        texts = written;
        refresh();
    }

    /** As this wave's messages say it. */
    public void showWave(long waveId, MessageChannel way, TemplateTexts written) {
        wave = waveId;
        show(way, written);
    }

    private void refresh() {
        message.removeAll();
        caseNumber.setInvalid(false);
        TemplateTexts written = texts;
        if (written == null || caseNumber.isEmpty()) {
            return;
        }
        try {
            show(
                    wave == null
                            ? previews.preview(incidentId, channel, written, caseNumber.getValue())
                            : previews.previewOfWave(incidentId, wave, channel, written, caseNumber.getValue()));
        } catch (RejectedException e) {
            caseNumber.setErrorMessage(Written.text(this, e.text()));
            caseNumber.setInvalid(true);
        }
    }

    private void show(MessagePreview preview) {
        message.add(new Paragraph(getTranslation(
                "outreach.template.preview.to",
                preview.caseNumber(),
                Objects.requireNonNullElse(preview.to(), getTranslation("outreach.template.preview.noAddress")))));
        if (preview.subject() != null) {
            message.add(new Paragraph(getTranslation("outreach.template.preview.subject", preview.subject())));
        }
        Pre text = new Pre(preview.text());
        text.addClassName("m-wave-text");
        message.add(text);
        if (preview.html() != null) {
            IFrame html = new IFrame();
            html.setTitle(getTranslation("outreach.template.preview.html"));
            html.addClassName("m-wave-html");
            // nothing runs, nothing is loaded and no link leads anywhere in it
            html.setSandbox(IFrame.SandboxType.RESTRICT_ALL);
            html.setSrcdoc(preview.html());
            message.add(new H3(getTranslation("outreach.template.preview.html")), html);
        }
    }
}
