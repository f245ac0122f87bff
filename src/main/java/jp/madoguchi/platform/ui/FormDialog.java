package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;

/** A few fields to fill and to send. What is refused stays with the reason beside it; leaving asks where something was typed. */
@CssImport("./styles/form-dialog.css")
public class FormDialog extends Dialog {
    private final Refusals refusals = new Refusals();
    private final Div form = new Div();
    private final List<HasValue<?, ?>> values = new ArrayList<>();
    private final List<Object> before = new ArrayList<>();

    public FormDialog(String title) {
        setHeaderTitle(title);
        addClassName("m-form-dialog");
        form.addClassName("m-form-dialog__form");
        form.add(refusals);
        add(form);
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(close -> leave());
        getFooter().add(new Button(getTranslation("platform.dialog.cancel"), click -> leave()));
        addOpenedChangeListener(change -> {
            if (change.isOpened()
                    && !values.isEmpty()
                    && values.getFirst() instanceof com.vaadin.flow.component.Focusable<?> first) {
                first.focus();
            }
        });
    }

    /** @param name what the service calls it */
    public <F extends Component & HasValidation & HasValue<?, ?>> F field(String name, F field) {
        form.addComponentAtIndex(form.getComponentCount() - 1, refusals.field(name, field));
        values.add(field);
        return field;
    }

    /** @param name what the service calls it */
    public TextArea text(String name, String label, int longest) {
        TextArea text = new TextArea(label);
        text.setMaxLength(longest);
        text.setRequiredIndicatorVisible(true);
        text.setMinRows(3);
        return field(name, text);
    }

    public void above(Component... components) {
        for (int i = 0; i < components.length; i++) {
            form.addComponentAtIndex(i, components[i]);
        }
    }

    /** Something between the fields that has no value of its own. */
    public void part(Component component) {
        form.addComponentAtIndex(form.getComponentCount() - 1, component);
    }

    /** @return the button that sends, for who has to warn of it */
    public Button send(String label, MessageText done, Runnable work, Runnable after) {
        Button send = new Button(label, click -> {
            if (refusals.tried(work)) {
                close();
                Notices.success(done);
                after.run();
            }
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        getFooter().add(send);
        values.forEach(value -> before.add(String.valueOf(value.getValue())));
        return send;
    }

    private void leave() {
        List<String> now =
                values.stream().map(value -> String.valueOf(value.getValue())).toList();
        if (now.equals(before)) {
            close();
            return;
        }
        new SureDialog(
                        getTranslation("platform.dialog.leave.title"),
                        getTranslation("platform.dialog.leave.what"),
                        getTranslation("platform.dialog.leave.yes"),
                        getTranslation("platform.dialog.leave.no"),
                        this::close)
                .open();
    }
}
