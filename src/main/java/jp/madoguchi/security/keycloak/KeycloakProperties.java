package jp.madoguchi.security.keycloak;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Keycloak is and how long the portal believes it.
 *
 * @param issuer the realm's address, such as {@code https://id.example.jp/realms/madoguchi}
 * @param audience what a bearer token for the API must be made for
 * @param checkEvery how often a session asks Keycloak whether its user may still do what the session says
 * @param secondFactor what the claim {@code acr} says after a one-time password
 * @param grace how long a session lives on after Keycloak last vouched for it, while Keycloak can't be reached
 */
@ConfigurationProperties("madoguchi.keycloak")
public record KeycloakProperties(
        String issuer,
        String clientId,
        String clientSecret,
        @DefaultValue("madoguchi-api") String audience,
        @DefaultValue("2") String secondFactor,
        @DefaultValue("30s") Duration checkEvery,
        @DefaultValue("5m") Duration grace) {}
