package jp.madoguchi.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/** Reads who did something, and when, from the columns {@code …_by}, {@code …_by_name} and {@code …_at}. */
public final class SignedColumns {
    private SignedColumns() {}

    public static Signed signed(ResultSet row, String what) throws SQLException {
        return Objects.requireNonNull(signedOrNone(row, what));
    }

    public static @Nullable Signed signedOrNone(ResultSet row, String what) throws SQLException {
        String by = row.getString(what + "_by");
        return by == null
                ? null
                : new Signed(
                        by,
                        Objects.requireNonNull(row.getString(what + "_by_name")),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject(what + "_at", LocalDateTime.class))));
    }
}
