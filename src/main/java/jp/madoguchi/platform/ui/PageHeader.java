package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The head of a screen: what it is, in one line what it shows, and what can be done with all of it. */
public class PageHeader extends Header {
    private final Div words = new Div();
    private final Paragraph subline = new Paragraph();
    private final Div actions = new Div();

    public PageHeader(String title) {
        addClassName("m-page-header");
        words.addClassName("m-page-header__words");
        actions.addClassName("m-page-header__actions");
        words.add(new H1(title));
        add(words, actions);
    }

    public PageHeader(String title, String subline) {
        this(title);
        setSubline(subline);
    }

    public void setSubline(String text) {
        subline.setText(text);
        words.add(subline);
    }

    public void addActions(Component... components) {
        actions.add(components);
    }
}
