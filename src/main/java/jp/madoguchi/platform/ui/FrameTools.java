package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.VaadinService;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.platform.ui.FrameUser.SignedIn;
import org.jspecify.annotations.Nullable;

/** At the end of the frame's bar: the other language, and the card with who is signed in, light or dark, and the way out. */
class FrameTools extends Div {
    private final @Nullable FrameUser user;

    FrameTools(@Nullable FrameUser user) {
        this.user = user;
        addClassName("m-frame-tools");
        SignedIn signedIn = user == null ? null : user.signedIn().orElse(null);
        Button card = cardButton(signedIn);
        add(new LanguageButton(), card, card(card, signedIn));
    }

    private Button cardButton(@Nullable SignedIn signedIn) {
        Button button = new Button();
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("m-frame-user");
        if (signedIn == null) {
            button.setIcon(new Icon("lumo", "cog"));
            button.setAriaLabel(getTranslation("platform.frame.settings"));
        } else {
            Span initial = new Span(firstLetter(signedIn.displayName()));
            initial.addClassName("m-frame-initial");
            initial.getElement().setAttribute("aria-hidden", "true");
            Span name = new Span(signedIn.displayName());
            name.addClassName("m-frame-user__name");
            button.setPrefixComponent(initial);
            button.getElement().appendChild(name.getElement());
            button.setAriaLabel(getTranslation("platform.frame.user", signedIn.displayName()));
        }
        return button;
    }

    private static String firstLetter(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    private Popover card(Component target, @Nullable SignedIn signedIn) {
        Div content = new Div();
        content.addClassName("m-frame-card");
        if (signedIn != null) {
            content.add(facts(signedIn));
        }
        content.add(scheme());
        if (user != null && signedIn != null) {
            Button signOut = new Button(getTranslation("platform.frame.signOut"), click -> user.signOut());
            content.add(signOut);
        }
        Popover popover = new Popover(content);
        popover.setTarget(target);
        popover.setAriaLabel(getTranslation("platform.frame.settings"));
        popover.setAutofocus(true);
        return popover;
    }

    private DescriptionList facts(SignedIn signedIn) {
        DescriptionList facts = new DescriptionList();
        fact(facts, "platform.frame.name", signedIn.displayName());
        fact(
                facts,
                "platform.frame.roles",
                signedIn.roles().stream()
                        .map(role -> getTranslation(role.key(), role.args().toArray()))
                        .collect(Collectors.joining(getTranslation("platform.listSeparator"))));
        String organisation = signedIn.organisation();
        if (organisation != null) {
            fact(facts, "platform.frame.organisation", organisation);
        }
        return facts;
    }

    private void fact(DescriptionList facts, String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private RadioButtonGroup<ColorScheme.Value> scheme() {
        RadioButtonGroup<ColorScheme.Value> choice = new RadioButtonGroup<>(getTranslation("platform.scheme.label"));
        choice.setItems(List.of(ColorScheme.Value.SYSTEM, ColorScheme.Value.LIGHT, ColorScheme.Value.DARK));
        choice.setItemLabelGenerator(value -> getTranslation(
                switch (value) {
                    case LIGHT -> "platform.scheme.light";
                    case DARK -> "platform.scheme.dark";
                    default -> "platform.scheme.system";
                }));
        choice.setValue(Preferences.scheme(VaadinService.getCurrentRequest()));
        choice.addValueChangeListener(change -> {
            Preferences.keepScheme(change.getValue());
            UI.getCurrent().getPage().setColorScheme(change.getValue());
        });
        return choice;
    }
}
