package jp.madoguchi.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the trail. There is none that changes or removes an event. */
@Repository
class AuditStore {
    private static final String INSERT = "insert into audit_event (" + AuditRow.COLUMNS + ") values "
            + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

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

    Optional<String> hashOf(long number) {
        return jdbc.sql("select hash from audit_event where number = ?")
                .param(number)
                .query(String.class)
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
                    AuditQueries.text(event.at()),
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
}
