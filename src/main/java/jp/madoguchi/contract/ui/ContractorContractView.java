package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.Roles;

/** The contractor's main page of its own contract: what is asked for, what is judged, what is to be mended. */
@Route("contractor/contract")
@Menu(title = "contract.contractor.menu", order = 20)
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/contract.css")
public class ContractorContractView extends ContractScreen {
    ContractorContractView(OverviewPage page) {
        super("contract.contractor.title", Reader.ofContractor(), page::fill);
    }
}
