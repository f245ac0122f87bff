package jp.madoguchi.reissue.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReportState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the queue and of decisions. It never touches a count. */
@Repository
class ReviewStore {
    private static final String LINES = """
            select r.id, r.organisation, r.as_of, r.revision, r.state, r.submitted_at, r.submitted_by, u.file_name, r.replaces_id,
              sum(c.affected_cards) as affected, sum(c.reissued_cards) as reissued
            from reissue_report r join reissue_upload u on u.id = r.upload_id join reissue_count c on c.report_id = r.id
            """;
    private static final String BY_REPORT =
            " group by r.id, r.organisation, r.as_of, r.revision, r.state, r.submitted_at, r.submitted_by, u.file_name, r.replaces_id";
    private static final String DECISIONS = """
            select v.report_id, v.decision, v.remark, v.reviewed_by, v.reviewer, v.office, v.reviewed_at, v.figures_sha256,
              v.superseded_id
            from reissue_review v
            """;

    private final JdbcClient jdbc;

    ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The longest waiting first. */
    List<QueuedReport> waiting(long incidentId, int most) {
        return jdbc.sql(LINES + "where r.incident_id = ? and r.state = 'SUBMITTED'" + BY_REPORT
                        + " order by r.submitted_at, r.id limit ?")
                .params(incidentId, most)
                .query(ReviewStore::line)
                .list();
    }

    int waiting(long incidentId) {
        return jdbc.sql("select count(*) from reissue_report where incident_id = ? and state = 'SUBMITTED'")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    /** The last decided first. */
    List<QueuedReport> decided(long incidentId, int most) {
        return jdbc.sql(LINES + "join reissue_review v on v.report_id = r.id where r.incident_id = ?" + BY_REPORT
                        + ", v.reviewed_at order by v.reviewed_at desc, r.id desc limit ?")
                .params(incidentId, most)
                .query(ReviewStore::line)
                .list();
    }

    /** What was decided on an organisation's reports, the last first. */
    List<ReportDecision> decisionsOf(long incidentId, String organisation, int most) {
        return jdbc.sql(DECISIONS
                        + "join reissue_report r on r.id = v.report_id where r.incident_id = ? and r.organisation = ?"
                        + " order by v.reviewed_at desc, v.report_id desc limit ?")
                .params(incidentId, organisation, most)
                .query(ReviewStore::decision)
                .list();
    }

    Optional<ReportDecision> decision(long reportId) {
        return jdbc.sql(DECISIONS + "where v.report_id = ?")
                .param(reportId)
                .query(ReviewStore::decision)
                .optional();
    }

    private record Place(long incidentId, String organisation) {}

    /**
     * Holds all reports of the incident that the report's organisation has sent, until the transaction ends: decisions on them come
     * one after the other, since a figure is judged by those of the days around it.
     */
    void lockAllOfSender(long reportId) {
        jdbc.sql("select incident_id, organisation from reissue_report where id = ?")
                .param(reportId)
                .query(Place.class)
                .optional()
                .ifPresent(place -> jdbc.sql("""
                                select id from reissue_report where incident_id = ? and organisation = ?
                                order by as_of, revision for update""")
                        .params(place.incidentId(), place.organisation())
                        .query(Long.class)
                        .list());
    }

    /** False where it no longer stands so. */
    boolean move(long reportId, ReportState from, ReportState to) {
        return jdbc.sql("update reissue_report set state = ? where id = ? and state = ?")
                        .params(to.name(), reportId, from.name())
                        .update()
                > 0;
    }

    void add(ReportDecision decision) {
        jdbc.sql("""
                        insert into reissue_review (report_id, decision, remark, reviewed_by, reviewer, office, reviewed_at,
                          figures_sha256, superseded_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        decision.reportId(),
                        decision.decision().name(),
                        decision.comment(),
                        decision.reviewedBy(),
                        decision.reviewer(),
                        decision.office(),
                        Tokyo.toColumn(decision.at()),
                        decision.figuresSha256(),
                        decision.supersededId()))
                .update();
    }

    /** The file as it was handed in. */
    Optional<byte[]> original(long uploadId) {
        return jdbc.sql("select content from reissue_upload_file where upload_id = ?")
                .param(uploadId)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    private static QueuedReport line(ResultSet row, int number) throws SQLException {
        LocalDate asOf = row.getObject("as_of", LocalDate.class);
        return new QueuedReport(
                row.getLong("id"),
                row.getString("organisation"),
                asOf,
                row.getInt("revision"),
                ReportState.valueOf(row.getString("state")),
                instant(row, "submitted_at"),
                row.getString("submitted_by"),
                row.getString("file_name"),
                row.getObject("replaces_id", Long.class) != null,
                ReissueFigure.of(row.getInt("affected"), row.getInt("reissued"), asOf));
    }

    static ReportDecision decision(ResultSet row, int number) throws SQLException {
        return new ReportDecision(
                row.getLong("report_id"),
                Decision.valueOf(row.getString("decision")),
                row.getString("remark"),
                row.getString("reviewed_by"),
                row.getString("reviewer"),
                row.getString("office"),
                instant(row, "reviewed_at"),
                row.getString("figures_sha256"),
                row.getObject("superseded_id", Long.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }

    static @Nullable Instant instantOrNone(ResultSet row, String column) throws SQLException {
        return Tokyo.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
