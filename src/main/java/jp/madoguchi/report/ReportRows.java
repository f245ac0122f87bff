package jp.madoguchi.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import org.jspecify.annotations.Nullable;

/** How the columns of these tables are read. */
final class ReportRows {
    private ReportRows() {}

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Tokyo.fromColumn(row.getObject(column, LocalDateTime.class));
    }

    static ReportScope scope(ResultSet row) throws SQLException {
        return new ReportScope(
                row.getLong("incident_id"),
                ReportKind.valueOf(row.getString("kind")),
                row.getObject("span_from", LocalDate.class),
                row.getObject("span_to", LocalDate.class));
    }

    static ReportReference reference(ResultSet row) throws SQLException {
        return new ReportReference(
                row.getLong("id"),
                ReportKind.valueOf(row.getString("kind")),
                row.getInt("number"),
                row.getObject("span_to", LocalDate.class));
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
