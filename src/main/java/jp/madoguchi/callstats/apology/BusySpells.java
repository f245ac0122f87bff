package jp.madoguchi.callstats.apology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that reads from the call records who has not got through, and brings the list in line with it. */
@Repository
class BusySpells {
    /**
     * The busy calls of a number since it was last answered or dealt with.
     *
     * @param caller as the telephone system wrote it
     */
    record Spell(String digits, String caller, int busyCalls, Instant firstAt, Instant lastAt) {}

    /** Somebody on the list whom the desk has answered since. */
    record Answered(long apologyId, Instant at) {}

    private final JdbcClient jdbc;

    BusySpells(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose last busy call was on this day or later. */
    List<Spell> unanswered(long incidentId, LocalDate since) {
        return jdbc.sql("""
                        select b.caller_digits, max(b.caller) as caller, count(*) as busy_calls,
                          min(b.received_at) as first_at, max(b.received_at) as last_at
                        from call_record b
                        where b.incident_id = :incident and b.result = 'BUSY'
                          and b.caller_digits in (select r.caller_digits from call_record r
                            where r.incident_id = :incident and r.call_date >= :since and r.result = 'BUSY')
                          and not exists (select 1 from call_record a
                            where a.incident_id = :incident and a.caller_digits = b.caller_digits
                              and a.received_at > b.received_at and a.result <> 'BUSY')
                          and not exists (select 1 from apology p
                            where p.incident_id = :incident and p.caller_digits = b.caller_digits
                              and p.settled_until >= b.received_at)
                        group by b.caller_digits
                        having max(b.received_at) >= :begin
                        order by last_at, b.caller_digits""")
                .param("incident", incidentId)
                .param("since", since)
                .param("begin", Tokyo.toColumn(Tokyo.startOf(since)))
                .query((row, number) -> spell(row))
                .list();
    }

    /** The open ones of the list as they were last brought in line, by their digits. */
    Map<String, Spell> open(long incidentId) {
        Map<String, Spell> open = new HashMap<>();
        jdbc.sql("""
                        select caller_digits, caller, busy_calls, first_at, last_at
                        from apology where incident_id = ? and state = 'OPEN'""").param(incidentId).query(row -> {
            Spell spell = spell(row);
            open.put(spell.digits(), spell);
        });
        return open;
    }

    List<Answered> answered(long incidentId) {
        return jdbc.sql("""
                        select p.id, min(a.received_at) as answered_at
                        from apology p join call_record a on a.incident_id = p.incident_id
                          and a.caller_digits = p.caller_digits and a.received_at > p.last_at and a.result <> 'BUSY'
                        where p.incident_id = ? and p.state = 'OPEN' group by p.id order by p.id""")
                .param(incidentId)
                .query((row, number) -> new Answered(row.getLong("id"), instant(row, "answered_at")))
                .list();
    }

    void add(long incidentId, Spell spell, Instant listedAt, Instant dueAt) {
        jdbc.sql("""
                        insert into apology (id, incident_id, caller, caller_digits, open_caller, busy_calls, first_at, last_at,
                          listed_at, due_at, state, tries)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 0)""")
                .param(Ids.next())
                .param(incidentId)
                .param(spell.caller())
                .param(spell.digits())
                .param(spell.digits())
                .param(spell.busyCalls())
                .param(Tokyo.toColumn(spell.firstAt()))
                .param(Tokyo.toColumn(spell.lastAt()))
                .param(Tokyo.toColumn(listedAt))
                .param(Tokyo.toColumn(dueAt))
                .update();
    }

    /** They have rung again in vain, or records of earlier calls have come later. */
    void update(long incidentId, Spell spell) {
        jdbc.sql("""
                        update apology set busy_calls = ?, first_at = ?, last_at = ?
                        where incident_id = ? and open_caller = ? and state = 'OPEN'""")
                .param(spell.busyCalls())
                .param(Tokyo.toColumn(spell.firstAt()))
                .param(Tokyo.toColumn(spell.lastAt()))
                .param(incidentId)
                .param(spell.digits())
                .update();
    }

    private static Spell spell(ResultSet row) throws SQLException {
        return new Spell(
                row.getString("caller_digits"),
                row.getString("caller"),
                row.getInt("busy_calls"),
                instant(row, "first_at"),
                instant(row, "last_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
