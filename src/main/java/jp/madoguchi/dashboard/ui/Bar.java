package jp.madoguchi.dashboard.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import java.math.BigDecimal;

/** A bar as long as its percentage; the figure stands beside it in words, so screen readers pass over it. */
@Tag("progress")
class Bar extends HtmlComponent {
    Bar(BigDecimal percent) {
        addClassName("m-bars__bar");
        getElement().setAttribute("max", "100");
        getElement().setAttribute("value", percent.toPlainString());
        getElement().setAttribute("aria-hidden", "true");
    }
}
