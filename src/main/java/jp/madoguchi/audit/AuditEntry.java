package jp.madoguchi.audit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of something that is done. Who, when and from where, the trail knows by itself. Nothing of it is personal:
 * what was in a field of a person is masked before it comes here.
 *
 * @param action key of the text that names the action
 * @param reason as the user gave it
 * @param details keys of texts, and values
 * @param before what stood there, masked: keys of texts, and values
 * @param after what stands there now, likewise
 */
public record AuditEntry(
        String action,
        AuditObject object,
        @Nullable String reason,
        Map<String, String> details,
        Map<String, String> before,
        Map<String, String> after) {
    public AuditEntry {
        details = new TreeMap<>(details);
        before = new TreeMap<>(before);
        after = new TreeMap<>(after);
    }

    public static AuditEntry of(String action, AuditObject object) {
        return new AuditEntry(action, object, null, Map.of(), Map.of(), Map.of());
    }

    public static AuditEntry of(String action, String kind, long id, String name) {
        return of(action, new AuditObject(name, kind, String.valueOf(id)));
    }

    public AuditEntry because(@Nullable String why) {
        return new AuditEntry(action, object, why, details, before, after);
    }

    public AuditEntry with(Map<String, String> more) {
        return new AuditEntry(action, object, reason, more, before, after);
    }

    public AuditEntry changed(Map<String, String> from, Map<String, String> to) {
        return new AuditEntry(action, object, reason, details, from, to);
    }
}
