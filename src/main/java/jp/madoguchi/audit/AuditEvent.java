package jp.madoguchi.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param number the place in the chain, from 1, without gaps
 * @param at to the millisecond; in the first form of entries to the second
 * @param action key of the text that names it
 * @param details keys of texts and values; nothing personal
 * @param before what stood there, masked
 * @param after what stood there then, masked
 * @param hash of this event and the hash before, SHA-256 in hexadecimal
 */
public record AuditEvent(
        long number,
        Instant at,
        Who who,
        String action,
        AuditObject subject,
        @Nullable String reason,
        Map<String, String> details,
        Map<String, String> before,
        Map<String, String> after,
        String previousHash,
        String hash) {
    public AuditEvent {
        details = new TreeMap<>(details);
        before = new TreeMap<>(before);
        after = new TreeMap<>(after);
    }

    /**
     * Who did it, and from where.
     *
     * @param user the user's name, as records keep it
     * @param roles those that the user had, joined by commas
     * @param origin absent in the first form of entries, like the following
     * @param address as the proxy gave it
     * @param session tells one session of the user from another; not the session's id
     */
    public record Who(
            String user,
            String roles,
            @Nullable String organisation,
            @Nullable Origin origin,
            @Nullable String address,
            @Nullable String session) {}

    static AuditEvent of(AuditRow row) {
        return new AuditEvent(
                row.number(),
                Objects.requireNonNull(Tokyo.fromColumn(row.at())),
                new Who(
                        row.user(),
                        row.roles(),
                        row.organisation(),
                        row.origin() == null ? null : Origin.valueOf(row.origin()),
                        row.address(),
                        row.session()),
                row.action(),
                new AuditObject(row.object(), row.objectKind(), row.objectId()),
                row.reason(),
                AuditHash.values(row.details()),
                AuditHash.values(row.before()),
                AuditHash.values(row.after()),
                row.previousHash(),
                row.hash());
    }

    public String user() {
        return who.user();
    }

    public String roles() {
        return who.roles();
    }

    public @Nullable String organisation() {
        return who.organisation();
    }

    /** As people call it. */
    public String object() {
        return subject.name();
    }
}
