package jp.madoguchi.security;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.Jsr250AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Deny by default: a route, an API path or a service method that declares nobody is open to nobody. */
@Configuration
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {
    /** Only whether the portal lives is told to everybody; metrics belong to the API's chain. */
    @Bean
    @Order(0)
    SecurityFilterChain health(HttpSecurity http) {
        return http.securityMatcher("/actuator/health", "/actuator/health/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor declaredRoles() {
        AuthorizationManagerBeforeMethodInterceptor check = new AuthorizationManagerBeforeMethodInterceptor(
                DeclaredRoles.pointcut(), new Jsr250AuthorizationManager());
        check.setOrder(AuthorizationInterceptorsOrder.JSR250.getOrder());
        return check;
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor undeclaredMethods() {
        return new UndeclaredMethods();
    }
}
