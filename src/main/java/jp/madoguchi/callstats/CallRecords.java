package jp.madoguchi.callstats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of call records, read and written in batches. */
@Repository
class CallRecords {
    /** Rows per statement. */
    static final int BATCH = 1_000;

    /** A record with its row. */
    record Stored(long id, CallRecord call) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CallRecords(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<String, Stored> byCallId(long incidentId, Collection<String> callIds) {
        Map<String, Stored> found = new HashMap<>();
        List<String> ids = List.copyOf(callIds);
        for (int start = 0; start < ids.size(); start += BATCH) {
            jdbc.sql("""
                            select id, call_id, received_at, answered_at, ended_at, trunk, caller, agent
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
                        select call_id, received_at, answered_at, ended_at, trunk, caller, agent
                        from call_record
                        where incident_id = :incident and ended_at is null and answered_at >= :since
                        order by answered_at, call_id
                        """)
                .param("incident", incidentId)
                .param("since", Objects.requireNonNull(Tokyo.toColumn(answeredSince)))
                .query((row, number) -> read(row))
                .list();
    }

    void add(long incidentId, List<CallRecord> calls) {
        batches.batchUpdate("""
                insert into call_record (id, incident_id, call_id, received_at, answered_at, ended_at, trunk,
                  caller, caller_digits, agent, result, call_date)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, calls, BATCH, (statement, call) -> {
            statement.setLong(1, Ids.next());
            statement.setLong(2, incidentId);
            statement.setString(3, call.callId());
            statement.setObject(4, Tokyo.toColumn(call.receivedAt()));
            statement.setObject(5, Tokyo.toColumn(call.answeredAt()));
            statement.setObject(6, Tokyo.toColumn(call.endedAt()));
            statement.setString(7, call.trunk());
            statement.setString(8, call.caller());
            statement.setString(9, CallerDigits.of(call.caller()));
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

    static CallRecord read(ResultSet row) throws SQLException {
        return new CallRecord(
                row.getString("call_id"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("received_at", LocalDateTime.class))),
                Tokyo.fromColumn(row.getObject("answered_at", LocalDateTime.class)),
                Tokyo.fromColumn(row.getObject("ended_at", LocalDateTime.class)),
                row.getString("trunk"),
                row.getString("caller"),
                row.getString("agent"));
    }
}
