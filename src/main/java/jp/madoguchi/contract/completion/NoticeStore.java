package jp.madoguchi.contract.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of notices and inspections. */
@Repository
class NoticeStore {
    private static final String INSPECTION = """
            select i.*, d.name as document_name, d.media_type, d.sha256, d.issued_by, d.issued_by_name, d.issued_at
            from completion_inspection i join completion_document d on d.id = i.document_id
            where i.notice_id = ? order by i.version desc""";

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<CompletionNotice> all(long contractId) {
        return jdbc.sql("select * from completion_notice where contract_id = ? order by number desc")
                .param(contractId)
                .query(this::notice)
                .list();
    }

    Optional<CompletionNotice> find(long id) {
        return jdbc.sql("select * from completion_notice where id = ?")
                .param(id)
                .query(this::notice)
                .optional();
    }

    /** Fails with a violated constraint where there is one of that number already. */
    void add(long contractId, int number, LocalDate completedOn, LocalDate receivedOn, String text, Signed signed) {
        jdbc.sql("""
                        insert into completion_notice (id, contract_id, number, completed_on, received_on, content,
                          submitted_by, submitted_by_name, submitted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        contractId,
                        number,
                        completedOn,
                        receivedOn,
                        text,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
    }

    /** Fails with a violated constraint where there is that version already. */
    void inspect(
            long noticeId,
            int version,
            LocalDate day,
            CompletionNotice.Inspection.Result result,
            String finding,
            @Nullable String reason,
            Signed signed,
            long documentId) {
        jdbc.sql("""
                        insert into completion_inspection (id, notice_id, version, inspected_on, result, finding, reason,
                          inspected_by, inspected_by_name, inspected_at, document_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        noticeId,
                        version,
                        day,
                        result.name(),
                        finding,
                        reason,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at()),
                        documentId))
                .update();
    }

    private CompletionNotice notice(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new CompletionNotice(
                id,
                row.getLong("contract_id"),
                row.getInt("number"),
                CompletionRows.day(row, "completed_on"),
                CompletionRows.day(row, "received_on"),
                row.getString("content"),
                SignedColumns.signed(row, "submitted"),
                jdbc.sql(INSPECTION).param(id).query(NoticeStore::inspection).list());
    }

    private static CompletionNotice.Inspection inspection(ResultSet row, int number) throws SQLException {
        return new CompletionNotice.Inspection(
                row.getInt("version"),
                CompletionRows.day(row, "inspected_on"),
                CompletionNotice.Inspection.Result.valueOf(row.getString("result")),
                row.getString("finding"),
                row.getString("reason"),
                SignedColumns.signed(row, "inspected"),
                new IssuedDocument(
                        row.getLong("document_id"),
                        row.getString("document_name"),
                        row.getString("media_type"),
                        row.getString("sha256"),
                        SignedColumns.signed(row, "issued")));
    }
}
