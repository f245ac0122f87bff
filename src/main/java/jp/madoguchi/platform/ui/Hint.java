package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.html.Span;

/** A quieter line of its own below something. */
public class Hint extends Span {
    public Hint(String text) {
        super(text);
        addClassNames("m-hint", "m-hint-line");
    }
}
