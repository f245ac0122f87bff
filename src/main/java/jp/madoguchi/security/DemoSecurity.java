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
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

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
        return http.addFilterAfter(signInToken(), CsrfFilter.class)
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(SignInView.class, "/sign-in?out")
                                // an address without a screen leads to the calm page, not to an empty 403
                                .anyRequest(url -> url.authenticated()))
                .build();
    }

    /**
     * Vaadin takes the form without the page's token, so that the page of somebody else could sign its reader in under another name.
     * Who comes with a page that is too old gets a new one.
     */
    private static CsrfFilter signInToken() {
        CsrfFilter filter = new CsrfFilter(new HttpSessionCsrfTokenRepository());
        // under the name of its class it would count as the one that ran already
        filter.setBeanName("signInToken");
        filter.setRequireCsrfProtectionMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in"));
        filter.setAccessDeniedHandler(
                (request, response, refusal) -> response.sendRedirect(request.getContextPath() + "/sign-in"));
        return filter;
    }
}
