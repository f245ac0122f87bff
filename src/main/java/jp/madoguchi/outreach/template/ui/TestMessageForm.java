package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.PreviewService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Sends the message to oneself, with dummies in its fields. */
class TestMessageForm extends Div {
    private final long incidentId;
    private final transient PreviewService previews;
    private final TextField to = new TextField();
    private final TextField again = new TextField();
    private final Div form = new Div();
    private final Hint none = new Hint("");
    private transient @Nullable TemplateTexts texts;
    private WaveKind kind = WaveKind.GIFT_DELIVERY;

    TestMessageForm(long incidentId, PreviewService previews) {
        this.incidentId = incidentId;
        this.previews = previews;
        to.setLabel(getTranslation("outreach.template.test.to"));
        to.setManualValidation(true);
        again.setLabel(getTranslation("outreach.template.test.again"));
        again.setManualValidation(true);
        form.addClassName("m-wave-row");
        form.add(to, again, new Button(getTranslation("outreach.template.test.send"), click -> send()));
        add(new Hint(getTranslation("outreach.template.test.hint")), form, none);
    }

    void show(WaveKind of, MessageChannel channel, TemplateTexts written) {
        kind = of;
        texts = written;
        boolean mail = channel == MessageChannel.EMAIL;
        boolean can = mail && previews.canSendTests();
        form.setVisible(can);
        none.setVisible(!can);
        none.setText(getTranslation(mail ? "outreach.template.test.noServer" : "outreach.template.test.noSms"));
    }

    private void send() {
        to.setInvalid(false);
        again.setInvalid(false);
        TemplateTexts written = texts;
        if (written == null) {
            return;
        }
        if (!to.getValue().strip().equals(again.getValue().strip())) {
            again.setErrorMessage(getTranslation("outreach.template.test.differs"));
            again.setInvalid(true);
            return;
        }
        try {
            previews.sendTest(incidentId, kind, written, to.getValue());
            Notices.success(MessageText.of("outreach.template.test.sent"));
        } catch (RejectedException e) {
            to.setErrorMessage(Written.text(this, e.text()));
            to.setInvalid(true);
        }
    }
}
