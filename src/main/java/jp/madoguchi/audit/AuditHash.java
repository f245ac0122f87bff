package jp.madoguchi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
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

    private AuditHash() {}

    /** Of all members of the event but its hash. */
    static String of(AuditEvent event) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        // as text: JSON's numbers are exact to 2^53 only
        members.put("number", String.valueOf(event.number()));
        members.put("at", event.at().toString());
        members.put("user", event.user());
        members.put("roles", event.roles());
        members.put("organisation", event.organisation());
        members.put("action", event.action());
        members.put("object", event.object());
        members.put("reason", event.reason());
        members.put("details", event.details());
        members.put("previous", event.previousHash());
        return sha256(canonical(members));
    }

    static String json(Map<String, String> details) {
        return new String(canonical(details), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> details(String json) {
        return JSON.readValue(json, Map.class);
    }

    /** An event as it stands in its row; the hash is worked out. */
    static AuditEvent chained(AuditEvent event) {
        return new AuditEvent(
                event.number(),
                event.at(),
                event.user(),
                event.roles(),
                event.organisation(),
                event.action(),
                event.object(),
                event.reason(),
                event.details(),
                event.previousHash(),
                of(event));
    }

    private static byte[] canonical(Map<String, ?> members) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(members)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Instant toSecond(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
