package jp.madoguchi.hostile;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.dom.Element;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.testing.Screen;

/** What a screen says after something was done that it said not before, and what is wrong about that. */
final class Saying {
    private static final List<String> PROGRAMMERS_WORDS = List.of(
            "Exception", "java.", "jp.madoguchi", "null pointer", "\tat ", "!{", "org.springframework", "SQL state");

    /** Of the payloads for templates. */
    private static final String QUOTED = "T(java.lang.Runtime)";

    private static final List<String> SHOWN =
            List.of("label", "value", "errorMessage", "text", "title", "helperText", "placeholder");

    /** Less of its own than this may stand anywhere. */
    private static final int OWN_WORDS = 4;

    private final List<Pattern> texts;
    private final List<Pattern> failures;
    private final Map<String, Boolean> known = new HashMap<>();
    private Set<String> before = Set.of();

    Saying(Messages messages) {
        texts = messages.all(Locale.JAPANESE).values().stream()
                .filter(text -> text.replaceAll("\\{.*}", "").length() >= OWN_WORDS)
                .map(Saying::asPattern)
                .toList();
        failures = Stream.of("security.calm.failure.text", "security.calm.away.text", "platform.import.failed")
                .map(key -> asPattern(messages.all(Locale.JAPANESE).get(key)))
                .toList();
    }

    /** Anything may stand in the places of the arguments. */
    private static Pattern asPattern(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String piece :
                text.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "\u0000").split("(?=\u0000)|(?<=\u0000)")) {
            pattern.append(piece.equals("\u0000") ? ".*" : Pattern.quote(piece.replace("''", "'")));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    /** What is said from now on counts. */
    void listen() {
        before = new HashSet<>(said());
    }

    List<String> wrongAboutRefusal(String where) {
        List<String> wrong = new ArrayList<>(wrongAboutTaken(where));
        Set<String> now = said();
        now.removeAll(before);
        if (now.stream().noneMatch(this::isOurs)) {
            wrong.add(where + ": no word of it, but " + now);
        }
        return wrong;
    }

    /** What holds whether it was refused or not. */
    List<String> wrongAboutTaken(String where) {
        List<String> wrong = new ArrayList<>();
        Set<String> now = said();
        now.removeAll(before);
        for (String text : now) {
            String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[-\\s\\p{Cf}]", "");
            if (plain.contains(TwistedFile.CARD) || plain.contains(TwistedFile.CARD.substring(0, 8))) {
                wrong.add(where + ": the card number is shown");
            }
            // what was in the file is quoted, and may have named a class itself
            String unquoted = text.replace(QUOTED, "");
            if (failures.stream().anyMatch(failure -> failure.matcher(text).matches())
                    || PROGRAMMERS_WORDS.stream().anyMatch(unquoted::contains)) {
                wrong.add(where + ": " + text.substring(0, Math.min(200, text.length())));
            }
            if (text.matches("(?s).*[\\p{Cf}\\p{Cs}\u0000].*")) {
                wrong.add(where + ": what can't be seen is shown, or turns round what can");
            }
        }
        if (Screen.roots().stream().anyMatch(Saying::holdsMarkup)) {
            wrong.add(where + ": a text is taken for markup");
        }
        return wrong;
    }

    private boolean isOurs(String text) {
        return known.computeIfAbsent(
                text, one -> texts.stream().anyMatch(ours -> ours.matcher(one).matches()));
    }

    private static boolean holdsMarkup(Element element) {
        return !element.isTextNode()
                && (element.getProperty("innerHTML", "").contains(Payloads.TRIPWIRE)
                        || element.getChildren().anyMatch(Saying::holdsMarkup));
    }

    private static Set<String> said() {
        Set<String> said = new LinkedHashSet<>();
        Screen.roots().forEach(root -> collect(root, said));
        for (Grid<?> grid : _find(Grid.class)) {
            for (int row = 0; row < Math.min(20, GridKt._size(grid)); row++) {
                said.addAll(GridKt._getFormattedRow((Grid<Object>) grid, row));
            }
        }
        said.remove("");
        return said;
    }

    private static void collect(Element element, Set<String> said) {
        if (element.isTextNode()) {
            said.add(element.getText());
            return;
        }
        element.getAttributeNames()
                .filter(name -> name.equals("aria-label") || name.equals("title"))
                .forEach(name -> said.add(element.getAttribute(name)));
        SHOWN.forEach(name -> said.add(element.getProperty(name, "")));
        element.getChildren().forEach(child -> collect(child, said));
    }
}
