package jp.madoguchi.platform.ui.palette;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** Opens the palette, by a click or by Ctrl+K (Command+K) from anywhere. */
public class PaletteButton extends Button {
    private final List<CommandSource> sources;

    public PaletteButton(List<CommandSource> sources) {
        this.sources = List.copyOf(sources);
        addClassName("m-palette-button");
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        setIcon(VaadinIcon.SEARCH.create());
        Span key = new Span("Ctrl+K");
        key.addClassName("m-key");
        key.getElement().setAttribute("aria-hidden", "true");
        setSuffixComponent(key);
        setAriaLabel(getTranslation("platform.palette.title"));
        getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        addClickListener(click -> open());
        Shortcuts.addShortcutListener(this, this::open, Key.KEY_K, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, this::open, Key.KEY_K, KeyModifier.META);
    }

    private void open() {
        new CommandPalette(sources).open();
    }
}
