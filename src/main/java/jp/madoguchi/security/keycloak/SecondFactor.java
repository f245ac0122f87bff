package jp.madoguchi.security.keycloak;

import java.util.Set;
import jp.madoguchi.security.Role;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Who decides or administers has proved more than a password: the ID token says so in {@code acr} (OpenID Connect Core 2). The realm's
 * flow demands it too; but Keycloak asks nobody again whose session it still knows, so that a role given meanwhile would come without.
 */
final class SecondFactor {
    static final String MISSING = "second_factor_missing";

    private static final Set<Role> DEMANDED_OF = Set.of(Role.APPROVER, Role.ADMIN);

    private final String level;

    /** @param level what {@code acr} says after a one-time password */
    SecondFactor(String level) {
        this.level = level;
    }

    boolean isMissing(KeycloakUser user) {
        return user.portalUser().roles().stream().anyMatch(DEMANDED_OF::contains)
                && !level.equals(user.getClaims().get("acr"));
    }

    /** @throws OAuth2AuthenticationException with the code {@value #MISSING} */
    KeycloakUser demandedOf(KeycloakUser user) {
        if (isMissing(user)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(MISSING));
        }
        return user;
    }
}
