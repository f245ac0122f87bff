package jp.madoguchi;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the portal. */
@SpringBootApplication
@EnableScheduling
@Push
@StyleSheet(Lumo.STYLESHEET)
@CssImport("./styles/madoguchi.css")
@Viewport("width=device-width, initial-scale=1")
public class Application implements AppShellConfigurator {
    public static void main(String[] args) {
        askConnections();
        SpringApplication.run(Application.class, args);
    }

    /**
     * Has the pool ask each connection whether it lives before it gives it out, also one that was in use a moment ago: a statement on a
     * line that has fallen silent would keep its user waiting for a minute. It is a system property because the pool has no other way.
     */
    public static void askConnections() {
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "assets/mark.svg", "any");
    }
}
