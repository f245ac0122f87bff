package jp.madoguchi.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.report.content.Numerals;
import jp.madoguchi.report.content.ReportFigures;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reports. Whatever changes one says of which state and revision; a released one is out of reach of all of them. */
@Repository
class KeptReportStore {
    private static final String LINE = """
            select r.*, c.number as corrects_number from report r left join report c on c.id = r.corrects_id
            """;

    private final JdbcClient jdbc;
    private final ReportPartStore parts;

    KeptReportStore(JdbcClient jdbc, ReportPartStore parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /** What a new report begins as. */
    record NewReport(
            ReportScope scope,
            int number,
            ReportTexts texts,
            @Nullable Long supersedes,
            @Nullable String supersedeReason,
            @Nullable Long corrects) {}

    /** Until the transaction ends nobody else makes a report of the incident. */
    void lockIncident(long incidentId) {
        jdbc.sql("select id from incident where id = ? for update")
                .param(incidentId)
                .query(Long.class)
                .optional();
    }

    /** @return the number that the next report of the kind gets, called under {@link #lockIncident} */
    int nextNumber(long incidentId, ReportKind kind) {
        // locking, since what others have made meanwhile counts, whatever this transaction has read before
        return 1
                + jdbc
                        .sql(
                                "select number from report where incident_id = ? and kind = ? order by number desc for update")
                        .params(incidentId, kind.name())
                        .query(Integer.class)
                        .list()
                        .stream()
                        .findFirst()
                        .orElse(0);
    }

    long add(NewReport report, Signed signed) {
        long id = Ids.next();
        ReportScope scope = report.scope();
        jdbc.sql("""
                        insert into report (id, incident_id, kind, number, span_from, span_to, title, issuer, numerals, state,
                          revision, supersedes_id, supersede_reason, corrects_id, started_by, started_by_name, started_at,
                          changed_by, changed_by_name, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        scope.incidentId(),
                        scope.kind().name(),
                        report.number(),
                        scope.from(),
                        scope.to(),
                        report.texts().title(),
                        report.texts().issuer(),
                        report.texts().numerals().name(),
                        report.supersedes(),
                        report.supersedeReason(),
                        report.corrects(),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at()),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        parts.putSections(id, report.texts().sections());
        return id;
    }

    /** By kind, the latest first. */
    List<ReportLine> lines(long incidentId) {
        return jdbc.sql(LINE + "where r.incident_id = ? order by r.span_to desc, r.kind, r.number desc")
                .param(incidentId)
                .query((row, n) -> line(row))
                .list();
    }

    Optional<Report> find(long id) {
        return jdbc.sql("select * from report where id = ?")
                .param(id)
                .query((row, n) -> report(row))
                .optional();
    }

    /** The latest released of the kind, to begin another with its issuer. */
    Optional<Report> latest(long incidentId, ReportKind kind) {
        return jdbc.sql("select * from report where incident_id = ? and kind = ? order by number desc limit 1")
                .params(incidentId, kind.name())
                .query((row, n) -> report(row))
                .optional();
    }

    /** @param changedBy name of who had the last hand in it */
    record Now(ReportState state, int revision, String changedBy) {}

    /** How it is by now, whatever this transaction has read before; from here on nobody else changes it before the end. */
    Optional<Now> lock(long id) {
        return jdbc.sql("select state, revision, changed_by_name from report where id = ? for update")
                .param(id)
                .query((row, n) -> new Now(
                        ReportState.valueOf(row.getString("state")),
                        row.getInt("revision"),
                        row.getString("changed_by_name")))
                .optional();
    }

    /** False where it is no longer a draft of this revision. */
    boolean write(long id, int seen, ReportTexts texts, Signed signed) {
        return jdbc.sql("""
                        update report set title = ?, issuer = ?, numerals = ?, revision = revision + 1,
                          changed_by = ?, changed_by_name = ?, changed_at = ?
                        where id = ? and state = 'DRAFT' and revision = ?""")
                        .params(Arrays.asList(
                                texts.title(),
                                texts.issuer(),
                                texts.numerals().name(),
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                id,
                                seen))
                        .update()
                > 0;
    }

    /** Something beside its texts changes. False where it is no longer a draft of this revision. */
    boolean touch(long id, int seen, Signed signed) {
        return jdbc.sql("""
                        update report set revision = revision + 1, changed_by = ?, changed_by_name = ?, changed_at = ?
                        where id = ? and state = 'DRAFT' and revision = ?""")
                        .params(Arrays.asList(signed.by(), signed.name(), Tokyo.toColumn(signed.at()), id, seen))
                        .update()
                > 0;
    }

    /** False where it is no longer a draft of this revision. */
    boolean submit(long id, int seen, ReportFigures figures, Signed signed) {
        return jdbc.sql("""
                        update report set state = 'UNDER_REVIEW', revision = revision + 1, figures = ?, figures_at = ?,
                          submitted_by = ?, submitted_by_name = ?, submitted_at = ?,
                          changed_by = ?, changed_by_name = ?, changed_at = ?
                        where id = ? and state = 'DRAFT' and revision = ?""")
                        .params(Arrays.asList(
                                ReportArchive.write(figures),
                                Tokyo.toColumn(figures.takenAt()),
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                id,
                                seen))
                        .update()
                > 0;
    }

    /** False where it doesn't wait for the approver in this revision. */
    boolean giveBack(long id, int seen) {
        return jdbc.sql("""
                        update report set state = 'DRAFT', revision = revision + 1, figures = null, figures_at = null,
                          submitted_by = null, submitted_by_name = null, submitted_at = null
                        where id = ? and state = 'UNDER_REVIEW' and revision = ?""").params(id, seen).update() > 0;
    }

    /** False where it doesn't wait for the approver in this revision. */
    boolean release(long id, int seen, String content, Signed signed) {
        return jdbc.sql("""
                        update report set state = 'RELEASED', revision = revision + 1, content = ?, sha256 = ?,
                          released_by = ?, released_by_name = ?, released_at = ?
                        where id = ? and state = 'UNDER_REVIEW' and revision = ?""")
                        .params(Arrays.asList(
                                content,
                                ReportArchive.sha256(content),
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                id,
                                seen))
                        .update()
                > 0;
    }

    /** False where it isn't the released one any more. */
    boolean supersede(long id) {
        return jdbc.sql(
                                "update report set state = 'SUPERSEDED', revision = revision + 1 where id = ? and state = 'RELEASED'")
                        .param(id)
                        .update()
                > 0;
    }

    /** As they were taken when it was submitted; empty in a draft. */
    Optional<ReportFigures> figures(long id) {
        return jdbc.sql("select figures from report where id = ? and figures is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(ReportArchive::figures);
    }

    /** What a released report was made of, as the text that is kept. */
    Optional<String> frozen(long id) {
        return jdbc.sql("select content from report where id = ? and content is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    private static ReportLine line(ResultSet row) throws SQLException {
        ReportScope scope = ReportRows.scope(row);
        Long corrects = ReportRows.number(row, "corrects_number");
        return new ReportLine(
                row.getLong("id"),
                scope.kind(),
                row.getInt("number"),
                scope.from(),
                scope.to(),
                row.getString("title"),
                ReportState.valueOf(row.getString("state")),
                corrects == null ? null : corrects.intValue(),
                SignedColumns.signed(row, "changed"),
                SignedColumns.signedOrNone(row, "released"));
    }

    private Report report(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Report(
                id,
                ReportRows.scope(row),
                row.getInt("number"),
                new ReportTexts(
                        row.getString("title"),
                        row.getString("issuer"),
                        Numerals.valueOf(row.getString("numerals")),
                        parts.sections(id)),
                ReportState.valueOf(row.getString("state")),
                row.getInt("revision"),
                reference(ReportRows.number(row, "supersedes_id")),
                row.getString("supersede_reason"),
                references("supersedes_id = ? and state in ('RELEASED', 'SUPERSEDED')", id).stream()
                        .findFirst()
                        .orElse(null),
                reference(ReportRows.number(row, "corrects_id")),
                references("corrects_id = ? and state in ('RELEASED', 'SUPERSEDED')", id),
                ReportRows.instant(row, "figures_at"),
                row.getString("sha256"),
                SignedColumns.signed(row, "changed"),
                SignedColumns.signedOrNone(row, "submitted"),
                SignedColumns.signedOrNone(row, "released"),
                parts.overrides(id),
                parts.errata(id),
                parts.steps(id),
                parts.files(id));
    }

    private @Nullable ReportReference reference(@Nullable Long id) {
        return id == null
                ? null
                : references("id = ?", Objects.requireNonNull(id)).getFirst();
    }

    private List<ReportReference> references(String condition, long id) {
        return jdbc.sql("select id, kind, number, span_to from report where " + condition + " order by id")
                .param(id)
                .query((row, n) -> ReportRows.reference(row))
                .list();
    }
}
