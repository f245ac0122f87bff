package jp.madoguchi.security.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import jp.madoguchi.security.keycloak.StandInIssuer.IdToken;
import org.jspecify.annotations.Nullable;

/** The kinds of tokens that must not be taken, each made out of one that would be. */
final class WrongTokens {
    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

    private final StandInIssuer issuer;
    private final String clientSecret;
    private final RSAKey foreign;
    private final Random random = new Random(20220630);

    WrongTokens(StandInIssuer issuer, String clientSecret) throws JOSEException {
        this.issuer = issuer;
        this.clientSecret = clientSecret;
        this.foreign = new RSAKeyGenerator(2048).keyID("realm").generate();
    }

    /** @param earlier of another sign-in, at which it was taken */
    Map<String, IdToken> idTokens(String earlier) {
        Map<String, IdToken> wrong = new LinkedHashMap<>(notOfTheRealm());
        wrong.put("another nonce", with("nonce", "another"));
        wrong.put("no nonce", with("nonce", null));
        wrong.put("of an earlier sign-in", claims -> earlier);
        wrong.put("none", claims -> "");
        wrong.put(
                "for two, and nobody said for whom",
                claims -> with("azp", null).of(changed(claims, "aud", List.of(StandInIssuer.CLIENT, "account"))));
        wrong.put("for another client", with("azp", "account"));
        wrong.put("over", with("exp", at(-300)));
        wrong.put("without an end", with("exp", null));
        wrong.put("of tomorrow", with("iat", at(86_400)));
        wrong.put("of nobody", with("sub", null));
        return wrong;
    }

    Map<String, IdToken> logoutTokens(JWTClaimsSet ofAnIdToken) {
        Map<String, IdToken> wrong = new LinkedHashMap<>(notOfTheRealm());
        wrong.put("with a nonce", with("nonce", "n"));
        wrong.put("of nobody", claims -> with("sid", null).of(changed(claims, "sub", null)));
        wrong.put("without events", with("events", null));
        wrong.put("of another event", with("events", Map.of(LOGOUT + "2", Map.of())));
        wrong.put("an event in words", with("events", LOGOUT));
        wrong.put("over", with("exp", at(-180)));
        wrong.put("kept for later", with("iat", at(-360)));
        wrong.put("without a time", with("iat", null));
        wrong.put("without a number", with("jti", null));
        wrong.put("an ID token", claims -> issuer.signed(ofAnIdToken));
        wrong.put("no token", claims -> "x.y.z");
        return wrong;
    }

    /** What says the right thing and isn't signed by the realm, or is said by another one or to somebody else. */
    private Map<String, IdToken> notOfTheRealm() {
        Map<String, IdToken> wrong = new LinkedHashMap<>();
        wrong.put("unsigned", claims -> new PlainJWT(claims).serialize());
        wrong.put("algorithm none with a signature", claims -> {
            String token = issuer.signed(claims);
            return encoded("{\"alg\":\"none\",\"kid\":\"realm\"}") + token.substring(token.indexOf('.'));
        });
        wrong.put(
                "signed by another key of the same name",
                claims -> StandInIssuer.signed(JWSAlgorithm.RS256, claims, new RSASSASigner(foreign)));
        wrong.put(
                "the public key taken for a secret",
                claims -> StandInIssuer.signed(
                        JWSAlgorithm.HS256,
                        claims,
                        new MACSigner(issuer.key().toRSAPublicKey().getEncoded())));
        byte[] secret =
                Arrays.copyOf(clientSecret.getBytes(StandardCharsets.UTF_8), Math.max(32, clientSecret.length()));
        wrong.put(
                "signed with the client's secret",
                claims -> StandInIssuer.signed(JWSAlgorithm.HS256, claims, new MACSigner(secret)));
        wrong.put("a signature with a bit turned", claims -> turned(issuer.signed(claims)));
        wrong.put("without its signature", claims -> {
            String token = issuer.signed(claims);
            return token.substring(0, token.lastIndexOf('.') + 1);
        });
        wrong.put("changed after signing", claims -> {
            String[] parts = issuer.signed(changed(claims, "sid", "x")).split("\\.");
            return parts[0] + "." + encoded(claims.toString()) + "." + parts[2];
        });
        wrong.put("of another realm", with("iss", issuer.issuer() + "2"));
        wrong.put("of no realm", with("iss", null));
        wrong.put("for another audience", with("aud", "account"));
        wrong.put("for no audience", with("aud", null));
        return wrong;
    }

    /** As Keycloak tells that somebody has signed out. */
    static JWTClaimsSet logoutOf(JWTClaimsSet idToken) {
        return new JWTClaimsSet.Builder()
                .issuer(idToken.getIssuer())
                .audience(StandInIssuer.CLIENT)
                .subject(idToken.getSubject())
                .claim("sid", idToken.getClaim("sid"))
                .claim("events", Map.of(LOGOUT, Map.of()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(at(0))
                .expirationTime(at(120))
                .build();
    }

    private IdToken with(String claim, @Nullable Object value) {
        return claims -> issuer.signed(changed(claims, claim, value));
    }

    private static JWTClaimsSet changed(JWTClaimsSet claims, String claim, @Nullable Object value) {
        return new JWTClaimsSet.Builder(claims).claim(claim, value).build();
    }

    private String turned(String token) {
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
        signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
        return token.substring(0, start)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Date at(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
