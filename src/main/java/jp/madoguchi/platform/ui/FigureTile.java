package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** One figure that is read from afar: what it is, the figure, and what it means. It may lead to what it is made of. */
public class FigureTile extends Div {
    private final String label;
    private final Span plain = new Span();
    private final Anchor link = new Anchor();
    private final Paragraph note = new Paragraph();

    public FigureTile(String label) {
        this.label = label;
        addClassName("m-tile");
        Span name = new Span(label);
        name.addClassName("m-tile__label");
        plain.addClassName("m-tile__value");
        link.addClassName("m-tile__value");
        link.setVisible(false);
        note.addClassName("m-tile__note");
        add(name, plain, link, note);
    }

    /** @param address route with query, without a slash in front; absent where the figure leads nowhere */
    public void show(String value, String explanation, @Nullable String address) {
        plain.setText(value);
        link.setText(value);
        note.setText(explanation);
        plain.setVisible(address == null);
        link.setVisible(address != null);
        if (address != null) {
            link.setHref(address);
            link.setAriaLabel(label + " " + value);
        }
    }

    public String value() {
        return plain.getText();
    }
}
