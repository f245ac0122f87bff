package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of a message. */
final class SendingWords {
    /** Causes of the portal's own; all others are the other side's words. */
    private static final Set<String> OWN = Set.of("NODE_DIED", "BROKEN_OFF", "NO_TEXT");

    private SendingWords() {}

    static String wave(@Nullable Integer number, Component screen) {
        return number == null
                ? screen.getTranslation("outreach.sending.again")
                : screen.getTranslation("outreach.sending.wave", number);
    }

    static String answer(@Nullable String code, @Nullable String cause, Component screen) {
        String words = Stream.of(code, cause)
                .filter(part -> part != null && !part.isBlank())
                .map(part -> OWN.contains(part) ? screen.getTranslation("outreach.sending.cause." + part) : part)
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "-" : words;
    }
}
