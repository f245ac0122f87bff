package jp.madoguchi.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the chain had come at a time, signed, and kept outside of the database.
 *
 * @param serial from 1, without gaps; 0 for a note between two of them
 * @param at when it was made
 * @param number of the chain's last event then, which is also the count of its events
 * @param hash of that event
 * @param previous SHA-256 of the line of the checkpoint before; 64 zeros for the first
 * @param key which key signed: the beginning of the SHA-256 of the public key
 * @param signature Ed25519 (RFC 8032) of the line without it, in Base64
 */
public record Checkpoint(
        long serial, Instant at, long number, String hash, String previous, String key, String signature) {

    /** What is signed: the members but the signature, as canonical JSON (RFC 8785). */
    String unsigned() {
        return json(null);
    }

    /** The file's only line. */
    public String line() {
        return json(signature);
    }

    String lineHash() {
        return AuditHash.sha256(line());
    }

    private String json(@Nullable String signed) {
        CanonicalJson json = new CanonicalJson(new StringBuilder(384))
                .instant("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .text("count", String.valueOf(number))
                .text("hash", hash)
                .text("key", key)
                .text("number", String.valueOf(number))
                .text("previous", previous)
                .text("serial", String.valueOf(serial));
        return (signed == null ? json : json.text("signature", signed)).end().toString();
    }

    Checkpoint signed(String by) {
        return new Checkpoint(serial, at, number, hash, previous, key, by);
    }

    /** @throws IllegalArgumentException where the line isn't exactly one that {@link #line} writes */
    static Checkpoint of(String line) {
        try {
            Map<String, String> members = new TreeMap<>(AuditHash.values(line));
            Checkpoint read = new Checkpoint(
                    Long.parseLong(member(members, "serial")),
                    Instant.parse(member(members, "at")),
                    Long.parseLong(member(members, "number")),
                    member(members, "hash"),
                    member(members, "previous"),
                    member(members, "key"),
                    member(members, "signature"));
            if (!read.line().equals(line)) {
                throw new IllegalArgumentException("not a checkpoint as it was written");
            }
            return read;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a checkpoint", e);
        }
    }

    private static String member(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name));
    }
}
