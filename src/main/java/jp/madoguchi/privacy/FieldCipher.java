package jp.madoguchi.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Encrypts single values before they are stored (AES-256-GCM). Each value is bound to its {@link FieldPlace place}, and carries in front
 * which key it was encrypted with, so that keys can be replaced while old values are still read.
 */
@Component
public class FieldCipher {
    private final Aead aead;

    FieldCipher(FieldKeys keys) {
        this.aead = aead(keys.fields());
    }

    public byte[] encrypt(FieldPlace place, String clear) {
        try {
            return aead.encrypt(clear.getBytes(StandardCharsets.UTF_8), place.asBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be encrypted", e);
        }
    }

    /** @throws SealedFieldException where the value isn't the one that was encrypted for this place */
    public String decrypt(FieldPlace place, byte[] encrypted) {
        try {
            return new String(aead.decrypt(encrypted, place.asBytes()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SealedFieldException(place, e);
        }
    }

    @AccessesPartialKey
    private static Aead aead(List<FieldKeys.Key> keys) {
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(FieldKeys.BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    // puts the key's number in front of what is encrypted with it
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
            for (FieldKeys.Key key : keys) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(AesGcmKey.builder()
                        .setParameters(parameters)
                        .setKeyBytes(SecretBytes.copyFrom(key.bytes(), InsecureSecretKeyAccess.get()))
                        .setIdRequirement(key.number())
                        .build());
                keyset.addEntry(key == keys.getFirst() ? entry.makePrimary() : entry);
            }
            return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys for the encrypted fields can't be used", e);
        }
    }
}
