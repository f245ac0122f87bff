package jp.madoguchi.reissue.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reporting plans and of what was sent for them. */
@Repository
class PlanStore {
    private static final String SENT = """
            select r.id, r.organisation, r.as_of, r.state, r.submitted_at, sum(c.reissued_cards) as reissued
            from reissue_report r join reissue_count c on c.report_id = r.id
            where r.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED', 'SUPERSEDED') and r.incident_id = ?""";
    private static final String IN_ORDER =
            " group by r.id, r.organisation, r.as_of, r.state, r.submitted_at, r.revision order by r.as_of, r.revision";

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reissued over all issuers */
    record Sent(long id, String organisation, LocalDate asOf, ReportState state, Instant sentAt, long reissued) {}

    /** By organisation and revision. */
    List<ReportingPlan> plans(long incidentId, @Nullable String organisation) {
        return jdbc.sql("select organisation, revision, kind, first_due, days_after, until_day, set_by, set_at"
                        + " from reissue_plan where incident_id = ?"
                        + (organisation == null ? "" : " and organisation = ?")
                        + " order by organisation, revision")
                .params(params(incidentId, organisation))
                .query((row, n) -> new ReportingPlan(
                        row.getString("organisation"),
                        row.getInt("revision"),
                        PlanKind.valueOf(row.getString("kind")),
                        row.getObject("first_due", LocalDate.class),
                        row.getInt("days_after"),
                        row.getObject("until_day", LocalDate.class),
                        row.getString("set_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("set_at", LocalDateTime.class)))))
                .list();
    }

    /** All that was sent and not taken back, by day and revision. */
    List<Sent> sent(long incidentId, @Nullable String organisation) {
        return jdbc.sql(SENT + (organisation == null ? "" : " and r.organisation = ?") + IN_ORDER)
                .params(params(incidentId, organisation))
                .query((row, n) -> new Sent(
                        row.getLong("id"),
                        row.getString("organisation"),
                        row.getObject("as_of", LocalDate.class),
                        ReportState.valueOf(row.getString("state")),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("submitted_at", LocalDateTime.class))),
                        row.getLong("reissued")))
                .list();
    }

    private static List<Object> params(long incidentId, @Nullable String organisation) {
        return organisation == null ? List.of(incidentId) : List.of(incidentId, organisation);
    }

    /** The organisations that have a plan or have sent something. */
    List<String> organisations(long incidentId) {
        return jdbc.sql("""
                        select organisation from reissue_plan where incident_id = ?
                        union select organisation from reissue_report where incident_id = ? and state <> 'DRAFT'
                        order by organisation""").params(incidentId, incidentId).query(String.class).list();
    }

    void add(long incidentId, ReportingPlan plan) {
        jdbc.sql("""
                        insert into reissue_plan (id, incident_id, organisation, revision, kind, first_due, days_after, until_day,
                          set_by, set_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        incidentId,
                        plan.organisation(),
                        plan.revision(),
                        plan.kind().name(),
                        plan.firstDue(),
                        plan.daysAfter(),
                        plan.until(),
                        plan.setBy(),
                        Tokyo.toColumn(plan.setAt())))
                .update();
    }
}
