package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Stands where there is nothing to show yet: what is missing, and what brings it here. */
public class EmptyState extends Div {
    public EmptyState(String title, String explanation, Component... actions) {
        addClassName("m-empty-state");
        add(new H2(title), new Paragraph(explanation));
        add(actions);
    }
}
