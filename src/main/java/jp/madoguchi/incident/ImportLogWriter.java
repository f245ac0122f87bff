package jp.madoguchi.incident;

import java.util.Objects;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.ImportFinished;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes an import down in the transaction that stores its rows: one isn't kept without the other. A file that changed
 * nothing leaves nothing, here neither.
 */
@Component
class ImportLogWriter {
    private final JdbcClient jdbc;

    ImportLogWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void write(ImportFinished event) {
        ImportOutcome outcome = event.outcome();
        if (outcome.added() + outcome.changed() == 0) {
            return;
        }
        jdbc.sql("""
                        insert into import_log (id, kind, file_name, sha256, imported_by, imported_at, rows_read, rows_added,
                            rows_changed, rows_unchanged) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        event.kind(),
                        shortened(event.fileName()),
                        event.digest(),
                        event.user(),
                        Objects.requireNonNull(Tokyo.toColumn(event.at())),
                        outcome.read(),
                        outcome.added(),
                        outcome.changed(),
                        outcome.unchanged())
                .update();
    }

    /** A name may be longer than the column; its beginning is enough beside the digest. */
    private static String shortened(String fileName) {
        return fileName.codePointCount(0, fileName.length()) <= 255
                ? fileName
                : fileName.substring(0, fileName.offsetByCodePoints(0, 255));
    }
}
