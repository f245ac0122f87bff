package jp.madoguchi.security.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.platform.i18n.Messages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** How often one may try to sign in: with the form of the demo, or on the way to Keycloak, which counts wrong passwords itself. */
@Component
public class SignInLimit {
    private static final int LONGEST_NAME = 100;

    private final RequestLimits limits;
    private final Messages messages;

    SignInLimit(RequestLimits limits, Messages messages) {
        this.limits = limits;
        this.messages = messages;
    }

    public void configure(HttpSecurity http) {
        http.addFilterAfter(new LimitedRequests(this::count, this::answer), HeaderWriterFilter.class);
    }

    private Optional<Duration> count(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean form = path.equals("/sign-in") && request.getMethod().equals("POST");
        if (!form && !path.startsWith("/oauth2/authorization/") && !path.startsWith("/login/oauth2/")) {
            return Optional.empty();
        }
        Optional<Duration> wait = limits.takeFrom(Limit.SIGN_IN_PER_ADDRESS, request.getRemoteAddr());
        String name = form ? request.getParameter("username") : null;
        return wait.isPresent() || name == null
                ? wait
                : limits.take(
                        Limit.SIGN_IN_PER_USER,
                        name.substring(0, Math.min(LONGEST_NAME, name.length())).toLowerCase(Locale.ROOT));
    }

    /** A page of its own without a script: one of Vaadin's would cost what the limit is there to save. */
    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // without a wish the server's own language would be taken
        boolean english = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage());
        Locale locale = english ? Locale.ENGLISH : Locale.JAPANESE;
        String title = HtmlUtils.htmlEscape(messages.get(locale, "platform.product"));
        String words = HtmlUtils.htmlEscape(messages.get(locale, Limit.SIGN_IN_PER_USER.textKey()));
        String back = HtmlUtils.htmlEscape(messages.get(locale, "security.signIn.title"));
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("""
                        <!doctype html>
                        <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
                        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                        <body><main><h1>%s</h1><p role="alert">%s</p><p><a href="%s/sign-in">%s</a></p></main></body></html>
                        """.formatted(
                locale.getLanguage(), title, title, words, HtmlUtils.htmlEscape(request.getContextPath()), back));
    }
}
