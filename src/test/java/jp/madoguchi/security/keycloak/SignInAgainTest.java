package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.savedrequest.SavedRequest;

/** What is sent to Keycloak when somebody shall prove once more who they are. */
class SignInAgainTest {
    private final SignInAgain resolver =
            new SignInAgain(new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("keycloak")
                    .clientId("portal")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .authorizationUri("https://keycloak.example/auth")
                    .tokenUri("https://keycloak.example/token")
                    .scope("openid")
                    .build()));

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/oauth2/authorization/keycloak");

    {
        request.setServletPath("/oauth2/authorization/keycloak");
    }

    private SavedRequest wanted() {
        return (SavedRequest) request.getSession().getAttribute("SPRING_SECURITY_SAVED_REQUEST");
    }

    @Test
    void keycloakIsToAskForThePasswordAndTheUserComesBack() {
        request.setParameter("again", "desk/inquiries");

        String address = resolver.resolve(request).getAuthorizationRequestUri();

        assertThat(address).contains("prompt=login", "max_age=0", "client_id=portal");
        assertThat(wanted().getRedirectUrl()).isEqualTo("/desk/inquiries");
    }

    @Test
    void anOrdinarySignInIsLeftAlone() {
        assertThat(resolver.resolve(request).getAuthorizationRequestUri()).doesNotContain("prompt", "max_age");
        assertThat(wanted()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/desk", "..", "desk/../x", "javascript:x", ""})
    void noAddressElsewhereIsKept(String to) {
        request.setParameter("again", to);
        resolver.resolve(request);
        assertThat(wanted()).isNull();
    }
}
