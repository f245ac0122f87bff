package jp.madoguchi.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param number the place in the chain, from 1, without gaps
 * @param at to the second
 * @param user the user's name, as records keep it
 * @param roles those that the user had, joined by commas
 * @param action key of the text that names it
 * @param object what it was done to, as people call it
 * @param details keys of texts and values; nothing personal
 * @param hash of this event and the hash before, SHA-256 in hexadecimal
 */
public record AuditEvent(
        long number,
        Instant at,
        String user,
        String roles,
        @Nullable String organisation,
        String action,
        String object,
        @Nullable String reason,
        Map<String, String> details,
        String previousHash,
        String hash) {
    public AuditEvent {
        details = new TreeMap<>(details);
    }
}
