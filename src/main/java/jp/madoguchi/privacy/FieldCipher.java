package jp.madoguchi.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/**
 * Encrypts single values before they are stored (AES-256-GCM). Each value is bound to its {@link FieldPlace place}, and carries in front
 * which key it was encrypted with, so that keys can be replaced while old values are still read.
 */
@Component
public class FieldCipher {
    private final FieldKeyRing ring;

    FieldCipher(FieldKeyRing ring) {
        this.ring = ring;
    }

    public byte[] encrypt(FieldPlace place, String clear) {
        try {
            return ring.sealing().aead().encrypt(clear.getBytes(StandardCharsets.UTF_8), place.asBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be encrypted", e);
        }
    }

    /** @throws SealedFieldException where the value isn't the one that was encrypted for this place */
    public String decrypt(FieldPlace place, byte[] encrypted) {
        try {
            return new String(open(place, encrypted), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SealedFieldException(place, e);
        }
    }

    private byte[] open(FieldPlace place, byte[] encrypted) throws GeneralSecurityException {
        if (encrypted.length < FieldKey.PREFIX) {
            throw new GeneralSecurityException("too short");
        }
        FieldKey key = ring.opening(FieldKey.numberOf(encrypted));
        if (key == null) {
            throw new GeneralSecurityException("no key has this number");
        }
        return key.aead().decrypt(encrypted, place.asBytes());
    }
}
