package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.Roles;

/** What the contract says, as the contractor reads it. */
@Route("contractor/contract/details")
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/contract.css")
public class ContractorContractDetailsView extends ContractScreen {
    ContractorContractDetailsView(DetailsPage page) {
        super("contract.details.title", Reader.ofContractor(), page::fill);
    }
}
