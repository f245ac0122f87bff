package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;

/** The city's main page of the contract: each obligation month by month. */
@Route("city/contract")
@Menu(title = "contract.city.menu", order = 44)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/contract.css")
public class CityContractView extends ContractScreen {
    CityContractView(OverviewPage page, CurrentUser user) {
        super("contract.city.title", Reader.ofCity(user), page::fill);
    }
}
