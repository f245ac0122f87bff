package jp.madoguchi.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hash that chains an event to the one before: SHA-256 (FIPS 180-4) of the event as canonical JSON (RFC 8785), the hash before
 * among its members. Canonical, so that whoever writes the same event anywhere gets the same hash.
 */
final class AuditHash {
    /** What the first event names as the hash before it. */
    static final String NONE = "0".repeat(64);

    private static final JsonMapper JSON = new JsonMapper();

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    });

    private AuditHash() {}

    /** Of all members of the event but its hash, those that its form has. */
    static String of(AuditRow row) {
        return sha256(canonical(row));
    }

    static String canonical(AuditRow row) {
        return row.version() == 1 ? first(row) : second(row);
    }

    /** Numbers are texts: JSON's are exact to 2^53 only. */
    private static String first(AuditRow row) {
        return new CanonicalJson(new StringBuilder(512))
                .text("action", row.action())
                .instant("at", row.at())
                .json("details", row.details())
                .text("number", String.valueOf(row.number()))
                .text("object", row.object())
                .text("organisation", row.organisation())
                .text("previous", row.previousHash())
                .text("reason", row.reason())
                .text("roles", row.roles())
                .text("user", row.user())
                .end()
                .toString();
    }

    private static String second(AuditRow row) {
        return new CanonicalJson(new StringBuilder(768))
                .text("action", row.action())
                .text("address", row.address())
                .json("after", row.after())
                .instant("at", row.at())
                .json("before", row.before())
                .json("details", row.details())
                .text("number", String.valueOf(row.number()))
                .text("object", row.object())
                .text("objectId", row.objectId())
                .text("objectKind", row.objectKind())
                .text("organisation", row.organisation())
                .text("origin", row.origin())
                .text("previous", row.previousHash())
                .text("reason", row.reason())
                .text("roles", row.roles())
                .text("session", row.session())
                .text("user", row.user())
                .text("v", String.valueOf(row.version()))
                .end()
                .toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> values(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, Map.class);
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
