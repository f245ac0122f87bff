package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
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
    private final Div form = new Div();
    private final Hint none = new Hint("");
    private final @Nullable String address;
    private transient @Nullable TemplateTexts texts;
    private WaveKind kind = WaveKind.GIFT_DELIVERY;

    TestMessageForm(long incidentId, PreviewService previews) {
        this.incidentId = incidentId;
        this.previews = previews;
        address = previews.ownAddress().orElse(null);
        form.addClassName("m-wave-row");
        Button send = new Button(getTranslation("outreach.template.test.send"), click -> send());
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        form.add(new Span(getTranslation("outreach.template.test.to", String.valueOf(address))), send);
        add(new Hint(getTranslation("outreach.template.test.hint")), form, none);
    }

    void show(WaveKind of, MessageChannel channel, TemplateTexts written) {
        kind = of;
        texts = written;
        String why = channel != MessageChannel.EMAIL
                ? "outreach.template.test.noSms"
                : !previews.canSendTests()
                        ? "outreach.template.test.noServer"
                        : address == null ? "outreach.template.rule.noAddress" : null;
        form.setVisible(why == null);
        none.setVisible(why != null);
        none.setText(why == null ? "" : getTranslation(why));
    }

    private void send() {
        TemplateTexts written = texts;
        if (written == null) {
            return;
        }
        try {
            previews.sendTest(incidentId, kind, written);
            Notices.success(MessageText.of("outreach.template.test.sent"));
        } catch (RejectedException e) {
            Notices.error(e);
        }
    }
}
