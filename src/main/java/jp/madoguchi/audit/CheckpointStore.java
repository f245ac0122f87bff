package jp.madoguchi.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checkpoints' rows; there is no SQL that changes or removes one. */
@Repository
class CheckpointStore {
    private final JdbcClient jdbc;

    CheckpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean has(Instant slot) {
        return jdbc.sql("select count(*) from audit_checkpoint where slot = ?")
                        .params(Arrays.asList(Tokyo.toColumn(slot)))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Checkpoint> last() {
        return jdbc.sql("select line from audit_checkpoint order by serial desc limit 1")
                .query(String.class)
                .optional()
                .map(Checkpoint::of);
    }

    Optional<Checkpoint> bySerial(long serial) {
        return jdbc.sql("select line from audit_checkpoint where serial = ?")
                .param(serial)
                .query(String.class)
                .optional()
                .map(Checkpoint::of);
    }

    List<String> lines() {
        return jdbc.sql("select line from audit_checkpoint order by serial")
                .query(String.class)
                .list();
    }

    void add(Instant slot, Checkpoint checkpoint) {
        jdbc.sql("insert into audit_checkpoint (serial, slot, line) values (?, ?, ?)")
                .params(Arrays.asList(checkpoint.serial(), Tokyo.toColumn(slot), checkpoint.line()))
                .update();
    }
}
