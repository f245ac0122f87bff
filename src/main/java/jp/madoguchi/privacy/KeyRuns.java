package jp.madoguchi.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what is done with keys: made, destroyed, their values encrypted anew and counted. */
@Repository
class KeyRuns {
    /** Who makes no step for so long is gone. */
    static final Duration GONE_AFTER = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(FieldKeyRing.Made made, Instant at, String user) {
        jdbc.sql("insert into field_key (number, wrapped, made_at, made_by) values (?, ?, ?, ?)")
                .params(made.number(), made.wrapped(), Objects.requireNonNull(Tokyo.toColumn(at)), user)
                .update();
    }

    /** That there was one stays on record; the key itself is gone. */
    void destroyed(int number, String user) {
        jdbc.sql("update field_key set wrapped = null, destroyed_at = ?, destroyed_by = ? where number = ?")
                .params(now(), user, number)
                .update();
    }

    /** The last one that was begun. */
    Optional<KeyRun> last() {
        return jdbc.sql("""
                        select id, started_at, started_by, finished_at, total_values, done_values, unreadable from field_key_run
                        order by started_at desc, id desc limit 1""")
                .query((row, n) -> new KeyRun(
                        row.getLong(1),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject(2, LocalDateTime.class))),
                        row.getString(3),
                        Tokyo.fromColumn(row.getObject(4, LocalDateTime.class)),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)))
                .optional();
    }

    long begin(String user) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into field_key_run (id, started_at, started_by, total_values, done_values, unreadable, beat_at)
                        values (?, ?, ?, 0, 0, 0, ?)""").params(id, now(), user, now()).update();
        return id;
    }

    /** A run that nobody goes on with is this node's from here on. */
    Optional<Long> takeOver() {
        LocalDateTime gone =
                Objects.requireNonNull(Tokyo.toColumn(clock.instant().minus(GONE_AFTER)));
        return jdbc.sql("select id from field_key_run where finished_at is null and beat_at < ? order by id limit 1")
                .param(gone)
                .query(Long.class)
                .optional()
                .filter(id -> jdbc.sql("update field_key_run set beat_at = ? where id = ? and beat_at < ?")
                                .params(now(), id, gone)
                                .update()
                        == 1);
    }

    /** How much there is to do, at its beginning or where it is taken up again. */
    void todo(long id, long left) {
        jdbc.sql("update field_key_run set total_values = done_values + ?, beat_at = ? where id = ?")
                .params(left, now(), id)
                .update();
    }

    void step(long id, long moved) {
        jdbc.sql("update field_key_run set done_values = done_values + ?, beat_at = ? where id = ?")
                .params(moved, now(), id)
                .update();
    }

    void finish(long id, long unreadable) {
        jdbc.sql("update field_key_run set finished_at = ?, unreadable = ? where id = ?")
                .params(now(), unreadable, id)
                .update();
    }

    /** What was counted takes the place of what was counted before. */
    void counted(Map<Integer, Long> counts) {
        jdbc.sql("delete from field_key_use").update();
        counts.forEach((number, values) -> jdbc.sql(
                        "insert into field_key_use (number, value_count, counted_at) values (?, ?, ?)")
                .params(number, values, now())
                .update());
    }

    /** The number of values of each key, and when it was counted. */
    record Use(int number, long valueCount, LocalDateTime countedAt) {
        Instant at() {
            return Objects.requireNonNull(Tokyo.fromColumn(countedAt));
        }
    }

    Map<Integer, Use> uses() {
        return jdbc.sql("select number, value_count, counted_at from field_key_use").query(Use.class).list().stream()
                .collect(java.util.stream.Collectors.toMap(Use::number, use -> use));
    }

    private LocalDateTime now() {
        return Objects.requireNonNull(Tokyo.toColumn(clock.instant()));
    }
}
