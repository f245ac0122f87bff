package jp.madoguchi.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * The headers that tell a browser what the screens may do. Vaadin Flow starts its client with inline scripts and evaluates
 * what the server sends, so {@code script-src} has to allow both and styles may be inline; everything else is our own origin.
 */
@Component
public class ScreenHeaders {
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    public void configure(HttpSecurity http) {
        http.addFilterBefore(ForeignOrigins.refusedBare(), CsrfFilter.class);
        http.addFilterBefore(new PushIds(), CsrfFilter.class);
        http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(frame -> frame.deny())
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .addHeaderWriter((request, response) -> keepNothing(response))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")));
    }

    /** What Vaadin answers to an open page is to be asked for anew, as it says, but it doesn't say that nobody may keep it. */
    private static void keepNothing(HttpServletResponse response) {
        if ("no-cache".equals(response.getHeader(HttpHeaders.CACHE_CONTROL))) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store");
        }
    }
}
