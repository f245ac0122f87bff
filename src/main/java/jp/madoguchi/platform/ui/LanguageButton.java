package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;

/** Offers the language that isn't spoken now; the choice is kept for the next visit. */
public class LanguageButton extends Button {
    public LanguageButton() {
        Locale other =
                Locale.ENGLISH.getLanguage().equals(getLocale().getLanguage()) ? Locale.JAPANESE : Locale.ENGLISH;
        // each language calls itself by its own name
        setText(Locale.ENGLISH.equals(other) ? "English" : "日本語");
        getElement().setAttribute("lang", other.getLanguage());
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClickListener(click -> speak(other));
    }

    private static void speak(Locale language) {
        Preferences.keepLanguage(language);
        VaadinSession.getCurrent().setLocale(language);
        UI.getCurrent().getPage().reload();
    }
}
