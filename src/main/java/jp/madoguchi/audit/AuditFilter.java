package jp.madoguchi.audit;

import java.time.LocalDate;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which events an auditor wants to see; what is absent doesn't limit.
 *
 * @param user exactly this user's
 * @param object of objects that are called so, or whose name begins so
 * @param from first day, in Asia/Tokyo
 * @param to last day, in Asia/Tokyo
 * @param subject the history of the object with this kind and id, whatever it was called
 * @param action key of the text that names it
 * @param role done by somebody with this role
 */
public record AuditFilter(
        @Nullable String user,
        @Nullable String object,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable AuditObject subject,
        @Nullable String action,
        @Nullable Role role,
        @Nullable String organisation,
        @Nullable Origin origin) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null);

    public AuditFilter(
            @Nullable String user, @Nullable String object, @Nullable LocalDate from, @Nullable LocalDate to) {
        this(user, object, from, to, null, null, null, null, null);
    }

    /** All that was done to an object; one without an id by its name. */
    public static AuditFilter historyOf(AuditObject object) {
        return object.kind() == null
                ? new AuditFilter(null, object.name(), null, null)
                : new AuditFilter(null, null, null, null, object, null, null, null, null);
    }

    public static AuditFilter dayOf(String user, LocalDate day) {
        return new AuditFilter(user, null, day, day);
    }

    /** What of it limits, for the entry of an export. */
    String inWords() {
        StringBuilder words = new StringBuilder();
        add(words, "user", user);
        add(words, "object", object);
        add(words, "from", from);
        add(words, "to", to);
        add(words, "subject", subject == null ? null : subject.kind() + ":" + subject.id());
        add(words, "action", action);
        add(words, "role", role);
        add(words, "organisation", organisation);
        add(words, "origin", origin);
        return words.isEmpty() ? "-" : words.toString();
    }

    private static void add(StringBuilder words, String name, @Nullable Object value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : " ").append(name).append('=').append(value);
        }
    }
}
