package jp.madoguchi.security.keycloak;

import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

/** A person or system that calls the API with a bearer token of Keycloak. */
final class BearerUser extends AbstractAuthenticationToken {
    private final PortalUser portalUser;

    BearerUser(Jwt token) {
        this(Claims.toPortalUser(token.getClaims()));
    }

    private BearerUser(PortalUser portalUser) {
        super(KeycloakUser.authorities(portalUser));
        this.portalUser = portalUser;
        setAuthenticated(true);
    }

    @Override
    public String getName() {
        return portalUser.name();
    }

    @Override
    public Object getPrincipal() {
        return new Caller(portalUser);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    /** Keeps no token that could be erased; and since it is its own principal, the default would erase without end. */
    @Override
    public void eraseCredentials() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BearerUser user && user.portalUser.equals(portalUser);
    }

    @Override
    public int hashCode() {
        return portalUser.hashCode();
    }

    /** Kept apart from the authentication, which Spring asks to erase the secrets of its principal. */
    private record Caller(PortalUser portalUser) implements PortalUser.Principal, java.security.Principal {
        @Override
        public String getName() {
            return portalUser.name();
        }
    }
}
