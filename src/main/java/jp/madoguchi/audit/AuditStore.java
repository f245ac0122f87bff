package jp.madoguchi.audit;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the trail. There is none that changes or removes an event. */
@Repository
class AuditStore {
    private static final String SELECT = """
            select number, happened_at, user_name, roles, organisation, action, object, reason, details, previous_hash, hash
            from audit_event\s""";

    private static final RowMapper<AuditEvent> EVENT = (row, n) -> new AuditEvent(
            row.getLong("number"),
            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("happened_at", LocalDateTime.class))),
            row.getString("user_name"),
            row.getString("roles"),
            row.getString("organisation"),
            row.getString("action"),
            row.getString("object"),
            row.getString("reason"),
            AuditHash.details(row.getString("details")),
            row.getString("previous_hash"),
            row.getString("hash"));

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Head(long number, String hash) {
        static final Head START = new Head(0, AuditHash.NONE);
    }

    /** The end of the chain; whoever adds to it comes after this transaction. */
    Optional<Head> lockHead() {
        return head(" for update");
    }

    Optional<Head> head() {
        return head("");
    }

    private Optional<Head> head(String lock) {
        return jdbc.sql("select number, hash from audit_head where id = 1" + lock)
                .query(Head.class)
                .optional();
    }

    /** Does nothing where somebody else has begun the chain in the same moment. */
    void startHead() {
        jdbc.sql("insert into audit_head (id, number, hash) values (1, ?, ?) on duplicate key update id = 1")
                .params(Head.START.number(), Head.START.hash())
                .update();
    }

    void add(AuditEvent event) {
        jdbc.sql("""
                        insert into audit_event (number, happened_at, user_name, roles, organisation, action, object, reason,
                          details, previous_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        event.number(),
                        Tokyo.toColumn(event.at()),
                        event.user(),
                        event.roles(),
                        event.organisation(),
                        event.action(),
                        event.object(),
                        event.reason(),
                        AuditHash.json(event.details()),
                        event.previousHash(),
                        event.hash()))
                .update();
        jdbc.sql("update audit_head set number = ?, hash = ? where id = 1")
                .params(event.number(), event.hash())
                .update();
    }

    /** In the order of the chain, behind the given place. */
    List<AuditEvent> following(long number, int limit) {
        return jdbc.sql(SELECT + "where number > ? order by number limit ?")
                .params(number, limit)
                .query(EVENT)
                .list();
    }

    /** The latest first. */
    List<AuditEvent> page(AuditFilter filter, int offset, int limit) {
        List<Object> params = new ArrayList<>();
        String where = where(filter, params);
        params.add(limit);
        params.add(offset);
        return jdbc.sql(SELECT + where + "order by number desc limit ? offset ?")
                .params(params)
                .query(EVENT)
                .list();
    }

    int count(AuditFilter filter) {
        List<Object> params = new ArrayList<>();
        String where = where(filter, params);
        return jdbc.sql("select count(*) from audit_event " + where)
                .params(params)
                .query(Integer.class)
                .single();
    }

    private static String where(AuditFilter filter, List<Object> params) {
        List<String> conditions = new ArrayList<>();
        if (filter.user() != null) {
            conditions.add("user_name = ?");
            params.add(filter.user());
        }
        if (filter.object() != null) {
            conditions.add("object >= ? and object < ?");
            params.add(filter.object());
            // the greatest character there is, so that all names with this beginning lie before it
            params.add(filter.object() + "\uFFFF");
        }
        if (filter.from() != null) {
            conditions.add("happened_at >= ?");
            params.add(Objects.requireNonNull(Tokyo.toColumn(Tokyo.startOf(filter.from()))));
        }
        if (filter.to() != null) {
            conditions.add("happened_at < ?");
            params.add(Objects.requireNonNull(
                    Tokyo.toColumn(Tokyo.startOf(filter.to().plusDays(1)))));
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
    }
}
