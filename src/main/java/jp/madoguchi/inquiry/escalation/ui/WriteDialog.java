package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.SureDialog;
import org.jspecify.annotations.Nullable;

/**
 * Something to write and to send: the cursor stands in the text, Ctrl+Enter sends, Escape leaves, but not without asking where
 * something was typed. What is refused stays, with the reason beside it.
 */
@CssImport("./styles/inquiry.css")
@CssImport("./styles/escalation.css")
class WriteDialog extends Dialog {
    private static final int QUIET_MILLIS = 300;

    private final TextArea text = new TextArea();
    private final Paragraph problem = new Paragraph();
    private final Div above = new Div();
    private final Div form = new Div();
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private @Nullable Consumer<String> main;
    private Runnable onStale = () -> {};
    private Runnable onDone = () -> {};

    /** @param label key of what the text is, as are the other texts here */
    WriteDialog(String label, String help, boolean required) {
        addClassName("m-escalation-dialog");
        text.setLabel(getTranslation(label));
        text.setHelperText(getTranslation(help));
        text.setRequiredIndicatorVisible(required);
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(QUIET_MILLIS);
        text.addClassName("m-escalation-text");
        // what a service calls it, in the words of the one for the log of reveals as well
        fields.put("text", text);
        fields.put("reason", text);
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        above.addClassName("m-escalation-above");
        form.addClassName("m-escalation-form");
        form.add(above, text, problem);
        add(form);
        getFooter().add(new Button(getTranslation("inquiry.escalation.cancel"), click -> leave()));
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(close -> leave());
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                text.focus();
            }
        });
        Shortcuts.addShortcutListener(this, this::sendMain, Key.ENTER, KeyModifier.CONTROL)
                .listenOn(this);
    }

    /** Shows what is written to, above the text. */
    void showAbove(Component... components) {
        above.removeAll();
        above.add(components);
    }

    /** A further field below the text, by the name that the service has for it. */
    <F extends Component & HasValidation> void addField(String name, F field) {
        fields.put(name, field);
        form.addComponentAtIndex(form.getComponentCount() - 1, field);
    }

    /** A button that sends the text; the first one is what Ctrl+Enter does. */
    void addAction(String label, Consumer<String> send, MessageText done) {
        Consumer<String> guarded = typed -> send(typed, send, done);
        Button button = new Button(getTranslation(label), click -> guarded.accept(text.getValue()));
        button.setDisableOnClick(true);
        button.addClickListener(click -> button.setEnabled(true));
        if (main == null) {
            main = guarded;
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            Span key = new Span("Ctrl+Enter");
            key.addClassName("m-key");
            key.getElement().setAttribute("aria-hidden", "true");
            button.setSuffixComponent(key);
        }
        getFooter().addComponentAtIndex(1, button);
    }

    /** Is run when somebody else was quicker; what was typed stays. */
    void whenStale(Runnable show) {
        onStale = show;
    }

    void whenDone(Runnable done) {
        onDone = done;
    }

    private void sendMain() {
        if (main != null && isOpened()) {
            main.accept(text.getValue());
        }
    }

    private void send(String typed, Consumer<String> send, MessageText done) {
        fields.values().forEach(field -> field.setInvalid(false));
        problem.setVisible(false);
        try {
            send.accept(typed);
        } catch (RejectedException e) {
            refuse(e);
            return;
        }
        close();
        Notices.success(done);
        onDone.run();
    }

    private void refuse(RejectedException refusal) {
        String words =
                getTranslation(refusal.text().key(), refusal.text().args().toArray());
        HasValidation field = refusal.field() == null ? null : fields.get(refusal.field());
        if (field != null) {
            field.setErrorMessage(words);
            field.setInvalid(true);
        } else {
            problem.setText(words);
            problem.setVisible(true);
        }
        if ("seen".equals(refusal.field())) {
            onStale.run();
        }
    }

    private void leave() {
        if (text.isEmpty()) {
            close();
            return;
        }
        SureDialog sure = new SureDialog(
                getTranslation("inquiry.escalation.leave.title"),
                getTranslation("inquiry.escalation.leave.what"),
                getTranslation("inquiry.escalation.leave.yes"),
                getTranslation("inquiry.escalation.leave.no"),
                this::close);
        sure.addCancelListener(cancelled -> text.focus());
        sure.open();
    }
}
