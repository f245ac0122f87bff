package jp.madoguchi.privacy;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Wraps data keys, so that they can lie in the database, by what is derived from the keys of the settings (HKDF-SHA-256). Those
 * themselves encrypted values in former versions, and still open them; no key is used for two things.
 */
class KeyWrap {
    private final List<FieldKey> keys;

    /** @param settings the first wraps, all of them unwrap */
    KeyWrap(List<FieldKeys.Key> settings) {
        this.keys = settings.stream().map(KeyWrap::derived).toList();
    }

    private static FieldKey derived(FieldKeys.Key key) {
        try {
            byte[] bytes = Hkdf.computeHkdf(
                    "HMACSHA256",
                    key.bytes(),
                    new byte[0],
                    "madoguchi wraps data keys".getBytes(StandardCharsets.UTF_8),
                    FieldKey.BYTES);
            return FieldKey.of(FieldKeys.Key.of(bytes).number(), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    byte[] wrap(int number, byte[] dataKey) {
        try {
            return keys.getFirst().aead().encrypt(dataKey, place(number));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key could not be wrapped", e);
        }
    }

    /** Bound to the data key's number; none where none of the keys has wrapped it. */
    byte @Nullable [] unwrap(int number, byte[] wrapped) {
        for (FieldKey key : keys) {
            if (wrapped.length > FieldKey.PREFIX && key.number() == FieldKey.numberOf(wrapped)) {
                try {
                    return key.aead().decrypt(wrapped, place(number));
                } catch (GeneralSecurityException e) {
                    return null;
                }
            }
        }
        return null;
    }

    /** In which place of the settings the key stands that has wrapped it; none where it isn't among them. */
    OptionalInt placeOfWrapper(byte[] wrapped) {
        return IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).number() == FieldKey.numberOf(wrapped))
                .findFirst();
    }

    /** Whether it is wrapped by the first of the keys. */
    boolean isCurrent(byte[] wrapped) {
        return FieldKey.numberOf(wrapped) == keys.getFirst().number();
    }

    private static byte[] place(int number) {
        return new FieldPlace("field_key", "wrapped", number).asBytes();
    }
}
