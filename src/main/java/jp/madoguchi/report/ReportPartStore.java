package jp.madoguchi.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.report.content.FigureOverride;
import jp.madoguchi.report.content.SectionText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what belongs to a report. Sections and overrides are changed only after {@link KeptReportStore} has found it a draft. */
@Repository
class ReportPartStore {
    private final JdbcClient jdbc;

    ReportPartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SectionText> sections(long reportId) {
        return jdbc.sql("select code, title, content from report_section where report_id = ? order by sort")
                .param(reportId)
                .query((row, n) -> new SectionText(
                        row.getString("code"),
                        row.getString("title"),
                        Objects.requireNonNull(row.getString("content"))))
                .list();
    }

    void putSections(long reportId, List<SectionText> sections) {
        jdbc.sql("delete from report_section where report_id = ?")
                .param(reportId)
                .update();
        int sort = 0;
        for (SectionText section : sections) {
            jdbc.sql("insert into report_section (report_id, sort, code, title, content) values (?, ?, ?, ?, ?)")
                    .params(reportId, sort++, section.code(), section.title(), section.text())
                    .update();
        }
    }

    List<ReportOverride> overrides(long reportId) {
        return jdbc.sql("select * from report_override where report_id = ? order by figure_key")
                .param(reportId)
                .query((row, n) -> new ReportOverride(
                        new FigureOverride(
                                row.getString("figure_key"),
                                row.getString("content"),
                                row.getBigDecimal("figure"),
                                row.getString("reason")),
                        SignedColumns.signed(row, "set")))
                .list();
    }

    void putOverride(long reportId, FigureOverride override, Signed signed) {
        removeOverride(reportId, override.key());
        jdbc.sql("""
                        insert into report_override (report_id, figure_key, content, figure, reason, set_by, set_by_name, set_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        reportId,
                        override.key(),
                        override.text(),
                        override.value(),
                        override.reason(),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
    }

    boolean removeOverride(long reportId, String key) {
        return jdbc.sql("delete from report_override where report_id = ? and figure_key = ?")
                        .params(reportId, key)
                        .update()
                > 0;
    }

    List<ErratumLine> errata(long reportId) {
        return jdbc.sql("select * from report_erratum where report_id = ? order by sort")
                .param(reportId)
                .query((row, n) -> new ErratumLine(
                        row.getString("figure_key"),
                        row.getString("name"),
                        row.getString("wrong"),
                        row.getString("correct"),
                        row.getString("reason")))
                .list();
    }

    void putErrata(long reportId, List<ErratumLine> lines) {
        jdbc.sql("delete from report_erratum where report_id = ?")
                .param(reportId)
                .update();
        int sort = 0;
        for (ErratumLine line : lines) {
            jdbc.sql("""
                            insert into report_erratum (report_id, sort, figure_key, name, wrong, correct, reason)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(reportId, sort++, line.key(), line.name(), line.wrong(), line.correct(), line.reason())
                    .update();
        }
    }

    List<ReportStep> steps(long reportId) {
        return jdbc.sql("select * from report_step where report_id = ? order by taken_at, id")
                .param(reportId)
                .query((row, n) -> new ReportStep(
                        ReportStep.Kind.valueOf(row.getString("step")),
                        row.getString("remark"),
                        SignedColumns.signed(row, "taken")))
                .list();
    }

    void addStep(long reportId, ReportStep.Kind step, @Nullable String remark, Signed signed) {
        jdbc.sql("""
                        insert into report_step (id, report_id, step, remark, taken_by, taken_by_name, taken_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        reportId,
                        step.name(),
                        remark,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
    }

    List<ReportFile> files(long reportId) {
        return jdbc.sql("select format, name, sha256 from report_file where report_id = ? order by format")
                .param(reportId)
                .query((row, n) -> new ReportFile(
                        ReportFormat.valueOf(row.getString("format")), row.getString("name"), row.getString("sha256")))
                .list();
    }

    void addFile(long reportId, ReportFormat format, ReportDownload file) {
        jdbc.sql("""
                        insert into report_file (id, report_id, format, name, media_type, sha256, content)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        reportId,
                        format.name(),
                        file.name(),
                        file.mediaType(),
                        ReportArchive.sha256(file.content()),
                        file.content())
                .update();
    }

    Optional<ReportDownload> file(long reportId, ReportFormat format) {
        return jdbc.sql("select name, media_type, content from report_file where report_id = ? and format = ?")
                .params(reportId, format.name())
                .query((row, n) ->
                        new ReportDownload(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    void addQuotes(long reportId, Map<String, String> quotes) {
        quotes.forEach(
                (key, text) -> jdbc.sql("insert into report_quote (report_id, figure_key, content) values (?, ?, ?)")
                        .params(reportId, key, text.length() > 500 ? text.substring(0, 500) : text)
                        .update());
    }

    /** What a released report shows, by the figure's key, as it reads there. */
    Map<String, String> quotes(long reportId) {
        Map<String, String> quotes = new java.util.LinkedHashMap<>();
        jdbc.sql("select figure_key, content from report_quote where report_id = ? order by figure_key")
                .param(reportId)
                .query(row -> {
                    quotes.put(row.getString("figure_key"), row.getString("content"));
                });
        return quotes;
    }

    /** The released reports that show the figure, the earliest first. */
    List<Quotation> quoting(long incidentId, String key) {
        return jdbc.sql("""
                        select r.id, r.kind, r.number, r.span_to, r.state, q.content from report_quote q
                        join report r on r.id = q.report_id
                        where r.incident_id = ? and q.figure_key = ? order by r.released_at, r.id""")
                .params(incidentId, key)
                .query((row, n) -> new Quotation(
                        ReportRows.reference(row),
                        ReportState.valueOf(row.getString("state")),
                        row.getString("content")))
                .list();
    }

    void keepUnsent(long reportId, String user, UnsentTexts unsent) {
        forgetUnsent(reportId, user);
        jdbc.sql("insert into report_unsent (report_id, user_name, content, kept_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(
                        reportId, user, ReportArchive.write(unsent.texts()), Tokyo.toColumn(unsent.keptAt())))
                .update();
    }

    Optional<UnsentTexts> unsent(long reportId, String user) {
        return jdbc.sql("select content, kept_at from report_unsent where report_id = ? and user_name = ?")
                .params(reportId, user)
                .query((row, n) -> new UnsentTexts(
                        ReportArchive.texts(row.getString("content")),
                        Objects.requireNonNull(ReportRows.instant(row, "kept_at"))))
                .optional();
    }

    void forgetUnsent(long reportId, String user) {
        jdbc.sql("delete from report_unsent where report_id = ? and user_name = ?")
                .params(reportId, user)
                .update();
    }
}
