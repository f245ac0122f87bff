package jp.madoguchi.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.report.content.ReportKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of schedules and of what they have begun. */
@Repository
class ScheduleStore {
    private final JdbcClient jdbc;

    ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ReportSchedule> all(long incidentId) {
        return jdbc.sql("select * from report_schedule where incident_id = ?")
                .param(incidentId)
                .query((row, n) -> new ReportSchedule(
                        ReportKind.valueOf(row.getString("kind")),
                        row.getInt("day_of_month"),
                        row.getBoolean("enabled"),
                        row.getInt("version"),
                        SignedColumns.signed(row, "set")))
                .list();
    }

    /** Fails with a violated constraint where there is one already. */
    void add(long incidentId, ReportKind kind, int dayOfMonth, boolean enabled, Signed signed) {
        jdbc.sql("""
                        insert into report_schedule (incident_id, kind, day_of_month, enabled, version, set_by, set_by_name, set_at)
                        values (?, ?, ?, ?, 1, ?, ?, ?)""")
                .params(Arrays.asList(
                        incidentId,
                        kind.name(),
                        dayOfMonth,
                        enabled,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
    }

    /** False where it is another version by now. */
    boolean change(long incidentId, ReportKind kind, int seen, int dayOfMonth, boolean enabled, Signed signed) {
        return jdbc.sql("""
                        update report_schedule set day_of_month = ?, enabled = ?, version = version + 1,
                          set_by = ?, set_by_name = ?, set_at = ?
                        where incident_id = ? and kind = ? and version = ?""")
                        .params(Arrays.asList(
                                dayOfMonth,
                                enabled,
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                incidentId,
                                kind.name(),
                                seen))
                        .update()
                > 0;
    }

    boolean hasRun(long incidentId, ReportKind kind, YearMonth month) {
        return jdbc.sql(
                                "select count(*) from report_schedule_run where incident_id = ? and kind = ? and span_month = ?")
                        .params(incidentId, kind.name(), month.atDay(1))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Fails with a violated constraint where another node was first. */
    void run(long incidentId, ReportKind kind, YearMonth month, Instant at) {
        jdbc.sql("insert into report_schedule_run (incident_id, kind, span_month, made_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(incidentId, kind.name(), month.atDay(1), Tokyo.toColumn(at)))
                .update();
    }

    void made(long incidentId, ReportKind kind, YearMonth month, long reportId) {
        jdbc.sql("update report_schedule_run set report_id = ? where incident_id = ? and kind = ? and span_month = ?")
                .params(reportId, incidentId, kind.name(), month.atDay(1))
                .update();
    }

    /** @param user under whose name the portal begins reports */
    ReportsWaiting waiting(long incidentId, String user) {
        return new ReportsWaiting(
                count("r.state = 'UNDER_REVIEW'", incidentId),
                count("r.state = 'DRAFT' and r.changed_by = '" + user + "'", incidentId),
                count(
                        "r.state = 'DRAFT' and (select s.step from report_step s where s.report_id = r.id"
                                + " order by s.taken_at desc, s.id desc limit 1) = 'RETURNED'",
                        incidentId));
    }

    private int count(String condition, long incidentId) {
        return jdbc.sql("select count(*) from report r where r.incident_id = ? and " + condition)
                .param(incidentId)
                .query(Integer.class)
                .single();
    }
}
