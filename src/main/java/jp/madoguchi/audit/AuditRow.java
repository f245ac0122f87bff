package jp.madoguchi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in its row, column by column: what its hash is made of.
 *
 * @param version the form: 1 has none of origin, address, session, object's kind and id, before and after
 * @param at in UTC
 * @param details canonical JSON, like before and after
 */
record AuditRow(
        long number,
        int version,
        LocalDateTime at,
        String user,
        String roles,
        @Nullable String organisation,
        @Nullable String origin,
        @Nullable String address,
        @Nullable String session,
        String action,
        String object,
        @Nullable String objectKind,
        @Nullable String objectId,
        @Nullable String reason,
        String details,
        @Nullable String before,
        @Nullable String after,
        String previousHash,
        String hash) {
    static final int LATEST_VERSION = 2;

    static final String COLUMNS =
            "number, version, happened_at, user_name, roles, organisation, origin, address, session_mark, action,"
                    + " object, object_kind, object_id, reason, details, before_values, after_values, previous_hash, hash";

    /** With the columns in their order. */
    static AuditRow read(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong(1),
                row.getInt(2),
                row.getObject(3, LocalDateTime.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19));
    }

    /** Behind the event with this number and hash. */
    AuditRow chained(long numberBefore, String hashBefore) {
        AuditRow placed = with(numberBefore + 1, hashBefore, "");
        return placed.with(placed.number(), hashBefore, AuditHash.of(placed));
    }

    private AuditRow with(long place, String hashBefore, String own) {
        return new AuditRow(
                place,
                version,
                at,
                user,
                roles,
                organisation,
                origin,
                address,
                session,
                action,
                object,
                objectKind,
                objectId,
                reason,
                details,
                before,
                after,
                hashBefore,
                own);
    }

    /** Whether it has what its form doesn't know, and what no hash would cover therefore. */
    boolean hasMoreThanItsForm() {
        return version == 1
                && (origin != null
                        || address != null
                        || session != null
                        || objectKind != null
                        || objectId != null
                        || before != null
                        || after != null);
    }
}
