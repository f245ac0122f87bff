package jp.madoguchi.outreach.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of who takes a file, and who allows it. */
@Repository
class OutsideReadingStore {
    private static final String COLUMNS =
            "id, batch_id, cause, state, asked_by, asked_at, decided_at from outside_reading ";

    private final JdbcClient jdbc;

    OutsideReadingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum State {
        ASKED,
        ALLOWED,
        REFUSED,
        USED
    }

    record Reading(
            long id,
            long batchId,
            ReadingCause cause,
            State state,
            String askedBy,
            Instant askedAt,
            @Nullable Instant decidedAt) {
        /** Whether it waits, or was allowed and not used since then. */
        boolean isOpen(Instant since) {
            return state == State.ASKED
                    || (state == State.ALLOWED
                            && Objects.requireNonNull(decidedAt).isAfter(since));
        }
    }

    /** A file whose row is locked, then that of its wave. */
    record Locked(
            long id,
            long incidentId,
            int waveNumber,
            int number,
            int readings,
            int leftBefore,
            int open,
            boolean running) {
        boolean isFree() {
            return readings == 0 && leftBefore == 0;
        }

        boolean isOpen() {
            return running && open > 0;
        }
    }

    /** The first statement of its transaction: of two who take the file at once, the second finds that it was taken. */
    Optional<Locked> lock(long incidentId, long batchId) {
        // one after the other and without a join, so that nothing is read before
        Long wave = jdbc.sql("select wave_id from outside_batch where id = ? for update")
                .param(batchId)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (wave == null
                || jdbc.sql("select id from wave where id = ? and incident_id = ? for update")
                        .params(wave, incidentId)
                        .query(Long.class)
                        .optional()
                        .isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select b.id, w.incident_id, w.state, w.number, b.number, b.readings,
                          (select count(*) from outside_batch_delivery o join delivery d on d.id = o.delivery_id
                            where o.batch_id = b.id and d.state = 'SENDING'),
                          %s
                        from outside_batch b join wave w on w.id = b.wave_id where b.id = ?""".formatted(OutsideStore.LEFT_BEFORE))
                .param(batchId)
                .query((row, n) -> new Locked(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(8),
                        row.getInt(7),
                        OutsideStore.isRunning(row.getString(3))))
                .optional();
    }

    void taken(long batchId) {
        jdbc.sql("update outside_batch set readings = readings + 1 where id = ?")
                .param(batchId)
                .update();
    }

    /** The last wish for each of the files. */
    Map<Long, Reading> last(Collection<Long> batchIds) {
        Map<Long, Reading> last = new HashMap<>();
        if (!batchIds.isEmpty()) {
            jdbc.sql("select " + COLUMNS + "where batch_id in (:ids) order by id")
                    .param("ids", batchIds)
                    .query(OutsideReadingStore::reading)
                    .list()
                    .forEach(one -> last.put(one.batchId(), one));
        }
        return last;
    }

    Optional<Reading> last(long batchId) {
        return Optional.ofNullable(last(List.of(batchId)).get(batchId));
    }

    /** How many wait that somebody else has asked for, of files that are still open. */
    int asked(long incidentId, String except) {
        return jdbc.sql("""
                        select count(*) from outside_reading r join outside_batch b on b.id = r.batch_id join wave w on w.id = b.wave_id
                        where w.incident_id = ? and w.state in ('RELEASED', 'PAUSED') and r.state = 'ASKED' and r.asked_by <> ?
                          and exists (select 1 from outside_batch_delivery o join delivery d on d.id = o.delivery_id
                            where o.batch_id = b.id and d.state = 'SENDING')""").params(incidentId, except).query(Integer.class).single();
    }

    void add(Reading reading) {
        jdbc.sql(
                        "insert into outside_reading (id, batch_id, cause, state, asked_by, asked_at) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        reading.id(),
                        reading.batchId(),
                        reading.cause().name(),
                        reading.state().name(),
                        reading.askedBy(),
                        Tokyo.toColumn(reading.askedAt())))
                .update();
    }

    void decide(long id, State state, String by, Instant at) {
        jdbc.sql("update outside_reading set state = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(Arrays.asList(state.name(), by, Tokyo.toColumn(at), id))
                .update();
    }

    void use(long id, Instant at) {
        jdbc.sql("update outside_reading set state = 'USED', used_at = ? where id = ?")
                .params(Arrays.asList(Tokyo.toColumn(at), id))
                .update();
    }

    private static Reading reading(ResultSet row, int n) throws SQLException {
        return new Reading(
                row.getLong("id"),
                row.getLong("batch_id"),
                ReadingCause.valueOf(row.getString("cause")),
                State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("asked_at", LocalDateTime.class))),
                Tokyo.fromColumn(row.getObject("decided_at", LocalDateTime.class)));
    }
}
