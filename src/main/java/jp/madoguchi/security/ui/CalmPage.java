package jp.madoguchi.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLink;

/** A page that says in a calm voice that there is nothing to see, and leads back. */
abstract class CalmPage extends Div implements HasDynamicTitle {
    private String title = "";

    void show(String title, String text) {
        this.title = title;
        removeAll();
        addClassNames("m-page", "m-calm-page");
        add(new H1(title), new Paragraph(text), new RouterLink(getTranslation("security.calm.start"), StartView.class));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
