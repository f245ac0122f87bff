package jp.madoguchi.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** How the columns of this room's tables are read. */
final class Columns {
    private Columns() {}

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Tokyo.fromColumn(row.getObject(column, LocalDateTime.class));
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static @Nullable LocalDate dayOrNone(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(day(row, "month_start"));
    }

    static LocalDate column(YearMonth month) {
        return month.atDay(1);
    }
}
