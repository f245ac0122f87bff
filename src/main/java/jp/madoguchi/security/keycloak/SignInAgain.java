package jp.madoguchi.security.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Has Keycloak ask for the password although its own session goes on, where {@code ?again=} says so (OpenID Connect Core 3.1.2.1), and
 * leads back to the screen that it names.
 */
final class SignInAgain implements OAuth2AuthorizationRequestResolver {
    static final String PARAMETER = "again";

    /** Where Spring Security looks after a sign-in for where the user wanted to go. */
    private static final String WANTED = "SPRING_SECURITY_SAVED_REQUEST";
    /** A screen of the portal, never an address elsewhere. */
    private static final Pattern SCREEN = Pattern.compile("[a-z][a-z0-9-]{0,30}(/[a-z][a-z0-9-]{0,30}){0,3}");

    private final OAuth2AuthorizationRequestResolver usual;

    SignInAgain(ClientRegistrationRepository clients) {
        this.usual = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
    }

    @Override
    @SuppressWarnings("NullAway") // null where the request is none for a sign-in, as the interface has it
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return again(request, usual.resolve(request));
    }

    @Override
    @SuppressWarnings("NullAway")
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return again(request, usual.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest again(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest usual) {
        String screen = request.getParameter(PARAMETER);
        if (usual == null || screen == null) {
            return usual;
        }
        if (SCREEN.matcher(screen).matches()) {
            request.getSession().setAttribute(WANTED, new SimpleSavedRequest(request.getContextPath() + "/" + screen));
        }
        return OAuth2AuthorizationRequest.from(usual)
                .additionalParameters(parameters -> {
                    parameters.put("prompt", "login");
                    parameters.put("max_age", "0");
                })
                .build();
    }
}
