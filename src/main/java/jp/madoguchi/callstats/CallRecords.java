package jp.madoguchi.callstats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of call records, read and written in batches. */
@Repository
class CallRecords implements SealedColumns {
    /** Rows per statement. */
    static final int BATCH = 1_000;

    private static final SealedColumn CALLER = new SealedColumn("call_record", "caller_sealed");

    /** A record with its row. */
    record Stored(long id, CallRecord call) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final FieldCipher cipher;
    private final BlindIndex index;

    CallRecords(JdbcClient jdbc, JdbcTemplate batches, FieldCipher cipher, BlindIndex index) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.cipher = cipher;
        this.index = index;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(CALLER);
    }

    Map<String, Stored> byCallId(long incidentId, Collection<String> callIds) {
        Map<String, Stored> found = new HashMap<>();
        List<String> ids = List.copyOf(callIds);
        for (int start = 0; start < ids.size(); start += BATCH) {
            jdbc.sql("""
                            select id, call_id, received_at, answered_at, ended_at, trunk, caller_sealed, agent
                            from call_record where incident_id = :incident and call_id in (:ids)
                            """)
                    .param("incident", incidentId)
                    .param("ids", ids.subList(start, Math.min(start + BATCH, ids.size())))
                    .query(row -> {
                        found.put(row.getString("call_id"), new Stored(row.getLong("id"), read(row)));
                    });
        }
        return found;
    }

    List<CallRecord> running(long incidentId, Instant answeredSince) {
        return jdbc.sql("""
                        select id, call_id, received_at, answered_at, ended_at, trunk, caller_sealed, agent
                        from call_record
                        where incident_id = :incident and ended_at is null and answered_at >= :since
                        order by answered_at, call_id
                        """)
                .param("incident", incidentId)
                .param("since", Objects.requireNonNull(Tokyo.toColumn(answeredSince)))
                .query((row, number) -> read(row))
                .list();
    }

    /** All calls from these numbers, the latest first, without those of which an inquiry about some other case was logged. */
    List<CallRecord> from(long incidentId, Collection<String> numbers, Collection<Long> cases) {
        List<Long> keys =
                numbers.stream().map(this::key).filter(Objects::nonNull).toList();
        return keys.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select id, call_id, received_at, answered_at, ended_at, trunk, caller_sealed, agent from call_record c
                                where incident_id = :incident and caller_key in (:keys)
                                  and not exists (select 1 from inquiry i where i.incident_id = c.incident_id and i.call_id = c.call_id
                                    and i.case_id not in (:cases))
                                order by received_at desc, call_id""")
                        .param("incident", incidentId)
                        .param("keys", keys)
                        .param("cases", cases)
                        .query((row, number) -> read(row))
                        .list();
    }

    void add(long incidentId, List<CallRecord> calls) {
        batches.batchUpdate("""
                insert into call_record (id, incident_id, call_id, received_at, answered_at, ended_at, trunk,
                  caller_sealed, caller_key, agent, result, call_date)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, calls, BATCH, (statement, call) -> {
            long id = Ids.next();
            statement.setLong(1, id);
            statement.setLong(2, incidentId);
            statement.setString(3, call.callId());
            statement.setObject(4, Tokyo.toColumn(call.receivedAt()));
            statement.setObject(5, Tokyo.toColumn(call.answeredAt()));
            statement.setObject(6, Tokyo.toColumn(call.endedAt()));
            statement.setString(7, call.trunk());
            statement.setBytes(8, CALLER.seal(cipher, id, call.caller()));
            statement.setObject(9, key(call.caller()), Types.BIGINT);
            statement.setString(10, call.agent());
            statement.setString(11, storedResult(call));
            statement.setObject(12, call.day());
        });
    }

    /** Gives known calls their answer, their end or their new agent. */
    void complete(List<Stored> calls) {
        batches.batchUpdate(
                "update call_record set answered_at = ?, ended_at = ?, agent = ?, result = ? where id = ? and ended_at is null",
                calls,
                BATCH,
                (statement, stored) -> {
                    statement.setObject(1, Tokyo.toColumn(stored.call().answeredAt()));
                    statement.setObject(2, Tokyo.toColumn(stored.call().endedAt()));
                    statement.setString(3, stored.call().agent());
                    statement.setString(4, storedResult(stored.call()));
                    statement.setLong(5, stored.id());
                });
    }

    private static String storedResult(CallRecord call) {
        return (call.result() == CallResult.BUSY ? CallResult.BUSY : CallResult.ANSWERED).name();
    }

    /** By which callers are grouped; none where the number is withheld. */
    private @Nullable Long key(@Nullable String caller) {
        return index.phone(caller);
    }

    /** @throws jp.madoguchi.privacy.SealedFieldException where the number can't be decrypted */
    @Nullable
    String caller(long id, byte @Nullable [] sealed) {
        return CALLER.open(cipher, id, sealed);
    }

    CallRecord read(ResultSet row) throws SQLException {
        return new CallRecord(
                row.getString("call_id"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("received_at", LocalDateTime.class))),
                Tokyo.fromColumn(row.getObject("answered_at", LocalDateTime.class)),
                Tokyo.fromColumn(row.getObject("ended_at", LocalDateTime.class)),
                row.getString("trunk"),
                caller(row.getLong("id"), row.getBytes("caller_sealed")),
                row.getString("agent"));
    }
}
