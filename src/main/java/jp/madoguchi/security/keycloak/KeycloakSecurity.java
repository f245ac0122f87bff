package jp.madoguchi.security.keycloak;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.ScreenHeaders;
import jp.madoguchi.security.SignedInSessions;
import jp.madoguchi.security.api.ApiSecurity;
import jp.madoguchi.security.limit.SignInLimit;
import jp.madoguchi.security.people.RegisterGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.client.RestClient;

/** Production: Keycloak signs people in (code flow with PKCE) and vouches for the API's bearer tokens. */
@Configuration
@Profile("production")
@EnableConfigurationProperties(KeycloakProperties.class)
class KeycloakSecurity {
    static final String REGISTRATION = "keycloak";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(KeycloakSecurity.class);

    /** Discovered at the first sign-in, so that the portal starts while Keycloak doesn't run. */
    @Bean
    ClientRegistrationRepository keycloakClient(KeycloakProperties properties) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(properties.issuer())
                        .registrationId(REGISTRATION)
                        .clientId(properties.clientId())
                        .clientSecret(properties.clientSecret())
                        .scope("openid", "profile")
                        .clientSettings(ClientRegistration.ClientSettings.builder()
                                .requireProofKey(true)
                                .build())
                        .build()));
    }

    @Bean
    OAuth2AuthorizedClientRepository sessionTokens() {
        return new SessionTokens();
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshTokens() {
        RestClientRefreshTokenTokenResponseClient client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(timelyCalls());
        return client;
    }

    private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> firstTokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(timelyCalls());
        return client;
    }

    /**
     * With time-outs, which Spring's default lacks: one call without an answer would stop the checks for good, and each sign-in would
     * hold one of the server's threads.
     */
    private static RestClient timelyCalls() {
        JdkClientHttpRequestFactory calls = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build());
        calls.setReadTimeout(ANSWER_WITHIN);
        return RestClient.builder()
                .requestFactory(calls)
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return new OidcIdTokenDecoderFactory();
    }

    @Bean
    OidcSessionRegistry oidcSessions() {
        return new InMemoryOidcSessionRegistry();
    }

    /** Tells the registry of sessions that have ended, so that it doesn't keep them for ever. */
    @Bean
    HttpSessionEventPublisher endedSessions() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    JwtDecoder bearerTokens(KeycloakProperties properties) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    (NimbusJwtDecoder) JwtDecoders.<JwtDecoder>fromIssuerLocation(properties.issuer());
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(properties.issuer()),
                    new JwtClaimValidator<List<String>>(
                            JwtClaimNames.AUD,
                            audience -> audience != null && audience.contains(properties.audience()))));
            return decoder;
        });
    }

    @Bean
    @Order(1)
    SecurityFilterChain bearerApi(HttpSecurity http, ApiSecurity api) {
        return api.configure(http)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(api.entryPoint())
                        .accessDeniedHandler(api.deniedHandler())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(BearerUser::new)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain keycloakScreens(
            HttpSecurity http,
            OidcSessionRegistry signedIn,
            LiveSessions sessions,
            SignedInSessions everywhere,
            ScreenHeaders headers,
            SignInLimit signIns,
            RegisterGate register,
            KeycloakProperties properties,
            Clock clock,
            ClientRegistrationRepository clients) {
        SecondFactor second = new SecondFactor(properties.secondFactor());
        headers.configure(http);
        signIns.configure(http);
        register.guardScreens(http);
        http.addFilterBefore(new CalmLogout(), CsrfFilter.class);
        // named here too, since Spring Security otherwise asks Keycloak for the client while it starts
        return http.oauth2Login(login -> login.loginPage("/sign-in")
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(new SignInAgain(clients)))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(firstTokens()))
                        .userInfoEndpoint(user -> user.oidcUserService(
                                request -> second.demandedOf(new KeycloakUser(request.getIdToken()))))
                        .failureHandler(KeycloakSecurity::refuse)
                        .withObjectPostProcessor(new CalmRedirect()))
                .oidcLogout(logout -> logout.backChannel(
                        channel -> channel.logoutHandler(new KeycloakLogout(signedIn, sessions, everywhere, clock))))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage("/sign-in", "{baseUrl}/sign-in?out")
                                // an address without a screen leads to the calm page, not to an empty 403
                                .anyRequest(url -> url.authenticated()))
                .build();
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException refusal ? refusal.getError() : null;
        boolean factor = error != null && error.getErrorCode().equals(SecondFactor.MISSING);
        // what the address says of the error stands in it, and anybody can write an address
        log.warn(
                "Somebody was not signed in: {}",
                (error == null ? String.valueOf(failure.getMessage()) : error.toString())
                        .replaceAll("\\p{Cntrl}", " "));
        response.sendRedirect(request.getContextPath() + (factor ? "/sign-in?factor" : "/sign-in?failed"));
    }

    /** On the way to Keycloak too, what fails leads back to the sign-in page; by itself the filter answers with status 500. */
    private static final class CalmRedirect implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler((request, response, failure) -> {
                log.warn("Nobody can sign in at the moment: {}", failure.getMessage());
                response.sendRedirect(request.getContextPath() + "/sign-in?failed");
            });
            return filter;
        }
    }
}
