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
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * A key that can be used (AES-256-GCM of Tink).
 *
 * @param number stands in front of all that is encrypted with it
 */
record FieldKey(int number, Aead aead) {
    static final int BYTES = 32;
    /** So many bytes stand in front of what is encrypted: the kind of the format, and the key's number. */
    static final int PREFIX = 5;

    /** With which key something was encrypted. */
    static int numberOf(byte[] encrypted) {
        return ByteBuffer.wrap(encrypted).getInt(1);
    }

    /** What a value begins with that was encrypted with this key. */
    static byte[] prefix(int number) {
        return ByteBuffer.allocate(PREFIX).put((byte) 1).putInt(number).array();
    }

    @AccessesPartialKey
    static FieldKey of(int number, byte[] bytes) {
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    // puts the key's number in front of what is encrypted with it
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            Aead aead = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(AesGcmKey.builder()
                                    .setParameters(parameters)
                                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                                    .setIdRequirement(number)
                                    .build())
                            .makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            return new FieldKey(number, aead);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys for the encrypted fields can't be used", e);
        }
    }
}
