package jp.madoguchi.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Lets an encrypted value be found again by a keyed hash of it (HMAC-SHA-256) that stands beside it. Without the key the hash can't be
 * made from guesses, as a plain hash of a short code could.
 */
@Component
public class BlindIndex {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    BlindIndex(FieldKeys keys) {
        this.key = new SecretKeySpec(keys.index(), ALGORITHM);
    }

    /**
     * @param field what kind of value it is: the same text in another field has another hash
     * @param value in the one spelling in which it is compared
     * @return 64 characters
     */
    public String of(String field, String value) {
        return HexFormat.of().formatHex(hash(field, value));
    }

    /**
     * The hash's first eight bytes as a number, for columns that many rows are looked up or joined by. Among a million values two have
     * the same number once in some ten million times; who can't bear that compares what was decrypted.
     */
    public long number(String field, String value) {
        return ByteBuffer.wrap(hash(field, value)).getLong();
    }

    private byte[] hash(String field, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((field + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
