package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;

/** The frame around every screen: name, menu of what the user may open, language, sign-out. */
@Layout
@AnonymousAllowed
public class PageFrame extends AppLayout {
    public PageFrame() {
        addToNavbar(new DrawerToggle(), new Span(getTranslation("platform.product")));
        SideNav menu = new SideNav();
        MenuConfiguration.getMenuEntries()
                .forEach(entry -> menu.addItem(new SideNavItem(getTranslation(entry.title()), entry.path())));
        addToDrawer(menu);
    }
}
