package jp.madoguchi.contract.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** How the columns of these tables are read. */
final class CompletionRows {
    private CompletionRows() {}

    /** From the columns {@code …_by}, {@code …_by_name} and {@code …_at}. */
    static Signed signed(ResultSet row, String what) throws SQLException {
        return Objects.requireNonNull(signedOrNone(row, what));
    }

    static @Nullable Signed signedOrNone(ResultSet row, String what) throws SQLException {
        String by = row.getString(what + "_by");
        return by == null
                ? null
                : new Signed(by, Objects.requireNonNull(row.getString(what + "_by_name")), instant(row, what + "_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
