package jp.madoguchi.security;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, the same for a user of Keycloak, of the demo or a system with a bearer token.
 *
 * @param name the user name, which records keep as "who"
 * @param displayName what people read
 * @param organisation code of the organisation the user works for; absent where Keycloak names none
 */
public record PortalUser(
        String name, String displayName, @Nullable String organisation, Set<Role> roles) implements Serializable {
    /** How the name of a system begins, as Keycloak calls its account. */
    public static final String OF_A_SYSTEM = "service-account-";

    public PortalUser {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** A principal that knows its portal user; every way of signing in makes one. */
    public interface Principal {
        PortalUser portalUser();

        /** The e-mail address that the sign-in knows the user by: one that an administrator has entered. Empty where it knows none. */
        default Optional<String> address() {
            return Optional.empty();
        }
    }
}
