package jp.madoguchi.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody whom Keycloak has signed in. */
final class TestPrincipal extends DefaultOidcUser implements PortalUser.Principal {
    private static final long serialVersionUID = 1;

    private final PortalUser user;

    private TestPrincipal(PortalUser user, OidcIdToken token) {
        super(List.<GrantedAuthority>of(), token);
        this.user = user;
    }

    static Authentication of(String name, String sid, String sub) {
        Instant now = Instant.now();
        OidcIdToken token = new OidcIdToken("t", now, now.plusSeconds(300), Map.of("sub", sub, "sid", sid));
        Collection<GrantedAuthority> none = List.of();
        return UsernamePasswordAuthenticationToken.authenticated(
                new TestPrincipal(new PortalUser(name, name, "city", Set.of(Role.OFFICIAL)), token), null, none);
    }

    @Override
    public PortalUser portalUser() {
        return user;
    }
}
