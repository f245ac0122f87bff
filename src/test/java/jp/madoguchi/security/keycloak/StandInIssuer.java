package jp.madoguchi.security.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.testing.LocalTls;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands where Keycloak stands, signs whoever is said in without asking, and puts into the ID token whatever a test wants: the real one
 * can't be made to say something wrong.
 */
final class StandInIssuer implements AutoCloseable {
    static final String CLIENT = "madoguchi-portal";
    private static final String REALM = "/realms/madoguchi";
    private static final String KEY = "realm";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String issuer;
    private final RSAKey key;
    private final Map<String, JWTClaimsSet> byCode = new ConcurrentHashMap<>();
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final Map<String, JWTClaimsSet> byRefreshToken = new ConcurrentHashMap<>();
    private volatile JWTClaimsSet person = new JWTClaimsSet.Builder().build();
    private volatile IdToken idToken = this::signed;
    private volatile Map<String, String> asked = Map.of();
    private volatile boolean silent;

    /** Makes an ID token out of what it should say; empty where there shall be none. */
    interface IdToken {
        String of(JWTClaimsSet claims) throws JOSEException;
    }

    StandInIssuer(LocalTls tls) throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID(KEY).generate();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        server.setExecutor(threads);
        issuer = "https://localhost:" + server.getAddress().getPort() + REALM;
        on("/.well-known/openid-configuration", call -> answer(call, 200, JSON.writeValueAsString(metadata())));
        on("/certs", call -> answer(call, 200, new JWKSet(key.toPublicJWK()).toString()));
        on("/auth", this::authorize);
        on("/token", this::token);
        server.start();
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(REALM + path, handler);
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer",
                issuer,
                "authorization_endpoint",
                issuer + "/auth",
                "token_endpoint",
                issuer + "/token",
                "jwks_uri",
                issuer + "/certs",
                "end_session_endpoint",
                issuer + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"),
                "code_challenge_methods_supported",
                List.of("S256"));
    }

    String issuer() {
        return issuer;
    }

    RSAKey key() {
        return key;
    }

    /** Who signs in next, with an ID token as it should be. */
    void signsIn(JWTClaimsSet someone) {
        signsIn(someone, this::signed);
    }

    /** Who signs in next, and what becomes of the ID token. */
    void signsIn(JWTClaimsSet someone, IdToken token) {
        person = someone;
        idToken = token;
    }

    /** Whether whoever asks for tokens waits for an answer. */
    void keepsSilent(boolean still) {
        silent = still;
    }

    /** What the portal sent somebody here with last. */
    Map<String, String> asked() {
        return asked;
    }

    /** What is true of somebody who has just signed in, with what this realm's mappers add. */
    JWTClaimsSet.Builder someone(String name, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(CLIENT)
                .subject("subject-of-" + name)
                .claim("azp", CLIENT)
                .claim("sid", "session-of-" + name)
                .claim("preferred_username", name)
                .claim("name", "試験 花子")
                .claim("organisation", "city")
                .claim("roles", List.of(roles))
                .claim("acr", "2")
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, claims, new RSASSASigner(key));
    }

    static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(JOSEObjectType.JWT)
                        .keyID(KEY)
                        .build(),
                claims);
        token.sign(signer);
        return token.serialize();
    }

    private void authorize(HttpExchange call) throws IOException {
        Map<String, String> query = fields(call.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        asked = query;
        byCode.put(
                code,
                new JWTClaimsSet.Builder(person)
                        .claim("nonce", query.get("nonce"))
                        .build());
        challenges.put(code, query.getOrDefault("code_challenge", ""));
        call.getResponseHeaders()
                .add(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
        answer(call, 302, "");
    }

    private void token(HttpExchange call) throws IOException {
        while (silent) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        Map<String, String> form = fields(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try {
            if ("refresh_token".equals(form.get("grant_type"))) {
                tokens(call, byRefreshToken.remove(form.get("refresh_token")), this::signed);
            } else {
                String code = form.getOrDefault("code", "");
                boolean proven =
                        challenge(form.getOrDefault("code_verifier", "")).equals(challenges.getOrDefault(code, "none"));
                tokens(call, proven ? byCode.remove(code) : null, idToken);
            }
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void tokens(HttpExchange call, JWTClaimsSet claims, IdToken token) throws IOException, JOSEException {
        if (claims == null) {
            answer(call, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String refresh = UUID.randomUUID().toString();
        byRefreshToken.put(refresh, claims);
        Map<String, Object> tokens = new HashMap<>(Map.of(
                "access_token",
                UUID.randomUUID().toString(),
                "token_type",
                "Bearer",
                "expires_in",
                300,
                "refresh_token",
                refresh,
                "id_token",
                token.of(claims)));
        tokens.values().remove("");
        answer(call, 200, JSON.writeValueAsString(tokens));
    }

    private static String challenge(String verifier) throws GeneralSecurityException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
