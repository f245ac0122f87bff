package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** What the contractor has borne for urging the reissue, for the city to accept or to return. */
@Route("city/contract/costs")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/contract.css")
public class CityCostsView extends ContractScreen {
    CityCostsView(CostsPage page, CurrentUser user) {
        super("contract.cost.title", Reader.ofCity(user), page::fill);
    }
}
