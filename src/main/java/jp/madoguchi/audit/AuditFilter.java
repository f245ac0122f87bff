package jp.madoguchi.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which events an auditor wants to see; what is absent doesn't limit.
 *
 * @param user exactly this user's
 * @param object of objects that are called so, or whose name begins so
 * @param from first day, in Asia/Tokyo
 * @param to last day, in Asia/Tokyo
 */
public record AuditFilter(
        @Nullable String user,
        @Nullable String object,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null);
}
