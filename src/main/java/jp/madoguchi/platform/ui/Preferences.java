package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;

/** How a user wants to see the portal; kept in cookies, so that it is there before anybody has signed in. */
final class Preferences {
    static final String LANGUAGE_COOKIE = "madoguchi-language";
    static final String SCHEME_COOKIE = "madoguchi-scheme";
    private static final Duration KEPT = Duration.ofDays(365);

    private Preferences() {}

    /** Japanese unless the user has chosen otherwise, whatever the browser asks for. */
    static Locale language(@Nullable VaadinRequest request) {
        return chosenLanguage(request).orElse(Messages.DEFAULT);
    }

    /** Empty where the user has chosen none. */
    static Optional<Locale> chosenLanguage(@Nullable VaadinRequest request) {
        return cookie(request, LANGUAGE_COOKIE).map(tag -> tag.equals("en") ? Locale.ENGLISH : Messages.DEFAULT);
    }

    static ColorScheme.Value scheme(@Nullable VaadinRequest request) {
        return switch (cookie(request, SCHEME_COOKIE).orElse("")) {
            case "light" -> ColorScheme.Value.LIGHT;
            case "dark" -> ColorScheme.Value.DARK;
            default -> ColorScheme.Value.SYSTEM;
        };
    }

    static void keepLanguage(Locale language) {
        keep(LANGUAGE_COOKIE, language.getLanguage());
    }

    static void keepScheme(ColorScheme.Value scheme) {
        keep(
                SCHEME_COOKIE,
                switch (scheme) {
                    case LIGHT -> "light";
                    case DARK -> "dark";
                    default -> "system";
                });
    }

    private static Optional<String> cookie(@Nullable VaadinRequest request, String name) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static void keep(String name, String value) {
        VaadinResponse response = VaadinService.getCurrentResponse();
        VaadinRequest request = VaadinService.getCurrentRequest();
        if (response == null) {
            return;
        }
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge((int) KEPT.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(request != null && request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
