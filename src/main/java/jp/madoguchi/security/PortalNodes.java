package jp.madoguchi.security;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.platform.nodes.NodeBeat;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The portals that say that they live. */
@Repository
class PortalNodes {
    private final JdbcClient jdbc;

    PortalNodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A node that the others took for dead enters itself anew. */
    void beat(String id, Instant now) {
        if (jdbc.sql("update portal_node set beat = beat + 1, seen_at = ? where id = ?")
                        .params(Arrays.asList(Tokyo.toColumn(now), id))
                        .update()
                == 0) {
            try {
                jdbc.sql("insert into portal_node (id, started_at, seen_at, beat) values (?, ?, ?, 0)")
                        .params(Arrays.asList(id, Tokyo.toColumn(now), Tokyo.toColumn(now)))
                        .update();
            } catch (DuplicateKeyException meanwhile) {
                // what it is there for is there
            }
        }
    }

    List<NodeBeat> others(String id) {
        return jdbc.sql("select id, beat from portal_node where id <> ? order by id")
                .param(id)
                .query((row, n) -> new NodeBeat(row.getString(1), row.getLong(2)))
                .list();
    }

    /** Takes a node out that has not moved since; one that has is alive after all. */
    boolean bury(NodeBeat silent) {
        return jdbc.sql("delete from portal_node where id = ? and beat = ?")
                        .params(silent.id(), silent.beat())
                        .update()
                == 1;
    }

    void remove(String id) {
        jdbc.sql("delete from portal_node where id = ?").param(id).update();
    }
}
