package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.security.Roles;

/** An obligation in a month for the contractor: hand in, read the judgement, answer, mend. */
@Route("contractor/contract/month")
@RolesAllowed(Roles.CONTRACTOR)
@CssImport("./styles/contract.css")
public class ContractorMonthView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final transient MonthPage page;
    private final Reader reader;

    ContractorMonthView(MonthPage page) {
        this.page = page;
        this.reader = Reader.ofContractor();
        addClassNames("m-page", "m-sections");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MonthAddress address = MonthAddress.of(event.getLocation().getQueryParameters());
        page.fill(this, reader, address.obligation(), address.month());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("contract.month.pageTitle");
    }
}
