package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import org.jspecify.annotations.Nullable;

/** A page about the contract that its address names, or else the latest; city and contractor have one each, of the same content. */
abstract class ContractScreen extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final String title;
    private final Reader reader;
    private final transient Content content;

    /** What is on the page. */
    interface Content {
        void fill(Div page, Reader reader, @Nullable Long asked);
    }

    /** @param title its key */
    ContractScreen(String title, Reader reader, Content content) {
        this.title = title;
        this.reader = reader;
        this.content = content;
        addClassNames("m-page", "m-sections");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.fill(this, reader, MonthAddress.contract(event.getLocation().getQueryParameters()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation(title);
    }
}
