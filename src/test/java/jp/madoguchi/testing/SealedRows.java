package jp.madoguchi.testing;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Encrypted values in rows that a test writes or reads by itself. */
public final class SealedRows {
    private SealedRows() {}

    public static byte[] seal(FieldCipher cipher, String table, String column, long row, String clear) {
        return Objects.requireNonNull(new SealedColumn(table, column).seal(cipher, row, clear));
    }

    /** What the rows of this condition say in the column, in the order of their ids. */
    public static List<String> open(
            JdbcClient jdbc, FieldCipher cipher, String table, String column, String where, Object... params) {
        SealedColumn sealed = new SealedColumn(table, column);
        return jdbc.sql("select id, " + column + " from " + table + " where " + where + " order by id")
                .params(params)
                .query((row, n) -> Objects.requireNonNull(sealed.open(cipher, row.getLong(1), row.getBytes(2))))
                .list();
    }
}
