package jp.madoguchi.outreach.reach;

import java.time.LocalDate;
import java.util.OptionalInt;
import jp.madoguchi.incident.OutreachFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers the rooms that judge from what the ledger and the waves say. */
@Component
class OutreachFiguresForOthers implements OutreachFigures {
    private final JdbcClient jdbc;

    OutreachFiguresForOthers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public OptionalInt wavesSent(long incidentId, LocalDate from, LocalDate to) {
        int[] waves = jdbc.sql("""
                        select count(*), coalesce(sum(case when sent_from <= :to and sent_to >= :from then 1 else 0 end), 0)
                        from wave where incident_id = :incident and released_at is not null""")
                .param("incident", incidentId)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        return waves[0] == 0 ? OptionalInt.empty() : OptionalInt.of(waves[1]);
    }

    @Override
    public OptionalInt giftsOpen(long incidentId) {
        boolean any = !jdbc.sql("""
                        select id from gift where incident_id = ? and state in ('SENT', 'RECEIVED', 'EXPIRED') limit 1""").param(incidentId).query(Long.class).list().isEmpty();
        return any
                ? OptionalInt.of(
                        jdbc.sql("select count(*) from reach_card where incident_id = ? and state <> 'RECEIVED'")
                                .param(incidentId)
                                .query(Integer.class)
                                .single())
                : OptionalInt.empty();
    }
}
