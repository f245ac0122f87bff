package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Who a token of the realm is about. */
class ClaimsTest {
    @Test
    void aPersonIsCalledByTheirUserName() {
        PortalUser user = Claims.toPortalUser(Map.of(
                "preferred_username",
                "sato",
                "name",
                "佐藤",
                "azp",
                "madoguchi-portal",
                "sub",
                "1",
                "sid",
                "2",
                "organisation",
                "call-center",
                "roles",
                List.of("operator", "uma_authorization")));

        assertThat(user).isEqualTo(new PortalUser("sato", "佐藤", "call-center", Set.of(Role.OPERATOR)));
    }

    /** The realm gives its token no user name. */
    @Test
    void aSystemIsCalledAsItsAccountIs() {
        PortalUser user =
                Claims.toPortalUser(Map.of("azp", "madoguchi-api", "sub", "1", "roles", List.of("supervisor")));

        assertThat(user.name()).isEqualTo("service-account-madoguchi-api");
    }

    @Test
    void aPersonWhoseTokenHasNoNameIsNoSystem() {
        PortalUser user = Claims.toPortalUser(Map.of("azp", "madoguchi-portal", "sub", "1", "sid", "2"));

        assertThat(user.name()).isEqualTo("madoguchi-portal");
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        assertThatThrownBy(() -> Claims.toPortalUser(Map.of("roles", List.of("admin"))))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }
}
