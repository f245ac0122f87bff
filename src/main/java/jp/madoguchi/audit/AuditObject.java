package jp.madoguchi.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What something was done to.
 *
 * @param name as people call it; nothing personal
 * @param kind what it is, as {@code CASE}; together with the id it gives the object's history, whatever it is called by then
 * @param id absent where the kind is
 */
public record AuditObject(
        String name, @Nullable String kind, @Nullable String id) {
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{0,39}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");

    public AuditObject {
        if ((kind == null) != (id == null)) {
            throw new IllegalArgumentException("an object has a kind and an id, or neither");
        }
        if (kind != null && !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("no kind of an object: " + kind);
        }
        if (id != null && !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of an object");
        }
    }

    public static AuditObject called(String name) {
        return new AuditObject(name, null, null);
    }
}
