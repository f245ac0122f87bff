package jp.madoguchi.reissue.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.reissue.ReissueCount;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.review.ReportDossier.Compared;
import jp.madoguchi.reissue.review.ReportDossier.Sending;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL behind one report's page: four statements, however many reports there are. */
@Repository
class DossierStore {
    private final JdbcClient jdbc;

    DossierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Head(
            long id,
            long incidentId,
            String organisation,
            LocalDate asOf,
            int revision,
            ReportState state,
            Sending sending) {}

    /** Drafts are their organisation's own and unknown here. */
    Optional<Head> head(long reportId) {
        return jdbc.sql("""
                        select r.id, r.incident_id, r.organisation, r.as_of, r.revision, r.state, r.submitted_at, r.submitted_by,
                          r.correction_reason, r.explanation, u.id as upload_id, u.file_name, u.sha256, u.understood,
                          (select count(*) from reissue_upload_file f where f.upload_id = u.id) as files
                        from reissue_report r join reissue_upload u on u.id = r.upload_id
                        where r.id = ? and r.state <> 'DRAFT'""")
                .param(reportId)
                .query((row, n) -> new Head(
                        row.getLong("id"),
                        row.getLong("incident_id"),
                        Objects.requireNonNull(row.getString("organisation")),
                        row.getObject("as_of", LocalDate.class),
                        row.getInt("revision"),
                        ReportState.valueOf(row.getString("state")),
                        new Sending(
                                row.getLong("upload_id"),
                                row.getString("file_name"),
                                row.getString("sha256"),
                                row.getString("submitted_by"),
                                ReviewStore.instant(row, "submitted_at"),
                                row.getString("correction_reason"),
                                row.getString("explanation"),
                                SenderWarning.in(row.getString("understood")),
                                row.getInt("files") > 0)))
                .optional();
    }

    /** What was sent for the same day, the last accepted ones before it, and the first accepted one after it; the latest first. */
    List<Compared> around(Head head, int mostBefore) {
        return jdbc.sql("""
                        select id, as_of, revision, state from (
                          select id, as_of, revision, state from reissue_report
                          where incident_id = ? and organisation = ? and as_of = ? and state <> 'DRAFT'
                          union all
                          select id, as_of, revision, state from (
                            select id, as_of, revision, state from reissue_report
                            where incident_id = ? and organisation = ? and as_of < ? and state = 'ACCEPTED'
                            order by as_of desc limit ?) earlier
                          union all
                          select id, as_of, revision, state from (
                            select id, as_of, revision, state from reissue_report
                            where incident_id = ? and organisation = ? and as_of > ? and state = 'ACCEPTED'
                            order by as_of limit 1) later) found
                        order by as_of desc, revision desc""")
                .params(
                        head.incidentId(),
                        head.organisation(),
                        head.asOf(),
                        head.incidentId(),
                        head.organisation(),
                        head.asOf(),
                        mostBefore,
                        head.incidentId(),
                        head.organisation(),
                        head.asOf())
                .query(Compared.class)
                .list();
    }

    /** By report, each in the order of the issuers. */
    Map<Long, List<ReissueCount>> counts(List<Long> reportIds) {
        Map<Long, List<ReissueCount>> counts = new HashMap<>();
        jdbc.sql("""
                        select c.report_id, i.code, c.affected_cards, c.reissued_cards
                        from reissue_count c join issuer i on i.id = c.issuer_id
                        where c.report_id in (:ids) order by c.report_id, i.sort""").param("ids", reportIds).query(row -> {
            counts.computeIfAbsent(row.getLong("report_id"), id -> new ArrayList<>())
                    .add(new ReissueCount(
                            row.getString("code"), row.getInt("affected_cards"), row.getInt("reissued_cards")));
        });
        return counts;
    }
}
