package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A part of a page under a heading of its own, on a card. */
public final class CardSection extends Section {
    /** @param title as it is shown, translated already */
    public CardSection(String title, Component... content) {
        addClassName("m-card");
        add(new H2(title));
        add(content);
    }
}
