package jp.madoguchi.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Set;
import jp.madoguchi.platform.ui.LanguageButton;
import jp.madoguchi.security.DemoUsers;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Where people sign in: in production one way, to Keycloak; in the demo a form, and each built-in user at one click. Whoever
 * comes here by an error or from signing out is told so.
 */
@Route(value = "sign-in", autoLayout = false)
@AnonymousAllowed
@CssImport("./styles/sign-in.css")
public class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final String KEYCLOAK = "/oauth2/authorization/keycloak";

    private final Paragraph notice = new Paragraph();
    private final Anchor keycloak = new Anchor();

    SignInView(ObjectProvider<DemoUsers> demoUsers) {
        addClassName("m-sign-in");
        notice.addClassName("m-sign-in-notice");
        notice.getElement().setAttribute("role", "status");
        notice.setVisible(false);
        DemoUsers users = demoUsers.getIfAvailable();
        Div card = new Div(title(), notice, users == null ? keycloak() : demoForm());
        card.addClassName("m-sign-in-card");
        add(card);
        if (users != null) {
            add(demoUsers(users));
        }
    }

    private Component title() {
        Span sub = new Span(getTranslation("security.signIn.sub"));
        sub.addClassName("m-sign-in-sub");
        H1 product = new H1(getTranslation("platform.product"));
        Div title = new Div(product, new LanguageButton(), sub);
        title.addClassName("m-sign-in-title");
        return title;
    }

    private Component keycloak() {
        keycloak.setHref(KEYCLOAK);
        keycloak.setText(getTranslation("security.signIn.keycloak"));
        keycloak.addClassName("m-sign-in-button");
        keycloak.setRouterIgnore(true);
        return keycloak;
    }

    private Component demoForm() {
        LoginForm form = new LoginForm();
        form.setAction("sign-in");
        form.setForgotPasswordButtonVisible(false);
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle(getTranslation("security.signIn.form"));
        words.getForm().setUsername(getTranslation("security.signIn.user"));
        words.getForm().setPassword(getTranslation("security.signIn.password"));
        words.getForm().setSubmit(getTranslation("security.signIn.submit"));
        words.getErrorMessage().setUsername(getTranslation("security.signIn.userMissing"));
        words.getErrorMessage().setPassword(getTranslation("security.signIn.passwordMissing"));
        form.setI18n(words);
        return form;
    }

    private Component demoUsers(DemoUsers users) {
        Div list = new Div();
        list.addClassName("m-sign-in-users");
        users.all().forEach(user -> list.add(new DemoUserForm(user)));
        Div demo = new Div(
                new H2(getTranslation("security.signIn.demo.title")),
                new Paragraph(getTranslation("security.signIn.demo.text", DemoUsers.PASSWORD)),
                list);
        demo.addClassName("m-sign-in-demo");
        return demo;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Set<String> asked =
                event.getLocation().getQueryParameters().getParameters().keySet();
        if (asked.contains("error")) {
            tell("security.signIn.wrong");
        } else if (asked.contains("register")) {
            tell("security.people.refused");
        } else if (asked.contains("factor")) {
            tell("security.signIn.factor");
            // Keycloak would take its own session, which is without the second factor, for enough
            keycloak.setHref(KEYCLOAK + "?again=");
        } else if (asked.contains("failed")) {
            tell("security.signIn.failed");
        } else if (asked.contains("out")) {
            tell("security.signIn.out");
        }
    }

    private void tell(String key) {
        notice.setText(getTranslation(key));
        notice.setVisible(true);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.signIn.title");
    }
}
