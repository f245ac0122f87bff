package jp.madoguchi.outreach.gift;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.outreach.gift.GiftStore.Held;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.ImportSource;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the provider's results, and of the differences that they leave. */
@Repository
class ResultStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ResultStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * The incident's gifts by the hash of their serials.
     *
     * @param locked so that nobody changes one until the transaction has ended
     */
    Map<String, Held> gifts(long incidentId, boolean locked) {
        Map<String, Held> gifts = new HashMap<>();
        jdbc.sql("""
                        select serial_index, id, lot_id, state, events, card_id, value_yen from gift
                        where incident_id = ? order by id""" + (locked ? " for update" : "")).param(incidentId).query(row -> {
            long card = row.getLong("card_id");
            Long cardId = row.wasNull() ? null : card;
            gifts.put(
                    row.getString("serial_index"),
                    new Held(
                            row.getLong("id"),
                            row.getLong("lot_id"),
                            GiftState.valueOf(row.getString("state")),
                            row.getInt("events"),
                            cardId,
                            row.getInt("value_yen")));
        });
        return gifts;
    }

    /** The keys of the differences that are on the list. */
    Set<String> listed(long incidentId) {
        return new HashSet<>(jdbc.sql("select kind, serial_index from gift_difference where incident_id = ?")
                .param(incidentId)
                .query((row, number) -> ResultPlan.Found.key(
                        GiftDifferenceKind.valueOf(row.getString("kind")), row.getString("serial_index")))
                .list());
    }

    @Nullable
    Long file(long incidentId, String digest) {
        return jdbc.sql("select id from gift_result_file where incident_id = ? and file_digest = ?")
                .params(incidentId, digest)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    long addFile(long incidentId, ImportSource source, int rows, ResultPlan plan, Instant at) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into gift_result_file (id, incident_id, file_name, file_digest, rows_read, rows_changed,
                            differences, imported_by, imported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        incidentId,
                        source.fileName(),
                        source.digest(),
                        rows,
                        plan.changed,
                        plan.differences.size(),
                        source.user(),
                        GiftStore.column(at))
                .update();
        return id;
    }

    void addDifferences(long incidentId, long fileId, List<ResultPlan.Found> differences, Instant at) {
        batches.batchUpdate("""
                insert into gift_difference (id, incident_id, result_file_id, line_number, kind, serial_index, gift_id,
                    told_state, told_on, told_value, our_state, our_value, found_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", differences, GiftStore.BATCH, (statement, found) -> {
            Held gift = found.gift();
            LocalDate on = found.row().on();
            statement.setLong(1, Ids.next());
            statement.setLong(2, incidentId);
            statement.setLong(3, fileId);
            statement.setLong(4, found.line());
            statement.setString(5, found.kind().name());
            statement.setString(6, found.row().serialIndex());
            statement.setObject(7, gift == null ? null : gift.id(), Types.BIGINT);
            statement.setString(8, found.row().told().name());
            statement.setObject(9, on, Types.DATE);
            statement.setObject(10, found.row().valueYen(), Types.INTEGER);
            statement.setString(11, gift == null ? null : gift.state().name());
            statement.setObject(12, gift == null ? null : gift.valueYen(), Types.INTEGER);
            statement.setObject(13, Tokyo.toColumn(at));
        });
    }
}
