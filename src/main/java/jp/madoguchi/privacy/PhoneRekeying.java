package jp.madoguchi.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a table the key by which their telephone number is found in every table, where they had one of their own table's. A
 * thousand rows in a transaction; a try after one that failed begins anew, which changes nothing in rows that have it already.
 */
public abstract class PhoneRekeying extends BaseJavaMigration {
    private static final int BATCH = 1_000;

    private final SealedColumn column;
    private final String select;
    private final String update;
    private final FieldCipher cipher;
    private final BlindIndex index;

    /**
     * @param column in which the number stands, encrypted
     * @param keyColumn rows without a key keep none
     */
    protected PhoneRekeying(SealedColumn column, String keyColumn, FieldCipher cipher, BlindIndex index) {
        this.column = column;
        this.select = "select id, " + column.column() + " from " + column.table() + " where " + keyColumn
                + " is not null and id > ? order by id limit " + BATCH;
        this.update = "update " + column.table() + " set " + keyColumn + " = ? where id = ?";
        this.cipher = cipher;
        this.index = index;
    }

    /** The number in what stands encrypted. */
    protected abstract @Nullable String number(String clear);

    /** A million rows in one transaction would be more than a server keeps to undo. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean own = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            long last = Long.MIN_VALUE;
            for (int filled = BATCH; filled == BATCH; ) {
                filled = 0;
                try (PreparedStatement read = connection.prepareStatement(select);
                        PreparedStatement write = connection.prepareStatement(update)) {
                    read.setLong(1, last);
                    try (ResultSet row = read.executeQuery()) {
                        while (row.next()) {
                            last = row.getLong(1);
                            write.setObject(1, key(last, row.getBytes(2)), Types.BIGINT);
                            write.setLong(2, last);
                            write.addBatch();
                            filled++;
                        }
                    }
                    write.executeBatch();
                }
                connection.commit();
            }
        } catch (SQLException | RuntimeException e) {
            // else switching back would commit the half of a batch that was written
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(own);
        }
    }

    private @Nullable Long key(long id, byte @Nullable [] sealed) {
        String clear = column.open(cipher, id, sealed);
        return clear == null ? null : index.phone(number(clear));
    }
}
