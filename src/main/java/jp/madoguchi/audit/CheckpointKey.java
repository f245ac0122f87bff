package jp.madoguchi.audit;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key of checkpoints: Ed25519, as {@code openssl genpkey -algorithm ed25519} writes it (PEM). With the private key it signs, with
 * the public one alone it can only tell whether a signature is right.
 */
final class CheckpointKey {
    /** What stands before the 32 bytes of a public key in X.509 (RFC 8410). */
    private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private final @Nullable PrivateKey secret;
    private final PublicKey open;
    private final String id;

    private CheckpointKey(@Nullable PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        this.secret = secret;
        this.open = open;
        this.id = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(open.getEncoded()))
                .substring(0, 16);
    }

    /** @throws IllegalStateException where the file holds no such key; says what to do */
    static CheckpointKey read(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
            if (pem.contains("PUBLIC KEY")) {
                return new CheckpointKey(null, keys.generatePublic(new X509EncodedKeySpec(bytes)));
            }
            PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            byte[] seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
            byte[] point = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey();
            byte[] encoded = Arrays.copyOf(PUBLIC, PUBLIC.length + point.length);
            System.arraycopy(point, 0, encoded, PUBLIC.length, point.length);
            return new CheckpointKey(secret, keys.generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(
                    "There is no key of checkpoints in " + file
                            + "; make one with: openssl genpkey -algorithm ed25519 -out " + file,
                    e);
        }
    }

    /** For the demo, which has nobody to make one. */
    static void make(Path file) throws IOException {
        try {
            byte[] secret = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(secret)
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    String id() {
        return id;
    }

    /** For auditors, who verify with it elsewhere. */
    String publicPem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(open.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    boolean canSign() {
        return secret != null;
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the checkpoint could not be signed", e);
        }
    }

    boolean hasSigned(Checkpoint checkpoint) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(open);
            signature.update(checkpoint.unsigned().getBytes(StandardCharsets.UTF_8));
            return checkpoint.key().equals(id)
                    && signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
