package jp.madoguchi.security.api;

import jp.madoguchi.security.Refused;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * What is the same for the API however its callers prove who they are: no session, no cookie (so no CSRF), problem+json for
 * every refusal. Which role may call what is declared on the controllers and services. The metrics of the system are read
 * by the administrator's scraper the same way.
 */
@Component
public class ApiSecurity {
    private final Problems problems;
    private final ApplicationEventPublisher events;

    ApiSecurity(Problems problems, ApplicationEventPublisher events) {
        this.problems = problems;
        this.events = events;
    }

    public HttpSecurity configure(HttpSecurity http) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .hasRole(Roles.ADMIN)
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(entryPoint()).accessDeniedHandler(deniedHandler()));
    }

    /** Answers whoever hasn't said who they are, or has said it wrongly. */
    public AuthenticationEntryPoint entryPoint() {
        return (request, response, refusal) -> problems.write(request, response, Problems.Kind.UNAUTHENTICATED);
    }

    /** Answers whoever may not, without telling whether there is anything. */
    public AccessDeniedHandler deniedHandler() {
        return (request, response, refusal) -> {
            if (request.getAttribute(Refused.notedAttribute()) == null) {
                events.publishEvent(new Refused(request.getMethod() + " " + request.getRequestURI()));
            }
            problems.write(request, response, Problems.Kind.FORBIDDEN);
        };
    }
}
