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
import jp.madoguchi.platform.id.Ids;
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

    /** All reports of an organisation by day and revision, whatever their state. */
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
        List<Upload> uploads = jdbc.sql(Upload.SELECT + "where incident_id = ?" + mine
                        + " order by uploaded_at desc, id desc limit " + MOST_UPLOADS)
                .params(params)
                .query(Upload.class)
                .list();
        String their = organisation == null ? "" : " and r.organisation = ?";
        return withReports(uploads, reportsByUpload("r.incident_id = ?" + their, params));
    }

    Optional<ReissueUpload> upload(long uploadId, String organisation) {
        List<Upload> found = jdbc.sql(Upload.SELECT + "where id = ? and organisation = ?")
                .params(uploadId, organisation)
                .query(Upload.class)
                .list();
        return withReports(found, reportsByUpload("r.upload_id = ?", List.of(uploadId))).stream()
                .findFirst();
    }

    long addUpload(
            long incidentId, String organisation, String fileName, String sha256, String user, Instant uploadedAt) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into reissue_upload
                            (id, incident_id, organisation, file_name, sha256, uploaded_by, uploaded_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        incidentId,
                        organisation,
                        fileName,
                        sha256,
                        user,
                        Objects.requireNonNull(Tokyo.toColumn(uploadedAt)))
                .update();
        return id;
    }

    /** @param reissued by the issuer's id, with the affected cards that were reported beside */
    void addReport(
            long incidentId, long uploadId, String organisation, LocalDate asOf, Map<Long, ReissueCount> reissued) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into reissue_report (id, incident_id, upload_id, organisation, as_of, revision, state)
                        values (?, ?, ?, ?, ?, 1, ?)""")
                .params(id, incidentId, uploadId, organisation, asOf, ReportState.SUBMITTED.name())
                .update();
        reissued.forEach((issuerId, count) -> jdbc.sql("""
                        insert into reissue_count (id, report_id, issuer_id, affected_cards, reissued_cards)
                        values (?, ?, ?, ?, ?)""")
                .params(Ids.next(), id, issuerId, count.affected(), count.reissued())
                .update());
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
        jdbc.sql("select r.id, r.upload_id, r.as_of, r.revision, r.state, i.code, c.affected_cards, c.reissued_cards "
                        + "from reissue_report r join reissue_count c on c.report_id = r.id "
                        + "join issuer i on i.id = c.issuer_id where " + condition
                        + " order by r.as_of, r.revision, i.sort")
                .params(params)
                .query(row -> {
                    Report head = new Report(
                            row.getLong("id"),
                            row.getLong("upload_id"),
                            row.getObject("as_of", LocalDate.class),
                            row.getInt("revision"),
                            ReportState.valueOf(row.getString("state")));
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
                                counts.getOrDefault(head.id(), List.of()))));
        return reports;
    }

    private record Report(long id, long uploadId, LocalDate asOf, int revision, ReportState state) {}

    record Upload(
            long id, String organisation, String fileName, String sha256, String uploadedBy, LocalDateTime uploadedAt) {
        static final String SELECT =
                "select id, organisation, file_name, sha256, uploaded_by, uploaded_at from reissue_upload ";
    }
}
