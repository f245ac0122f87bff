package jp.madoguchi.outreach.survey.api;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.outreach.survey.SurveyStatement;
import jp.madoguchi.outreach.survey.SurveyToken;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

/**
 * What the page's form sends. That it comes from our page is shown by two things that another site can't bring together: a random value
 * in a cookie, and in the form the code that the link's token makes of it (HMAC). No server keeps either.
 */
final class SurveyForm {
    static final String CHECK = "check";
    static final String CARD = "card-";

    private static final Pattern CARD_FIELD = Pattern.compile(CARD + "([1-9]\\d{0,3})");
    private static final Pattern RANDOM_FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private SurveyForm() {}

    /** The value of the browser's cookie; a new one where there is none that could be ours. */
    static String browser(HttpServletRequest request) {
        return cookie(request).orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    static ResponseCookie cookie(HttpServletRequest request, String browser) {
        return ResponseCookie.from(name(request), browser)
                .path(request.getContextPath() + SurveySecurity.PATH)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
    }

    /** What the form has to send back from this browser with this link. */
    static String check(SurveyToken token, String browser) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.text().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(browser.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    static boolean isOurs(HttpServletRequest request, SurveyToken token, MultiValueMap<String, String> form) {
        List<String> sent = form.getOrDefault(CHECK, List.of());
        return sent.size() == 1
                && cookie(request)
                        .map(browser -> MessageDigest.isEqual(
                                check(token, browser).getBytes(StandardCharsets.US_ASCII),
                                sent.getFirst().getBytes(StandardCharsets.UTF_8)))
                        .orElse(false);
    }

    /** By the card's number; empty where the form has anything that the page's form hasn't. */
    static Optional<Map<Integer, SurveyStatement>> answers(MultiValueMap<String, String> form) {
        Map<Integer, SurveyStatement> answers = new HashMap<>();
        for (Map.Entry<String, List<String>> field : form.entrySet()) {
            if (field.getKey().equals(CHECK) || field.getKey().equals(SurveyController.LANGUAGE)) {
                continue;
            }
            Matcher card = CARD_FIELD.matcher(field.getKey());
            Optional<SurveyStatement> statement =
                    field.getValue().size() == 1 ? statement(field.getValue().getFirst()) : Optional.empty();
            if (!card.matches() || statement.isEmpty()) {
                return Optional.empty();
            }
            answers.put(Integer.valueOf(card.group(1)), statement.get());
        }
        return Optional.of(answers);
    }

    private static Optional<SurveyStatement> statement(String name) {
        return Arrays.stream(SurveyStatement.values())
                .filter(statement -> statement.name().equals(name))
                .findFirst();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name(request)))
                        .map(Cookie::getValue)
                        .filter(value -> RANDOM_FORM.matcher(value).matches())
                        .findFirst();
    }

    /** With the prefix, browsers take it from no other than a secure page. */
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Secure-madoguchi-survey" : "madoguchi-survey";
    }
}
