package jp.madoguchi.incident;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which files have been imported, by whom, and what they changed. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
public class ImportLog {
    private final JdbcClient jdbc;

    ImportLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param kind message key of the kind of file */
    public record Entry(
            long id,
            String kind,
            String fileName,
            String sha256,
            String importedBy,
            Instant importedAt,
            int read,
            int added,
            int changed,
            int unchanged) {}

    /** The latest first. */
    public List<Entry> page(int offset, int limit) {
        return jdbc.sql("""
                        select id, kind, file_name, sha256, imported_by, imported_at, rows_read, rows_added, rows_changed,
                            rows_unchanged from import_log order by imported_at desc, id desc limit ? offset ?""")
                .params(limit, offset)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getString("imported_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("imported_at", LocalDateTime.class))),
                        row.getInt("rows_read"),
                        row.getInt("rows_added"),
                        row.getInt("rows_changed"),
                        row.getInt("rows_unchanged")))
                .list();
    }

    /** Of which kinds a file has been imported. */
    public Set<String> kinds() {
        return Set.copyOf(jdbc.sql("select distinct kind from import_log")
                .query(String.class)
                .list());
    }

    public int count() {
        return jdbc.sql("select count(*) from import_log").query(Integer.class).single();
    }
}
