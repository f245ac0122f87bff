package jp.madoguchi.callstats.ui;

import com.vaadin.flow.component.html.Span;

/** Words that a screen reader says and nobody sees, where the eye has a mark. */
class Heard extends Span {
    Heard(String text) {
        super(text);
        addClassName("m-heard");
    }
}
