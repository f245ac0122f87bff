package jp.madoguchi.security.keycloak;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.security.PortalUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A user whom Keycloak has signed in. Two of them are equal when they are the same person; Spring's own principal would
 * compare the tokens, so that the same person never equals oneself from one sign-in to the next.
 */
public final class KeycloakUser implements OidcUser, PortalUser.Principal {
    private final PortalUser portalUser;
    private final OidcIdToken idToken;

    KeycloakUser(OidcIdToken idToken) {
        this.portalUser = Claims.toPortalUser(idToken.getClaims());
        this.idToken = idToken;
    }

    @Override
    public PortalUser portalUser() {
        return portalUser;
    }

    @Override
    public Optional<String> address() {
        return Claims.text(getClaims(), StandardClaimNames.EMAIL);
    }

    @Override
    public String getName() {
        return portalUser.name();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities(portalUser);
    }

    static Collection<SimpleGrantedAuthority> authorities(PortalUser user) {
        return user.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return idToken.getClaims();
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    @SuppressWarnings("NullAway") // the contract of OidcUser: absent where the endpoint isn't asked
    public OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeycloakUser user && Objects.equals(user.idToken.getSubject(), idToken.getSubject());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(idToken.getSubject());
    }
}
