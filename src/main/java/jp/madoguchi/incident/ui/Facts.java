package jp.madoguchi.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names and values one under the other. */
final class Facts extends DescriptionList {
    Facts() {
        addClassName("m-facts");
    }

    Facts with(String name, String value) {
        return with(name, new Span(value));
    }

    Facts with(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
