package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.Roles;

/** The contractor enters what it has borne for urging the reissue. */
@Route("contractor/contract/costs")
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/contract.css")
public class ContractorCostsView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final transient CostsPage page;
    private final Reader reader;

    ContractorCostsView(CostsPage page) {
        this.page = page;
        this.reader = Reader.ofContractor();
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
