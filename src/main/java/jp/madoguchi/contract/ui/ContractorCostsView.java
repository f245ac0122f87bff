package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.Roles;

/** The contractor enters what it has borne for urging the reissue. */
@Route("contractor/contract/costs")
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/contract.css")
public class ContractorCostsView extends ContractScreen {
    ContractorCostsView(CostsPage page) {
        super("contract.cost.title", Reader.ofContractor(), page::fill);
    }
}
