package jp.madoguchi.security.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.ForeignOrigins;
import jp.madoguchi.security.Refused;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.limit.Limit;
import jp.madoguchi.security.limit.LimitedRequests;
import jp.madoguchi.security.limit.RequestLimits;
import jp.madoguchi.security.people.RegisterGate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
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

    private final RequestLimits limits;
    private final RegisterGate register;
    private final CurrentUser currentUser;

    ApiSecurity(
            Problems problems,
            ApplicationEventPublisher events,
            RequestLimits limits,
            CurrentUser currentUser,
            RegisterGate register) {
        this.register = register;
        this.limits = limits;
        this.currentUser = currentUser;
        this.problems = problems;
        this.events = events;
    }

    public HttpSecurity configure(HttpSecurity http) {
        register.guardApi(http);
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .hasRole(Roles.ADMIN)
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(
                        new LimitedRequests(
                                request -> limits.takeFrom(Limit.API_PER_ADDRESS, request.getRemoteAddr()),
                                this::tooOften),
                        HeaderWriterFilter.class)
                // of the demo's users a browser keeps the password, and would send it along from any page
                .addFilterAfter(ForeignOrigins.refused(this::foreign), HeaderWriterFilter.class)
                .addFilterAfter(new LimitedRequests(this::ofUser, this::tooOften), AnonymousAuthenticationFilter.class)
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(entryPoint()).accessDeniedHandler(deniedHandler()));
    }

    private Optional<Duration> ofUser(HttpServletRequest request) {
        return currentUser.get().flatMap(user -> limits.take(Limit.API_PER_USER, user.name()));
    }

    private void foreign(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problems.Kind.FORBIDDEN);
    }

    private void tooOften(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problems.Kind.TOO_MANY);
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
