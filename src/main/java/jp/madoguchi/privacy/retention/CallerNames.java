package jp.madoguchi.privacy.retention;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names that take the place of callers' numbers. The same number gets the same name within a run, so that callers can still be counted;
 * with the run's secret, which is thrown away at its end, nobody can go back from a name to a number or the other way.
 */
public final class CallerNames {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LETTERS = 16;

    private final byte[] secret;

    CallerNames(byte[] secret) {
        this.secret = secret.clone();
    }

    /** Without digits, so that it can't be taken for a number; 17 characters. */
    public String of(String number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] hash = mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
            StringBuilder name = new StringBuilder(LETTERS + 1).append('#');
            for (int i = 0; i < LETTERS; i++) {
                name.append((char) ('a' + ((hash[i] & 0xff) % 26)));
            }
            return name.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
