package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** What the contractor has borne for urging the reissue, for the city to accept or to return. */
@Route("city/contract/costs")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/contract.css")
public class CityCostsView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final transient CostsPage page;
    private final Reader reader;

    CityCostsView(CostsPage page, CurrentUser user) {
        this.page = page;
        this.reader = Reader.ofCity(user);
        addClassNames("m-page", "m-sections");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        page.fill(this, reader, MonthAddress.contract(event.getLocation().getQueryParameters()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("contract.cost.title");
    }
}
