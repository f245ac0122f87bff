package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/** The free text of an inquiry, which a topic may begin. */
class SummaryField extends TextArea {
    private static final int QUIET_MILLIS = 300;

    /**
     * Done in the browser, since only there it is known what has been typed up to this moment; told to the server as if it had been
     * typed.
     */
    private static final String BEGIN_WITH = """
            if (this.value.trim() === '' || this.value === $1) {
              this.value = $0;
              this.inputElement.setSelectionRange($0.length, $0.length);
              this.inputElement.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            }""";

    /** A text that the browser began with while the form before was being saved doesn't belong to the next one. */
    private static final String BEGIN_BLANK = """
            if (this.value === $0) {
              this.value = '';
              this.inputElement.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            }""";

    /** What the last topic began with: it gives way to the next one's as long as nothing was added. */
    private String template = "";
    /** The text that the browser begins with, until it has told so: who saves at once means it. */
    private String onItsWay = "";

    SummaryField() {
        setLabel(getTranslation("inquiry.field.summary"));
        addClassName("m-inquiry-summary");
        setPlaceholder(getTranslation("inquiry.field.summary.phrases"));
        setManualValidation(true);
        setRequiredIndicatorVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(QUIET_MILLIS);
        DraftKeeper.mark(this, "summary");
    }

    /** Begins with a text, unless something else has been typed. */
    void beginWith(String text) {
        if (text.isEmpty()) {
            return;
        }
        onItsWay = text;
        getElement().executeJs(BEGIN_WITH, text, template).then(done -> {
            if (text.equals(onItsWay)) {
                onItsWay = "";
            }
        });
        template = text;
    }

    /** What has been typed, or what the browser has been told to begin with. */
    String said() {
        return isEmpty() ? onItsWay : getValue();
    }

    void blank() {
        if (!onItsWay.isEmpty()) {
            getElement().executeJs(BEGIN_BLANK, onItsWay);
        }
        restore("");
    }

    /** Goes on with a text of a draft. */
    void restore(String text) {
        onItsWay = "";
        template = "";
        setValue(text);
    }
}
