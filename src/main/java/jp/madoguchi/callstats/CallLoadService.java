package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the lines are doing right now, by the call records alone: keyed-in totals say nothing of minutes. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.SUPERVISOR})
public class CallLoadService {
    private final JdbcClient jdbc;
    private final Clock clock;

    CallLoadService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The calls that came in so lately. */
    public CallLoad ofLast(long incidentId, Duration span) {
        Instant since = clock.instant().minus(span);
        return jdbc.sql("""
                        select count(*), coalesce(sum(case when result = 'BUSY' then 1 else 0 end), 0) from call_record
                        where incident_id = :incident and call_date >= :day and received_at >= :since""")
                .param("incident", incidentId)
                // what the index begins with
                .param("day", Tokyo.day(since))
                .param("since", Objects.requireNonNull(Tokyo.toColumn(since)))
                .query((row, n) -> new CallLoad(row.getInt(1), row.getInt(2)))
                .single();
    }
}
