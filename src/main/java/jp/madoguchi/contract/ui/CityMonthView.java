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

/** An obligation in a month for the city: what shows it, how it is judged, what is to be mended. */
@Route("city/contract/month")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/contract.css")
public class CityMonthView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final transient MonthPage page;
    private final Reader reader;

    CityMonthView(MonthPage page, CurrentUser user) {
        this.page = page;
        this.reader = Reader.ofCity(user);
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
