package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.Refusals;

/** The contractor answers the review that is on the screen. */
class AnswerForm extends Div {
    interface Send {
        void answer(int version, String text);
    }

    private static final int LONGEST = 2_000;

    private final TextArea text = new TextArea(getTranslation("contract.answer.text"));
    private final Refusals refusals = new Refusals();
    private int version;

    AnswerForm(Send answer) {
        addClassName("m-contract-form");
        refusals.field("answer", text);
        text.setMaxLength(LONGEST);
        text.setMinRows(2);
        Button send = new Button(getTranslation("contract.answer.send"), click -> {
            if (refusals.tried(() -> answer.answer(version, text.getValue()))) {
                text.clear();
                Notices.success(MessageText.of("contract.answer.sent"));
            }
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        add(text, refusals, send);
    }

    /** @param shown the version that is on the screen; 0 where there is none to answer */
    void shown(int shown) {
        if (version > 0 && shown != version && !text.isEmpty()) {
            refusals.show(new RejectedException(MessageText.of("contract.answer.meanwhile")));
        }
        version = shown;
        setVisible(shown > 0);
    }
}
