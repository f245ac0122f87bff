package jp.madoguchi.regulator;

import static jp.madoguchi.regulator.RegulatorColumns.idOrNone;
import static jp.madoguchi.regulator.RegulatorColumns.signed;
import static jp.madoguchi.regulator.RegulatorColumns.signedOrNone;
import static jp.madoguchi.regulator.RegulatorColumns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
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
class RegulatorFileStore {
    private final JdbcClient jdbc;

    RegulatorFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With the action that it belongs to. */
    record Owned(long actionId, RegulatorFile file) {}

    void add(long actionId, @Nullable Long measureId, long changeId, HandedInFile file, Signed signed) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into regulator_file (id, action_id, measure_id, change_id, name, file_type, size_bytes, sha256,
                          stored_by, stored_by_name, stored_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        actionId,
                        measureId,
                        changeId,
                        file.name(),
                        file.type().name(),
                        file.size(),
                        file.sha256(),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        jdbc.sql("insert into regulator_file_content (file_id, content) values (?, ?)")
                .params(id, file.bytes())
                .update();
    }

    /** All of an action and its measures, those that were taken away too. */
    List<RegulatorFile> of(long actionId) {
        return jdbc.sql("select * from regulator_file where action_id = ? order by id")
                .param(actionId)
                .query((row, n) -> file(row))
                .list();
    }

    Optional<Owned> find(long fileId) {
        return jdbc.sql("select * from regulator_file where id = ?")
                .param(fileId)
                .query((row, n) -> new Owned(row.getLong("action_id"), file(row)))
                .optional();
    }

    /** False where it is taken away already. It stays with what is in it, but no longer counts. */
    boolean remove(long fileId, Signed signed) {
        return jdbc.sql("""
                                update regulator_file set removed_by = ?, removed_by_name = ?, removed_at = ?
                                where id = ? and removed_at is null""")
                        .params(Arrays.asList(signed.by(), signed.name(), Tokyo.toColumn(signed.at()), fileId))
                        .update()
                == 1;
    }

    Optional<FileDownload> content(long fileId) {
        return jdbc.sql("""
                        select f.name, f.file_type, x.content from regulator_file f
                          join regulator_file_content x on x.file_id = f.id
                        where f.id = ?""")
                .param(fileId)
                .query((row, n) -> new FileDownload(
                        text(row, "name"),
                        FileType.valueOf(row.getString("file_type")),
                        java.util.Objects.requireNonNull(row.getBytes("content"))))
                .optional();
    }

    private static RegulatorFile file(ResultSet row) throws SQLException {
        return new RegulatorFile(
                row.getLong("id"),
                idOrNone(row, "measure_id"),
                row.getLong("change_id"),
                text(row, "name"),
                FileType.valueOf(row.getString("file_type")),
                row.getLong("size_bytes"),
                text(row, "sha256"),
                signed(row, "stored"),
                signedOrNone(row, "removed"));
    }
}
