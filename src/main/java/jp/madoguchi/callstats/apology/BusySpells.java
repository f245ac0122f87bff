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
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that reads from the call records who has not got through, and brings the list in line with it. */
@Repository
class BusySpells {
    /**
     * The busy calls of a number since it was last answered or dealt with.
     *
     * @param key by which a number's calls are grouped
     * @param caller as the telephone system wrote it
     */
    record Spell(long key, String caller, int busyCalls, Instant firstAt, Instant lastAt) {}

    /** Somebody on the list whom the desk has answered since. */
    record Answered(long apologyId, Instant at) {}

    /** Declared by the room of the calls. */
    private static final SealedColumn CALL = new SealedColumn("call_record", "caller_sealed");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    BusySpells(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Those whose last busy call was on this day or later. */
    List<Spell> unanswered(long incidentId, LocalDate since) {
        return jdbc.sql("""
                        select s.caller_key, s.last_id as id, c.caller_sealed, s.busy_calls, s.first_at, s.last_at
                        from (select b.caller_key, max(b.id) as last_id, count(*) as busy_calls,
                            min(b.received_at) as first_at, max(b.received_at) as last_at
                        from call_record b
                        where b.incident_id = :incident and b.result = 'BUSY'
                          and b.caller_key in (select r.caller_key from call_record r
                            where r.incident_id = :incident and r.call_date >= :since and r.result = 'BUSY')
                          and not exists (select 1 from call_record a
                            where a.incident_id = :incident and a.caller_key = b.caller_key
                              and a.received_at > b.received_at and a.result <> 'BUSY')
                          and not exists (select 1 from apology p
                            where p.incident_id = :incident and p.caller_key = b.caller_key
                              and p.settled_until >= b.received_at)
                        group by b.caller_key
                        having max(b.received_at) >= :begin) s join call_record c on c.id = s.last_id
                        order by s.last_at, s.last_id""")
                .param("incident", incidentId)
                .param("since", since)
                .param("begin", Tokyo.toColumn(Tokyo.startOf(since)))
                .query((row, number) -> spell(row, CALL))
                .list();
    }

    /** The open ones of the list as they were last brought in line, by their keys. */
    Map<Long, Spell> open(long incidentId) {
        Map<Long, Spell> open = new HashMap<>();
        jdbc.sql("""
                        select id, caller_key, caller_sealed, busy_calls, first_at, last_at
                        from apology where incident_id = ? and state = 'OPEN'""").param(incidentId).query(row -> {
            Spell spell = spell(row, ApologyStore.CALLER);
            open.put(spell.key(), spell);
        });
        return open;
    }

    List<Answered> answered(long incidentId) {
        return jdbc.sql("""
                        select p.id, min(a.received_at) as answered_at
                        from apology p join call_record a on a.incident_id = p.incident_id
                          and a.caller_key = p.caller_key and a.received_at > p.last_at and a.result <> 'BUSY'
                        where p.incident_id = ? and p.state = 'OPEN' group by p.id order by p.id""")
                .param(incidentId)
                .query((row, number) -> new Answered(row.getLong("id"), instant(row, "answered_at")))
                .list();
    }

    void add(long incidentId, Spell spell, Instant listedAt, Instant dueAt) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into apology (id, incident_id, caller_sealed, caller_key, open_key, busy_calls, first_at, last_at,
                          listed_at, due_at, state, tries)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 0)""")
                .param(id)
                .param(incidentId)
                .param(ApologyStore.CALLER.seal(cipher, id, spell.caller()))
                .param(spell.key())
                .param(spell.key())
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
                        where incident_id = ? and open_key = ? and state = 'OPEN'""")
                .param(spell.busyCalls())
                .param(Tokyo.toColumn(spell.firstAt()))
                .param(Tokyo.toColumn(spell.lastAt()))
                .param(incidentId)
                .param(spell.key())
                .update();
    }

    private Spell spell(ResultSet row, SealedColumn caller) throws SQLException {
        return new Spell(
                row.getLong("caller_key"),
                Objects.requireNonNull(caller.open(cipher, row.getLong("id"), row.getBytes("caller_sealed"))),
                row.getInt("busy_calls"),
                instant(row, "first_at"),
                instant(row, "last_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
