package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of a few, by a click or by one key: with Alt from anywhere on the screen, alone where nobody is typing. The key stands on
 * the button.
 */
class KeyChoice<T> extends CustomField<T> {
    private final Div options = new Div();
    private final Map<T, Button> buttons = new LinkedHashMap<>();
    private final Map<String, T> byKey = new HashMap<>();
    private @Nullable T chosen;

    KeyChoice(String label) {
        setLabel(label);
        // the style sheet marks it as required: a group may not say so by an attribute
        addClassName("m-key-choice");
        options.addClassName("m-key-choice-options");
        options.getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        add(options);
    }

    /** An option without a key is chosen by a click or by Tab and Enter. */
    void addOption(T value, String text, @Nullable String key) {
        show(value, text, key);
        if (key != null) {
            Shortcuts.addShortcutListener(this, () -> choose(value), keyOf(key), KeyModifier.ALT);
        }
    }

    /** An option whose key shows, while somebody else listens to it and {@link #press presses} it here. */
    void addOptionHeardElsewhere(T value, String text, String key) {
        show(value, text, key);
    }

    private void show(T value, String text, @Nullable String key) {
        Button button = new Button(new Span(text));
        button.addClassName("m-key-choice-option");
        if (key != null) {
            Span hint = new Span(key.toUpperCase(Locale.ROOT));
            hint.addClassName("m-key");
            hint.getElement().setAttribute("aria-hidden", "true");
            button.setPrefixComponent(hint);
            button.getElement().setAttribute("aria-keyshortcuts", "Alt+" + key.toUpperCase(Locale.ROOT));
            byKey.put(key.toLowerCase(Locale.ROOT), value);
        }
        button.addClickListener(click -> choose(value));
        buttons.put(value, button);
        options.add(button);
        paint();
    }

    /** Chooses the option of this key; false where none has it. */
    boolean press(String key) {
        T value = byKey.get(key.toLowerCase(Locale.ROOT));
        if (value != null) {
            choose(value);
        }
        return value != null;
    }

    private void choose(T value) {
        setPresentationValue(value);
        updateValue();
    }

    @Override
    protected @Nullable T generateModelValue() {
        return chosen;
    }

    @Override
    protected void setPresentationValue(@Nullable T value) {
        chosen = value;
        paint();
    }

    private void paint() {
        buttons.forEach((value, button) -> {
            boolean pressed = value.equals(chosen);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
            button.setThemeVariants(pressed, ButtonVariant.LUMO_PRIMARY);
        });
    }

    /** By the place on the keyboard, so that it works while Japanese is being typed, too. */
    static Key keyOf(String key) {
        String upper = key.toUpperCase(Locale.ROOT);
        return Character.isDigit(upper.charAt(0)) ? Key.of("Digit" + upper) : Key.of("Key" + upper);
    }
}
