package jp.madoguchi.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.platform.text.PhoneDigits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets an encrypted value be found again by a keyed hash of it (HMAC-SHA-256) that stands beside it. Without the key the hash can't be
 * made from guesses, as a plain hash of a short code could.
 */
@Component
public class BlindIndex {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PHONE_DIGITS = 20;

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

    /**
     * By which a telephone number is found in whichever table it stands: calls, inquiries and persons of one number have the same, so that
     * what is held of a person, or told to them, is found by it.
     *
     * @return none where there is no digit; of very long ones the first {@value #PHONE_DIGITS} digits count
     */
    public @Nullable Long phone(@Nullable String number) {
        String digits = PhoneDigits.of(number);
        return digits == null ? null : number("phone", digits.substring(0, Math.min(digits.length(), PHONE_DIGITS)));
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
