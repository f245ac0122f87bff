package jp.madoguchi.security.keycloak;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Reads the portal's user out of a token's claims, as the realm's mappers write them. */
final class Claims {
    private Claims() {}

    /** @throws OAuth2AuthenticationException where the token names nobody */
    static PortalUser toPortalUser(Map<String, Object> claims) {
        String name = text(claims, "preferred_username")
                .or(() -> system(claims))
                .or(() -> text(claims, "azp"))
                .or(() -> text(claims, "sub"))
                .orElseThrow(() -> new OAuth2AuthenticationException("invalid_token"));
        return new PortalUser(name, text(claims, "name").orElse(name), organisation(claims), roles(claims));
    }

    /**
     * A system that has signed in with a secret of its own. Its token names only the client, and no session ({@code sid}), which a
     * person's has; here it is called as its account is in Keycloak.
     */
    private static Optional<String> system(Map<String, Object> claims) {
        return claims.containsKey("sid")
                ? Optional.empty()
                : text(claims, "azp").map(client -> PortalUser.OF_A_SYSTEM + client);
    }

    private static @Nullable String organisation(Map<String, Object> claims) {
        return text(claims, "organisation").orElse(null);
    }

    private static Set<Role> roles(Map<String, Object> claims) {
        Collection<?> names = claims.get("roles") instanceof Collection<?> roles ? roles : List.of();
        return names.stream()
                .map(String::valueOf)
                .map(Role::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
