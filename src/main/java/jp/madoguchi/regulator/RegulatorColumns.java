package jp.madoguchi.regulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** How the columns of this room's tables are read. */
final class RegulatorColumns {
    private RegulatorColumns() {}

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(dayOrNone(row, column));
    }

    static @Nullable LocalDate dayOrNone(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static @Nullable Long idOrNone(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }

    static @Nullable Integer countOrNone(ResultSet row, String column) throws SQLException {
        int count = row.getInt(column);
        return row.wasNull() ? null : count;
    }

    /** From the columns {@code …_by}, {@code …_by_name} and {@code …_at}. */
    static Signed signed(ResultSet row, String what) throws SQLException {
        return Objects.requireNonNull(signedOrNone(row, what));
    }

    static @Nullable Signed signedOrNone(ResultSet row, String what) throws SQLException {
        String by = row.getString(what + "_by");
        return by == null
                ? null
                : new Signed(
                        by,
                        text(row, what + "_by_name"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject(what + "_at", LocalDateTime.class))));
    }
}
