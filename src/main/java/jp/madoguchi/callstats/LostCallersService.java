package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells busy calls from lost callers: callers are grouped by number, and one who was answered later on the same day is not lost.
 * Whoever was answered and then met a busy line again is lost unless answered once more, since the last question stayed open.
 */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class LostCallersService {
    private final JdbcClient jdbc;
    private final CallRecords records;

    LostCallersService(JdbcClient jdbc, CallRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** Of the whole span; somebody who met busy lines on two days counts on each. One statement. */
    public BusyCallers between(long incidentId, LocalDate from, LocalDate to) {
        return sum(groups(incidentId, from, to));
    }

    /** The same for each day that has busy calls. */
    public Map<LocalDate, BusyCallers> byDay(long incidentId, LocalDate from, LocalDate to) {
        Map<LocalDate, List<Group>> groups = new TreeMap<>();
        groups(incidentId, from, to)
                .forEach(group -> groups.computeIfAbsent(group.day(), day -> new ArrayList<>())
                        .add(group));
        Map<LocalDate, BusyCallers> days = new TreeMap<>();
        groups.forEach((day, of) -> days.put(day, sum(of)));
        return days;
    }

    private static BusyCallers sum(List<Group> groups) {
        return new BusyCallers(
                groups.stream().mapToInt(Group::attempts).sum(),
                groups.stream()
                        .filter(group -> group.caller() == null)
                        .mapToInt(Group::attempts)
                        .sum(),
                (int) groups.stream().filter(group -> group.caller() != null).count(),
                groups.stream()
                        .filter(group -> group.caller() != null && !group.answeredLater())
                        .map(Group::lost)
                        .toList());
    }

    private List<Group> groups(long incidentId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select b.call_date, b.last_id, c.caller_sealed, b.attempts, b.first_at, b.last_at,
                          case when exists (select 1 from call_record a
                            where a.incident_id = :incident and a.call_date = b.call_date and a.result <> 'BUSY'
                              and a.caller_key = b.caller_key and a.received_at > b.last_at) then 1 else 0 end as answered
                        from (select call_date, caller_key, max(id) as last_id, count(*) as attempts,
                            min(received_at) as first_at, max(received_at) as last_at
                          from call_record
                          where incident_id = :incident and call_date between :from and :to and result = 'BUSY'
                          group by call_date, caller_key) b
                          join call_record c on c.id = b.last_id
                        order by b.last_at, b.last_id""")
                .param("incident", incidentId)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> group(row))
                .list();
    }

    private Group group(ResultSet row) throws SQLException {
        return new Group(
                row.getObject("call_date", LocalDate.class),
                records.caller(row.getLong("last_id"), row.getBytes("caller_sealed")),
                row.getInt("attempts"),
                row.getObject("first_at", LocalDateTime.class),
                row.getObject("last_at", LocalDateTime.class),
                row.getInt("answered") == 1);
    }

    /** @param caller none: the numbers were withheld, and these are not one person */
    private record Group(
            LocalDate day,
            @Nullable String caller,
            int attempts,
            LocalDateTime first,
            LocalDateTime last,
            boolean answeredLater) {
        LostCaller lost() {
            return new LostCaller(
                    day,
                    Masking.phone(Objects.requireNonNull(caller)),
                    attempts,
                    Objects.requireNonNull(Tokyo.fromColumn(first)),
                    Objects.requireNonNull(Tokyo.fromColumn(last)));
        }
    }
}
