package jp.madoguchi.reissue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of uploads, reports and counts. */
@Repository
class ReissueStore {
    /** Three years of daily uploads; whoever needs older ones asks for a day. */
    static final int MOST_UPLOADS = 1_000;

    private final JdbcClient jdbc;

    ReissueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All reports of an organisation by day and revision, whatever their state; drafts are not reports yet. */
    List<ReissueReport> reports(long incidentId, String organisation) {
        return reportsByUpload("r.incident_id = ? and r.organisation = ?", List.of(incidentId, organisation))
                .values()
                .stream()
                .flatMap(List::stream)
                .sorted(java.util.Comparator.comparing(ReissueReport::asOf).thenComparing(ReissueReport::revision))
                .toList();
    }

    /** @param organisation only its own; null for those of all */
    List<ReissueUpload> uploads(long incidentId, @Nullable String organisation) {
        String mine = organisation == null ? "" : " and organisation = ?";
        List<Object> params = organisation == null ? List.of(incidentId) : List.of(incidentId, organisation);
        List<Upload> uploads = jdbc.sql(Upload.SELECT + "where incident_id = ? and " + Upload.SENT + mine
                        + " order by uploaded_at desc, id desc limit " + MOST_UPLOADS)
                .params(params)
                .query(Upload.class)
                .list();
        String their = organisation == null ? "" : " and r.organisation = ?";
        return withReports(uploads, reportsByUpload("r.incident_id = ?" + their, params));
    }

    Optional<ReissueUpload> upload(long uploadId, String organisation) {
        List<Upload> found = jdbc.sql(Upload.SELECT + "where id = ? and organisation = ? and " + Upload.SENT)
                .params(uploadId, organisation)
                .query(Upload.class)
                .list();
        return withReports(found, reportsByUpload("r.upload_id = ?", List.of(uploadId))).stream()
                .findFirst();
    }

    /** One that was sent. */
    Optional<ReissueReport> report(long reportId, String organisation) {
        return reportsByUpload("r.id = ? and r.organisation = ?", List.of(reportId, organisation)).values().stream()
                .flatMap(List::stream)
                .findFirst();
    }

    private static List<ReissueUpload> withReports(List<Upload> uploads, Map<Long, List<ReissueReport>> reports) {
        return uploads.stream()
                .map(u -> new ReissueUpload(
                        u.id(),
                        u.organisation(),
                        u.fileName(),
                        u.sha256(),
                        u.uploadedBy(),
                        Objects.requireNonNull(Tokyo.fromColumn(u.uploadedAt())),
                        reports.getOrDefault(u.id(), List.of())))
                .toList();
    }

    private Map<Long, List<ReissueReport>> reportsByUpload(String condition, List<Object> params) {
        Map<Long, List<ReissueCount>> counts = new LinkedHashMap<>();
        Map<Long, Report> heads = new LinkedHashMap<>();
        jdbc.sql("select r.id, r.upload_id, r.as_of, r.revision, r.state, i.code, c.affected_cards, c.reissued_cards, "
                        + "coalesce(r.submitted_at, u.uploaded_at) as sent_at, coalesce(r.submitted_by, u.uploaded_by) as sent_by "
                        + "from reissue_report r join reissue_upload u on u.id = r.upload_id "
                        + "join reissue_count c on c.report_id = r.id "
                        + "join issuer i on i.id = c.issuer_id where r.state <> 'DRAFT' and " + condition
                        + " order by r.as_of, r.revision, i.sort")
                .params(params)
                .query(row -> {
                    Report head = new Report(
                            row.getLong("id"),
                            row.getLong("upload_id"),
                            row.getObject("as_of", LocalDate.class),
                            row.getInt("revision"),
                            ReportState.valueOf(row.getString("state")),
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("sent_at", LocalDateTime.class))),
                            Objects.requireNonNull(row.getString("sent_by")));
                    heads.put(head.id(), head);
                    counts.computeIfAbsent(head.id(), id -> new ArrayList<>())
                            .add(new ReissueCount(
                                    row.getString("code"), row.getInt("affected_cards"), row.getInt("reissued_cards")));
                });
        Map<Long, List<ReissueReport>> reports = new LinkedHashMap<>();
        heads.values()
                .forEach(head -> reports.computeIfAbsent(head.uploadId(), id -> new ArrayList<>())
                        .add(new ReissueReport(
                                head.id(),
                                head.asOf(),
                                head.revision(),
                                head.state(),
                                counts.getOrDefault(head.id(), List.of()),
                                head.sentAt(),
                                head.sentBy())));
        return reports;
    }

    private record Report(
            long id, long uploadId, LocalDate asOf, int revision, ReportState state, Instant sentAt, String sentBy) {}

    record Upload(
            long id, String organisation, String fileName, String sha256, String uploadedBy, LocalDateTime uploadedAt) {
        static final String SELECT =
                "select id, organisation, file_name, sha256, uploaded_by, uploaded_at from reissue_upload ";
        /** Nobody but its sender sees a file that is only a draft yet. */
        static final String SENT = "exists (select 1 from reissue_report d where d.upload_id = reissue_upload.id "
                + "and d.state <> 'DRAFT')";
    }
}
