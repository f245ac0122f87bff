package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The nodes that say that they live. */
@Repository
class NodeStore {
    private final JdbcClient jdbc;

    NodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Node(String id, Instant startedAt, Instant seenAt, long beat) {}

    void add(String id, Instant now) {
        jdbc.sql("insert into sending_node (id, started_at, seen_at, beat) values (?, ?, ?, 0)")
                .params(Arrays.asList(id, Tokyo.toColumn(now), Tokyo.toColumn(now)))
                .update();
    }

    /** False where the others took the node for dead. */
    boolean beat(String id, Instant now) {
        return jdbc.sql("update sending_node set beat = beat + 1, seen_at = ? where id = ?")
                        .params(Arrays.asList(Tokyo.toColumn(now), id))
                        .update()
                == 1;
    }

    List<Node> all() {
        return jdbc.sql("select id, started_at, seen_at, beat from sending_node order by id")
                .query((row, n) -> new Node(
                        row.getString(1),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject(2, java.time.LocalDateTime.class))),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject(3, java.time.LocalDateTime.class))),
                        row.getLong(4)))
                .list();
    }

    /** Takes a node out that has not moved since; one that has is alive after all. */
    boolean bury(String id, long beat) {
        return jdbc.sql("delete from sending_node where id = ? and beat = ?")
                        .params(id, beat)
                        .update()
                == 1;
    }

    void remove(String id) {
        jdbc.sql("delete from sending_node where id = ?").param(id).update();
    }
}
