package jp.madoguchi.audit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What auditors ask of the trail. Each filter has an index that ends with time and number, so that a page is read from where it begins,
 * however many events there are; nothing counts further than it says.
 */
@Repository
class AuditQueries {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private final JdbcClient jdbc;

    AuditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first, behind the place. */
    List<AuditRow> page(AuditFilter filter, @Nullable AuditPlace behind, int offset, int limit) {
        List<Object> params = new ArrayList<>();
        List<String> conditions = conditions(filter, params);
        if (behind != null) {
            String at = text(LocalDateTime.ofInstant(behind.at(), ZoneOffset.UTC));
            conditions.add("happened_at <= ? and (happened_at < ? or number < ?)");
            params.addAll(List.of(at, at, behind.number()));
        }
        params.add(limit);
        params.add(offset);
        return jdbc.sql("select " + AuditRow.COLUMNS + " from audit_event" + where(conditions)
                        + " order by happened_at desc, number desc limit ? offset ?")
                .params(params)
                .query((row, n) -> AuditRow.read(row))
                .list();
    }

    /** Of the events that the filter leaves; counting ends there. */
    int count(AuditFilter filter, int most) {
        List<Object> params = new ArrayList<>();
        List<String> conditions = conditions(filter, params);
        params.add(most);
        return jdbc.sql("select count(*) from (select 1 as one from audit_event" + where(conditions)
                        + " limit ?) counted")
                .params(params)
                .query(Integer.class)
                .single();
    }

    /** Each once: an index of them is leafed through, not read. */
    List<String> actions() {
        return jdbc.sql("select distinct action from audit_event order by action")
                .query(String.class)
                .list();
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private List<String> conditions(AuditFilter filter, List<Object> params) {
        List<String> conditions = new ArrayList<>();
        equal(conditions, params, "user_name", filter.user());
        equal(conditions, params, "action", filter.action());
        equal(conditions, params, "organisation", filter.organisation());
        equal(
                conditions,
                params,
                "origin",
                filter.origin() == null ? null : filter.origin().name());
        if (filter.subject() != null) {
            equal(conditions, params, "object_kind", filter.subject().kind());
            equal(conditions, params, "object_id", filter.subject().id());
        }
        if (filter.object() != null) {
            conditions.add("object >= ? and object < ?");
            params.add(filter.object());
            // the greatest character there is, so that all names with this beginning lie before it
            params.add(filter.object() + "\uFFFF");
        }
        if (filter.role() != null) {
            List<String> held = rolesWith(filter.role().name());
            conditions.add(held.isEmpty() ? "1 = 0" : "roles in (" + "?, ".repeat(held.size() - 1) + "?)");
            params.addAll(held);
        }
        if (filter.from() != null) {
            conditions.add("happened_at >= ?");
            params.add(start(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("happened_at < ?");
            params.add(start(filter.to().plusDays(1)));
        }
        return conditions;
    }

    /** Few combinations of roles are held; a column of each would not be more exact. */
    private List<String> rolesWith(String role) {
        return jdbc.sql("select distinct roles from audit_event").query(String.class).list().stream()
                .filter(roles -> Arrays.asList(roles.split(",")).contains(role))
                .toList();
    }

    private static void equal(List<String> conditions, List<Object> params, String column, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = ?");
            params.add(value);
        }
    }

    private static String start(LocalDate day) {
        return text(Objects.requireNonNull(Tokyo.toColumn(Tokyo.startOf(day))));
    }

    /** The driver cuts fractions off for a MariaDB. */
    static String text(LocalDateTime utc) {
        return MILLISECONDS.format(utc);
    }
}
