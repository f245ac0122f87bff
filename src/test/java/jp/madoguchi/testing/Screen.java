package jp.madoguchi.testing;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a screen says, as one text; for tests of what must and what must not be there. */
public final class Screen {
    private Screen() {}

    /** Goes to an address; to one that the user may not open, it stays where it is. */
    public static void open(String path) {
        try {
            UI.getCurrent().navigate(path);
        } catch (MockAccessDeniedException e) {
            // what a test looks at is that the view isn't there
        }
    }

    /** All texts of the view that is open, with those of attributes that people hear or see. */
    public static String text() {
        return text(UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getFirst()
                .getElement());
    }

    /** Of what the whole window consists: dialogs and notices hang beside the view with its frame, which isn't among the window's children. */
    public static List<Element> roots() {
        List<Element> roots = new ArrayList<>();
        roots.add(UI.getCurrent().getElement());
        List<HasElement> chain = UI.getCurrent().getInternals().getActiveRouterTargetsChain();
        if (!chain.isEmpty()) {
            roots.add(chain.getLast().getElement());
        }
        return roots;
    }

    private static String text(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        String attributes = element.getAttributeNames()
                .filter(name -> name.equals("aria-label") || name.equals("title"))
                .map(element::getAttribute)
                .collect(Collectors.joining(" "));
        String properties = element.getPropertyNames()
                .filter(name -> name.equals("label") || name.equals("value") || name.equals("errorMessage"))
                .map(name -> element.getProperty(name, ""))
                .collect(Collectors.joining(" "));
        return attributes + " " + properties + " "
                + element.getChildren().map(Screen::text).collect(Collectors.joining(" "));
    }
}
