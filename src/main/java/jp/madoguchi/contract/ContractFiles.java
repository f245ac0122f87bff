package jp.madoguchi.contract;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.files.FileDownload;
import jp.madoguchi.platform.files.FileType;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of files. What is in one is read only where one is asked for. */
@Repository
class ContractFiles {
    /** What a file belongs to. */
    enum Owner {
        CONTRACT,
        EVIDENCE,
        COST
    }

    record EvidencePlace(int obligation, YearMonth month) {}

    record CostPlace(YearMonth month, CostKind kind, BigDecimal yen) {}

    private final JdbcClient jdbc;

    ContractFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    KeptFile add(long contractId, Owner owner, long ownerId, HandedInFile file, Signed signed) {
        KeptFile kept = new KeptFile(Ids.next(), file.name(), file.type(), file.size(), file.sha256(), signed);
        jdbc.sql("""
                        insert into contract_file (id, contract_id, owner_kind, owner_id, name, file_type, size_bytes, sha256,
                          stored_by, stored_by_name, stored_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        kept.id(),
                        contractId,
                        owner.name(),
                        ownerId,
                        kept.name(),
                        kept.type().name(),
                        kept.size(),
                        kept.sha256(),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        jdbc.sql("insert into contract_file_content (file_id, content) values (?, ?)")
                .params(kept.id(), file.bytes())
                .update();
        return kept;
    }

    /** It stays with what is in it, but no longer counts. */
    void remove(long id, Signed signed) {
        jdbc.sql("""
                        update contract_file set removed_by = ?, removed_by_name = ?, removed_at = ?
                        where id = ? and removed_at is null""")
                .params(Arrays.asList(signed.by(), signed.name(), Tokyo.toColumn(signed.at()), id))
                .update();
    }

    /** Those of a contract's own papers that were taken away, the latest first. */
    List<RemovedFile> removed(long contractId) {
        return jdbc.sql("""
                        select * from contract_file where contract_id = ? and owner_kind = 'CONTRACT' and removed_at is not null
                        order by removed_at desc, id desc""")
                .param(contractId)
                .query((row, n) -> new RemovedFile(file(row), SignedColumns.signed(row, "removed")))
                .list();
    }

    /** Where in the contract's evidence the same content was handed in and not taken back: obligation and month. */
    Optional<EvidencePlace> inEvidence(long contractId, String sha256) {
        return jdbc.sql("""
                        select o.number, e.month_start from contract_file f join contract_evidence e on e.id = f.owner_id
                          join contract_obligation o on o.id = e.obligation_id
                        where f.contract_id = ? and f.owner_kind = 'EVIDENCE' and f.sha256 = ? and e.state <> 'WITHDRAWN'
                        order by f.id limit 1""")
                .params(contractId, sha256)
                .query((row, n) -> new EvidencePlace(row.getInt("number"), Columns.month(row)))
                .optional();
    }

    /** With which of the contract's amounts that wait or count the same content was handed in. */
    Optional<CostPlace> inCosts(long contractId, String sha256) {
        return jdbc.sql("""
                        select k.month_start, k.kind, k.yen from contract_file f join contract_cost k on k.id = f.owner_id
                        where f.contract_id = ? and f.owner_kind = 'COST' and f.sha256 = ? and k.state in ('ENTERED', 'ACCEPTED')
                        order by f.id limit 1""")
                .params(contractId, sha256)
                .query((row, n) -> new CostPlace(
                        Columns.month(row),
                        CostKind.valueOf(row.getString("kind")),
                        row.getBigDecimal("yen").setScale(0)))
                .optional();
    }

    List<KeptFile> of(Owner owner, long ownerId) {
        return of(owner, List.of(ownerId)).getOrDefault(ownerId, List.of());
    }

    /** Those of everything of a kind in a contract. */
    Map<Long, List<KeptFile>> ofContract(Owner owner, long contractId) {
        Map<Long, List<KeptFile>> files = new HashMap<>();
        jdbc.sql(
                        "select * from contract_file where contract_id = ? and owner_kind = ? and removed_at is null order by id")
                .params(contractId, owner.name())
                .query(row -> {
                    add(files, row);
                });
        return files;
    }

    /** One statement for all of them. */
    Map<Long, List<KeptFile>> of(Owner owner, List<Long> ownerIds) {
        Map<Long, List<KeptFile>> files = new HashMap<>();
        if (!ownerIds.isEmpty()) {
            jdbc.sql("""
                            select * from contract_file
                            where owner_kind = :kind and owner_id in (:ids) and removed_at is null order by id""").param("kind", owner.name()).param("ids", ownerIds).query(row -> {
                add(files, row);
            });
        }
        return files;
    }

    private static void add(Map<Long, List<KeptFile>> files, ResultSet row) throws SQLException {
        files.computeIfAbsent(row.getLong("owner_id"), id -> new ArrayList<>()).add(file(row));
    }

    private static KeptFile file(ResultSet row) throws SQLException {
        return new KeptFile(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("name")),
                FileType.valueOf(row.getString("file_type")),
                row.getLong("size_bytes"),
                Objects.requireNonNull(row.getString("sha256")),
                SignedColumns.signed(row, "stored"));
    }

    /**
     * What was taken away is still there for the city.
     *
     * @param organisation absent for those of all
     */
    Optional<FileDownload> content(long fileId, @Nullable String organisation) {
        return jdbc.sql("""
                        select f.name, f.file_type, x.content
                        from contract_file f join contract c on c.id = f.contract_id
                          join contract_file_content x on x.file_id = f.id
                        where f.id = :id and ((c.contractor = :organisation and f.removed_at is null) or :organisation is null)""")
                .param("id", fileId)
                .param("organisation", organisation)
                .query((row, n) -> new FileDownload(
                        Objects.requireNonNull(row.getString("name")),
                        FileType.valueOf(row.getString("file_type")),
                        row.getBytes("content")))
                .optional();
    }
}
