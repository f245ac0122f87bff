package jp.madoguchi.audit;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the trail. There is none that changes or removes an event. */
@Repository
class AuditStore {
    private static final String SELECT = "select " + AuditRow.COLUMNS + " from audit_event ";

    private static final String INSERT = "insert into audit_event (" + AuditRow.COLUMNS + ") values "
            + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** As a text: the driver takes a MariaDB for a server so old that it knows no fractions, and cuts them off. */
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private static final RowMapper<AuditEvent> EVENT = (row, n) -> AuditEvent.of(AuditRow.read(row));

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    @Autowired
    AuditStore(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    static AuditStore on(DataSource dataSource) {
        return new AuditStore(JdbcClient.create(dataSource), new JdbcTemplate(dataSource));
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

    void add(List<AuditRow> events) {
        batches.batchUpdate(INSERT, events, 1_000, (insert, event) -> {
            int column = 0;
            for (Object value : Arrays.asList(
                    event.number(),
                    event.version(),
                    MILLISECONDS.format(event.at()),
                    event.user(),
                    event.roles(),
                    event.organisation(),
                    event.origin(),
                    event.address(),
                    event.session(),
                    event.action(),
                    event.object(),
                    event.objectKind(),
                    event.objectId(),
                    event.reason(),
                    event.details(),
                    event.before(),
                    event.after(),
                    event.previousHash(),
                    event.hash())) {
                insert.setObject(++column, value);
            }
        });
    }

    void moveHead(Head head) {
        jdbc.sql("update audit_head set number = ?, hash = ? where id = 1")
                .params(head.number(), head.hash())
                .update();
    }

    /** The latest first. */
    List<AuditEvent> page(AuditFilter filter, int offset, int limit) {
        List<Object> params = new ArrayList<>();
        String where = where(filter, params);
        params.add(limit);
        params.add(offset);
        return jdbc.sql(SELECT + where + "order by happened_at desc, number desc limit ? offset ?")
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
