package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** What the contract says, for the city: entered and changed by officials, confirmed by an approver. */
@Route("city/contract/details")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/contract.css")
public class CityContractDetailsView extends ContractScreen {
    CityContractDetailsView(DetailsPage page, CurrentUser user) {
        super("contract.details.title", Reader.ofCity(user), page::fill);
    }
}
