package jp.madoguchi.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jp.madoguchi.security.api.ApiSecurity;
import jp.madoguchi.security.limit.SignInLimit;
import jp.madoguchi.security.people.RegisterGate;
import jp.madoguchi.security.ui.SignInView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The demo: the built-in users sign in by a form, and on the API with HTTP Basic. */
@Configuration
@Profile("demo & !production")
class DemoSecurity {
    @Bean
    @Order(1)
    SecurityFilterChain demoApi(HttpSecurity http, ApiSecurity api) {
        return api.configure(http)
                .httpBasic(basic -> basic.authenticationEntryPoint(api.entryPoint()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain demoScreens(
            HttpSecurity http, ScreenHeaders headers, SignInLimit signIns, RegisterGate register) {
        headers.configure(http);
        signIns.configure(http);
        register.guardScreens(http);
        return http.with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(SignInView.class, "/sign-in?out")
                                // an address without a screen leads to the calm page, not to an empty 403
                                .anyRequest(url -> url.authenticated()))
                .build();
    }
}
