package jp.madoguchi.callstats.apology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the figures: who was lost on which day, by the same rule as the daily statistics, and what the list says of them. */
@Repository
class LostCalls {
    /**
     * A caller who was not answered any more on the day.
     *
     * @param caller the key by which a number's calls are grouped
     * @param lastAt their last busy call of that day
     * @param answeredAt when they were answered on a later day, if ever
     */
    record Lost(long caller, Instant lastAt, @Nullable Instant answeredAt) {}

    /**
     * An entry of the list.
     *
     * @param until up to when it covers busy calls of its number
     */
    record Entry(ApologyState state, Instant firstAt, Instant lastAt, Instant until, int tries, boolean taken) {
        boolean covers(Instant busyCall) {
            return !busyCall.isBefore(firstAt) && !busyCall.isAfter(until);
        }
    }

    private final JdbcClient jdbc;

    LostCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Lost> between(long incidentId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select b.caller_key, b.last_at, (select min(l.received_at) from call_record l
                            where l.incident_id = :incident and l.caller_key = b.caller_key
                              and l.received_at > b.last_at and l.result <> 'BUSY') as answered_at
                        from (select call_date, caller_key, max(received_at) as last_at
                          from call_record
                          where incident_id = :incident and call_date between :from and :to and result = 'BUSY'
                            and caller_key is not null
                          group by call_date, caller_key) b
                        where not exists (select 1 from call_record a
                          where a.incident_id = :incident and a.caller_key = b.caller_key
                            and a.received_at > b.last_at and a.call_date = b.call_date and a.result <> 'BUSY')
                        order by b.last_at, b.caller_key""")
                .param("incident", incidentId)
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new Lost(row.getLong("caller_key"), instant(row, "last_at"), instantOrNone(row, "answered_at")))
                .list();
    }

    /** What the list has of those who met a busy line in these days, by their keys, the first first. */
    Map<Long, List<Entry>> entries(long incidentId, LocalDate from, LocalDate to) {
        Map<Long, List<Entry>> entries = new HashMap<>();
        jdbc.sql("""
                        select caller_key, state, first_at, last_at, coalesce(settled_until, last_at) as until_at, tries, person
                        from apology
                        where incident_id = :incident and caller_key in (select b.caller_key from call_record b
                          where b.incident_id = :incident and b.call_date between :from and :to and b.result = 'BUSY')
                        order by first_at, id""")
                .param("incident", incidentId)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    entries.computeIfAbsent(row.getLong("caller_key"), any -> new ArrayList<>())
                            .add(new Entry(
                                    ApologyState.valueOf(row.getString("state")),
                                    instant(row, "first_at"),
                                    instant(row, "last_at"),
                                    instant(row, "until_at"),
                                    row.getInt("tries"),
                                    row.getString("person") != null));
                });
        return entries;
    }

    private static @Nullable Instant instantOrNone(ResultSet row, String column) throws SQLException {
        return Tokyo.fromColumn(row.getObject(column, LocalDateTime.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNone(row, column));
    }
}
