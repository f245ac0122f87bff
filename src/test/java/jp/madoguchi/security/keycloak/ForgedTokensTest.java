package jp.madoguchi.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** What the API takes as a token: those of the realm made for it, and nothing that somebody has made or changed himself. */
class ForgedTokensTest {
    private static final String AUDIENCE = "madoguchi-api";
    private static final int EACH = 90;

    private static RSAKey key;
    private static RSAKey foreign;
    private static HttpServer keycloak;
    private static String issuer;
    private static JwtDecoder tokens;

    private final Random random = new Random(20220630);
    private final Instant now = Clock.systemUTC().instant();

    @BeforeAll
    static void startTheRealm() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("realm").generate();
        foreign = new RSAKeyGenerator(2048).keyID("realm").generate();
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + keycloak.getAddress().getPort() + "/realms/madoguchi";
        answer(
                "/realms/madoguchi/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer
                        + "/certs\",\"subject_types_supported\":[\"public\"]," + "\"authorization_endpoint\":\""
                        + issuer + "/auth\",\"token_endpoint\":\"" + issuer + "/token\"}");
        answer("/realms/madoguchi/certs", new JWKSet(key.toPublicJWK()).toString());
        keycloak.start();
        tokens = new KeycloakSecurity()
                .bearerTokens(new KeycloakProperties(
                        issuer, "madoguchi", "secret", AUDIENCE, "2", Duration.ofMinutes(1), Duration.ofMinutes(5)));
    }

    private static void answer(String path, String json) {
        keycloak.createContext(path, call -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
    }

    @AfterAll
    static void stopTheRealm() {
        keycloak.stop(0);
    }

    @Test
    void aTokenOfTheRealmMadeForTheApiIsTaken() throws JOSEException {
        assertThat(tokens.decode(signed(claims().build(), key)).getClaimAsString("preferred_username"))
                .isEqualTo("official");
    }

    @Test
    @Assures("A8")
    void noForgedTokenIsTaken() throws Exception {
        Map<String, List<String>> forged = new LinkedHashMap<>();
        for (int i = 0; i < EACH; i++) {
            int seconds = 120 + random.nextInt(1_000_000);
            add(forged, "unsigned", new PlainJWT(claims().build()).serialize());
            add(forged, "algorithm none with a signature", unsigned(signed(claims().build(), key)));
            add(forged, "signed by another key of the same name", signed(claims().build(), foreign));
            add(forged, "the public key taken for a secret", signedByThePublicKey());
            add(forged, "changed after signing", withOtherClaims(signed(claims().build(), key)));
            add(forged, "a signature with a bit turned", turned(signed(claims().build(), key)));
            add(forged, "without its signature", cut(signed(claims().build(), key)));
            add(
                    forged,
                    "of another realm",
                    signed(claims().issuer(issuer + random.nextInt(99)).build(), key));
            add(
                    forged,
                    "for another audience",
                    signed(claims().audience("account" + i).build(), key));
            add(forged, "for nobody", signed(claims().audience((String) null).build(), key));
            add(forged, "over", signed(claims().expirationTime(at(-seconds)).build(), key));
            add(
                    forged,
                    "not yet begun",
                    signed(claims().notBeforeTime(at(seconds)).build(), key));
        }

        int tried = 0;
        for (Map.Entry<String, List<String>> kind : forged.entrySet()) {
            for (String token : kind.getValue()) {
                tried++;
                assertThatThrownBy(() -> tokens.decode(token)).as(kind.getKey()).isInstanceOf(JwtException.class);
            }
        }
        Measured.as("%,d forged tokens of %d kinds, 0 accepted", tried, forged.size());
        assertThat(tried).isGreaterThanOrEqualTo(1_000);
    }

    private static void add(Map<String, List<String>> forged, String kind, String token) {
        forged.computeIfAbsent(kind, none -> new ArrayList<>()).add(token);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("s-1")
                .claim("preferred_username", "official")
                .claim("roles", List.of("official"))
                .issueTime(at(-1))
                .expirationTime(at(300));
    }

    private Date at(int seconds) {
        return Date.from(now.plusSeconds(seconds));
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(by));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(JOSEObjectType.JWT)
                        .keyID("realm")
                        .build(),
                claims);
        token.sign(signer);
        return token.serialize();
    }

    /** The old trick: the verifier's public key is known to everybody, and as an HMAC's secret it would sign for anybody. */
    private String signedByThePublicKey() throws JOSEException {
        return signed(
                claims().build(),
                JWSAlgorithm.HS256,
                new MACSigner(key.toRSAPublicKey().getEncoded()));
    }

    private static String unsigned(String token) {
        return encoded("{\"alg\":\"none\",\"kid\":\"realm\",\"typ\":\"JWT\"}") + token.substring(token.indexOf('.'));
    }

    private String withOtherClaims(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String role = List.of("approver", "admin", "auditor").get(random.nextInt(3));
        return parts[0] + "." + encoded(claims.replace("\"official\"]", "\"" + role + "\"]")) + "." + parts[2];
    }

    private String turned(String token) {
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
        signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
        return token.substring(0, start)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private String cut(String token) {
        int start = token.lastIndexOf('.') + 1;
        return token.substring(0, start + random.nextInt(20));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
