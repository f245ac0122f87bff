package jp.madoguchi.security.ui;

import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where the users of the demo sign in. */
@Route(value = "sign-in", autoLayout = false)
@AnonymousAllowed
public class SignInView extends VerticalLayout implements HasDynamicTitle {
    public SignInView() {
        LoginForm form = new LoginForm();
        form.setAction("sign-in");
        add(form);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.signIn.title");
    }
}
