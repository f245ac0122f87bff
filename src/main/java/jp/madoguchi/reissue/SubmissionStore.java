package jp.madoguchi.reissue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of a report's way from its sender to the city: files, drafts, submission, withdrawal. */
@Repository
class SubmissionStore {
    private final JdbcClient jdbc;

    SubmissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file that is to be kept. */
    record NewUpload(
            long incidentId,
            String organisation,
            String fileName,
            String sha256,
            byte[] content,
            String understood,
            String user,
            Instant at) {}

    /** A draft's file as it was handed in. */
    record KeptFile(
            long id, String fileName, byte[] content, String understood, String uploadedBy, LocalDateTime uploadedAt) {}

    /** What a report's sender says of it. */
    record Words(
            @Nullable String correctionReason, @Nullable String explanation) {
        static final Words NONE = new Words(null, null);
    }

    /**
     * Holds all reports of an organisation until the transaction ends, in the order in which reviewers hold them too: whoever inserts
     * first and waits then would wait for a reviewer who waits for the new row.
     */
    void lockReports(long incidentId, String organisation) {
        jdbc.sql("""
                        select id from reissue_report where incident_id = ? and organisation = ?
                        order by as_of, revision for update""").params(incidentId, organisation).query(Long.class).list();
    }

    long addUpload(NewUpload upload) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into reissue_upload (id, incident_id, organisation, file_name, sha256, uploaded_by, uploaded_at,
                            file_size, understood) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        upload.incidentId(),
                        upload.organisation(),
                        shortened(upload.fileName()),
                        upload.sha256(),
                        upload.user(),
                        column(upload.at()),
                        upload.content().length,
                        upload.understood())
                .update();
        jdbc.sql("insert into reissue_upload_file (upload_id, content) values (?, ?)")
                .params(id, upload.content())
                .update();
        return id;
    }

    /** Its revision is below 0: a draft takes no number from the reports of its day. */
    void addDraft(
            long incidentId,
            long uploadId,
            String organisation,
            LocalDate asOf,
            Map<Long, ReissueCount> counts,
            Words words) {
        int number = Math.min(lowestRevision(incidentId, organisation, asOf), 0) - 1;
        long id = Ids.next();
        jdbc.sql("""
                        insert into reissue_report (id, incident_id, upload_id, organisation, as_of, revision, state,
                            correction_reason, explanation) values (?, ?, ?, ?, ?, ?, 'DRAFT', ?, ?)""")
                .params(id, incidentId, uploadId, organisation, asOf, number)
                .param(words.correctionReason())
                .param(words.explanation())
                .update();
        addCounts(id, counts);
    }

    /**
     * @param before the latest revision of that day
     * @return its id
     */
    long addSubmitted(
            long incidentId,
            long uploadId,
            String organisation,
            LocalDate asOf,
            Map<Long, ReissueCount> counts,
            @Nullable ReissueReport before,
            Words words,
            String user,
            Instant at) {
        // counted from what the sender saw: where somebody else was faster, the number is taken
        int revision = before == null ? 1 : before.revision() + 1;
        long id = Ids.next();
        jdbc.sql("""
                        insert into reissue_report (id, incident_id, upload_id, organisation, as_of, revision, state,
                            submitted_at, submitted_by, correction_reason, explanation, replaces_id)
                        values (?, ?, ?, ?, ?, ?, 'SUBMITTED', ?, ?, ?, ?, ?)""")
                .params(id, incidentId, uploadId, organisation, asOf, revision, column(at), user)
                .param(words.correctionReason())
                .param(words.explanation())
                .param(before == null ? null : Long.valueOf(before.id()))
                .update();
        addCounts(id, counts);
        return id;
    }

    private int lowestRevision(long incidentId, String organisation, LocalDate asOf) {
        return jdbc.sql("select coalesce(min(revision), 0) from reissue_report "
                        + "where incident_id = ? and organisation = ? and as_of = ?")
                .params(incidentId, organisation, asOf)
                .query(Integer.class)
                .single();
    }

    private void addCounts(long reportId, Map<Long, ReissueCount> counts) {
        counts.forEach((issuerId, count) -> jdbc.sql("""
                        insert into reissue_count (id, report_id, issuer_id, affected_cards, reissued_cards)
                        values (?, ?, ?, ?, ?)""")
                .params(Ids.next(), reportId, issuerId, count.affected(), count.reissued())
                .update());
    }

    /** The drafts of an organisation, the latest first, each with the days in it. */
    List<ReissueDraft> drafts(long incidentId, String organisation) {
        Map<Long, List<LocalDate>> days = new HashMap<>();
        jdbc.sql("select upload_id, as_of from reissue_report where incident_id = ? and organisation = ? "
                        + "and state = 'DRAFT' order by as_of")
                .params(incidentId, organisation)
                .query(row -> {
                    days.computeIfAbsent(row.getLong("upload_id"), id -> new ArrayList<>())
                            .add(row.getObject("as_of", LocalDate.class));
                });
        if (days.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select id, file_name, uploaded_by, uploaded_at from reissue_upload where id in (:ids) "
                        + "order by uploaded_at desc, id desc")
                .param("ids", days.keySet())
                .query((row, number) -> new ReissueDraft(
                        row.getLong("id"),
                        row.getString("file_name"),
                        row.getString("uploaded_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("uploaded_at", LocalDateTime.class))),
                        Objects.requireNonNull(days.get(row.getLong("id")))))
                .list();
    }

    Optional<KeptFile> draftFile(long uploadId, long incidentId, String organisation) {
        return jdbc.sql("""
                        select u.id, u.file_name, f.content, u.understood, u.uploaded_by, u.uploaded_at from reissue_upload u
                        join reissue_upload_file f on f.upload_id = u.id
                        where u.id = ? and u.incident_id = ? and u.organisation = ? and exists
                          (select 1 from reissue_report r where r.upload_id = u.id and r.state = 'DRAFT')""")
                .params(uploadId, incidentId, organisation)
                .query((row, number) -> new KeptFile(
                        row.getLong("id"),
                        row.getString("file_name"),
                        row.getBytes("content"),
                        row.getString("understood"),
                        row.getString("uploaded_by"),
                        row.getObject("uploaded_at", LocalDateTime.class)))
                .optional();
    }

    /** The file of a report that was sent. */
    Optional<SentFile> sentFile(long uploadId, String organisation) {
        return jdbc.sql("""
                        select u.file_name, f.content from reissue_upload u join reissue_upload_file f on f.upload_id = u.id
                        where u.id = ? and u.organisation = ?""")
                .params(uploadId, organisation)
                .query((row, number) -> new SentFile(row.getString("file_name"), row.getBytes("content")))
                .optional();
    }

    Words draftWords(long uploadId) {
        return jdbc
                .sql(
                        "select correction_reason, explanation from reissue_report where upload_id = ? and state = 'DRAFT'")
                .param(uploadId)
                .query((row, number) -> new Words(row.getString("correction_reason"), row.getString("explanation")))
                .list()
                .stream()
                .findFirst()
                .orElse(Words.NONE);
    }

    /** @return how many reports were drafts still; none where somebody else was faster */
    int deleteDraftReports(long uploadId) {
        List<Long> drafts = jdbc.sql("select id from reissue_report where upload_id = ? and state = 'DRAFT'")
                .param(uploadId)
                .query(Long.class)
                .list();
        if (drafts.isEmpty()) {
            return 0;
        }
        jdbc.sql("delete from reissue_count where report_id in (:ids)")
                .param("ids", drafts)
                .update();
        return jdbc.sql("delete from reissue_report where id in (:ids) and state = 'DRAFT'")
                .param("ids", drafts)
                .update();
    }

    /** Of a draft: a file from which a report came is kept. */
    void deleteUpload(long uploadId) {
        jdbc.sql("delete from reissue_upload_file where upload_id = ?")
                .param(uploadId)
                .update();
        jdbc.sql("delete from reissue_upload where id = ?").param(uploadId).update();
    }

    void understood(long uploadId, String understood) {
        jdbc.sql("update reissue_upload set understood = ? where id = ?")
                .params(understood, uploadId)
                .update();
    }

    /** Those of the day that the city has not accepted make way for the new one. */
    void supersedeWaiting(long incidentId, String organisation, LocalDate asOf, long newReport) {
        jdbc.sql("""
                        update reissue_report set state = 'SUPERSEDED' where incident_id = ? and organisation = ? and as_of = ?
                        and id <> ? and state in ('SUBMITTED', 'RETURNED')""").params(incidentId, organisation, asOf, newReport).update();
    }

    /** @return whether it still waited */
    boolean withdraw(long reportId, long incidentId, String organisation, String user, Instant at) {
        return jdbc.sql("""
                        update reissue_report set state = 'WITHDRAWN', withdrawn_by = ?, withdrawn_at = ?
                        where id = ? and incident_id = ? and organisation = ? and state in ('SUBMITTED', 'RETURNED')""")
                        .params(user, column(at), reportId, incidentId, organisation)
                        .update()
                == 1;
    }

    Optional<ReportState> state(long reportId, long incidentId, String organisation) {
        return jdbc.sql("select state from reissue_report where id = ? and incident_id = ? and organisation = ? "
                        + "and state <> 'DRAFT'")
                .params(reportId, incidentId, organisation)
                .query(String.class)
                .optional()
                .map(ReportState::valueOf);
    }

    /** What the sender said of each report that was sent, by its id. */
    Map<Long, SubmissionNote> notes(long incidentId, String organisation) {
        Map<Long, SubmissionNote> notes = new HashMap<>();
        jdbc.sql("""
                        select id, submitted_at, submitted_by, correction_reason, explanation, replaces_id, withdrawn_at,
                            withdrawn_by from reissue_report where incident_id = ? and organisation = ? and state <> 'DRAFT'""").params(incidentId, organisation).query(row -> {
            long replaces = row.getLong("replaces_id");
            Long replacesId = row.wasNull() ? null : replaces;
            notes.put(
                    row.getLong("id"),
                    new SubmissionNote(
                            Tokyo.fromColumn(row.getObject("submitted_at", LocalDateTime.class)),
                            row.getString("submitted_by"),
                            row.getString("correction_reason"),
                            row.getString("explanation"),
                            replacesId,
                            Tokyo.fromColumn(row.getObject("withdrawn_at", LocalDateTime.class)),
                            row.getString("withdrawn_by")));
        });
        return notes;
    }

    private static LocalDateTime column(Instant instant) {
        return Objects.requireNonNull(Tokyo.toColumn(instant));
    }

    /** A name may be longer than the column; its beginning is enough beside the digest. */
    private static String shortened(String fileName) {
        return fileName.codePointCount(0, fileName.length()) <= 255
                ? fileName
                : fileName.substring(0, fileName.offsetByCodePoints(0, 255));
    }
}
