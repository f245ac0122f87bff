package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.Roles;

/** The contractor's main page of its own contract: what is asked for, what is judged, what is to be mended. */
@Route("contractor/contract")
@Menu(title = "contract.contractor.menu", order = 20)
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/contract.css")
public class ContractorContractView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final transient OverviewPage page;
    private final Reader reader;

    ContractorContractView(OverviewPage page) {
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
        return getTranslation("contract.contractor.title");
    }
}
