package jp.madoguchi.outreach.survey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens a holder's page: 144 random bits, said in 24 letters so that it fits into a short message. It is never stored; who reads the
 * database finds its hash, from which nobody comes back. Being random it needs no salt and no slow hash.
 */
public final class SurveyToken {
    private static final int BYTES = 18;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{24}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private SurveyToken(String text) {
        this.text = text;
    }

    static SurveyToken next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SurveyToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what can't be one. */
    public static Optional<SurveyToken> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SurveyToken(text)) : Optional.empty();
    }

    /** As it stands in the link. */
    public String text() {
        return text;
    }

    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SurveyToken[hidden]";
    }
}
