package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state in a word; the colour only repeats what the word says. */
public class StatusBadge extends Span {
    public enum Look {
        PLAIN,
        WAITING,
        GOOD,
        BAD
    }

    public StatusBadge(String word, Look look) {
        super(word);
        addClassNames("m-status", "m-status--" + look.name().toLowerCase(Locale.ROOT));
    }
}
