package jp.madoguchi.security.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.PortalUser;
import org.springframework.security.web.csrf.CsrfToken;

/** One built-in user of the demo as a form of its own, so that one click or key signs in. */
@Tag("form")
final class DemoUserForm extends HtmlContainer {
    DemoUserForm(PortalUser user) {
        getElement().setAttribute("method", "post").setAttribute("action", "sign-in");
        hidden("username", user.name());
        hidden("password", DemoUsers.PASSWORD);
        if (VaadinRequest.getCurrent() != null
                && VaadinRequest.getCurrent().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            hidden(token.getParameterName(), token.getToken());
        }
        add(button(user));
    }

    private NativeButton button(PortalUser user) {
        String role = user.roles().iterator().next().name();
        Span name = new Span(user.name());
        name.addClassName("m-sign-in-name");
        Span roleName = new Span(getTranslation("security.role." + role));
        roleName.addClassName("m-sign-in-role");
        String organisation = user.organisation();
        Span person = new Span(
                organisation == null
                        ? user.displayName()
                        : user.displayName() + getTranslation("platform.listSeparator") + organisation);
        person.addClassName("m-sign-in-person");
        Span work = new Span(getTranslation("security.role." + role + ".work"));
        work.addClassName("m-sign-in-work");
        NativeButton button = new NativeButton();
        button.add(name, roleName, person, work);
        button.getElement().setAttribute("type", "submit");
        return button;
    }

    private void hidden(String name, String value) {
        Input input = new Input();
        input.setType("hidden");
        input.getElement().setAttribute("name", name);
        input.getElement().setAttribute("value", value);
        add(input);
    }
}
