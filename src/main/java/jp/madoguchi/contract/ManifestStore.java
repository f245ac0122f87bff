package jp.madoguchi.contract;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.platform.files.FileType;
import jp.madoguchi.platform.files.Sha256;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the list of all that a decision about a contract rests on. */
@Repository
class ManifestStore {
    private final JdbcClient jdbc;

    ManifestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EvidenceManifest.Entry> entries(long contractId) {
        return Stream.of(evidence(contractId), costs(contractId), papers(contractId))
                .flatMap(List::stream)
                .toList();
    }

    private List<EvidenceManifest.Entry> evidence(long contractId) {
        return jdbc.sql("""
                        select o.number, e.id as evidence_id, e.month_start, e.content, f.name, f.file_type, f.size_bytes, f.sha256,
                          e.state, e.submitted_by, e.submitted_by_name, e.submitted_at
                        from contract_evidence e join contract_obligation o on o.id = e.obligation_id
                          left join contract_file f on f.owner_kind = 'EVIDENCE' and f.owner_id = e.id
                        where e.contract_id = ? and e.state <> 'WITHDRAWN'
                        order by o.number, e.month_start, e.submitted_at, e.id, f.id""")
                .param(contractId)
                .query((row, n) -> row.getString("sha256") == null ? statement(row) : evidence(row))
                .list();
    }

    private static EvidenceManifest.Entry evidence(ResultSet row) throws SQLException {
        return new EvidenceManifest.Entry(
                row.getInt("number"),
                Columns.month(row),
                name(row),
                FileType.valueOf(row.getString("file_type")),
                row.getLong("size_bytes"),
                digest(row),
                EvidenceState.valueOf(row.getString("state")),
                SignedColumns.signed(row, "submitted"),
                EvidenceManifest.Kind.EVIDENCE);
    }

    private static EvidenceManifest.Entry statement(ResultSet row) throws SQLException {
        byte[] text = Objects.requireNonNull(row.getString("content")).getBytes(StandardCharsets.UTF_8);
        return new EvidenceManifest.Entry(
                row.getInt("number"),
                Columns.month(row),
                "statement-" + row.getLong("evidence_id") + ".txt",
                null,
                text.length,
                Sha256.of(text),
                EvidenceState.valueOf(row.getString("state")),
                SignedColumns.signed(row, "submitted"),
                EvidenceManifest.Kind.STATEMENT);
    }

    private List<EvidenceManifest.Entry> costs(long contractId) {
        return jdbc.sql("""
                        select f.*, k.month_start from contract_file f join contract_cost k on k.id = f.owner_id
                        where f.contract_id = ? and f.owner_kind = 'COST' and k.state <> 'WITHDRAWN'
                        order by k.month_start, k.id, f.id""")
                .param(contractId)
                .query((row, n) -> other(row, Columns.month(row), EvidenceManifest.Kind.COST))
                .list();
    }

    private List<EvidenceManifest.Entry> papers(long contractId) {
        return jdbc.sql("""
                        select * from contract_file where contract_id = ? and owner_kind = 'CONTRACT' and removed_at is null
                        order by id""")
                .param(contractId)
                .query((row, n) -> other(
                        row,
                        YearMonth.from(
                                Tokyo.day(SignedColumns.signed(row, "stored").at())),
                        EvidenceManifest.Kind.CONTRACT))
                .list();
    }

    private static EvidenceManifest.Entry other(ResultSet row, YearMonth month, EvidenceManifest.Kind kind)
            throws SQLException {
        return new EvidenceManifest.Entry(
                0,
                month,
                name(row),
                FileType.valueOf(row.getString("file_type")),
                row.getLong("size_bytes"),
                digest(row),
                null,
                SignedColumns.signed(row, "stored"),
                kind);
    }

    private static String name(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getString("name"));
    }

    private static String digest(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getString("sha256"));
    }
}
