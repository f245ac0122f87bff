package jp.madoguchi.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL on encrypted values wherever they are: which key they have, and encrypting them anew. */
@Repository
class SealedValues {
    private static final Logger log = LoggerFactory.getLogger(SealedValues.class);

    private final List<SealedColumn> columns;
    private final FieldCipher cipher;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SealedValues(List<SealedColumns> rooms, FieldCipher cipher, JdbcClient jdbc, JdbcTemplate batches) {
        this.columns = rooms.stream()
                .flatMap(room -> room.sealedColumns().stream())
                .distinct()
                .toList();
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<SealedColumn> columns() {
        return columns;
    }

    /** By the key's number. Reads all of them. */
    Map<Integer, Long> byKey() {
        Map<Integer, Long> counts = new HashMap<>();
        for (SealedColumn column : columns) {
            String prefix = prefix(column);
            jdbc.sql("select " + prefix + " as prefix, count(*) as found from " + column.table() + " where "
                            + written(column) + " group by " + prefix)
                    .query(row -> {
                        byte[] of = row.getBytes("prefix");
                        if (of.length == FieldKey.PREFIX) {
                            counts.merge(FieldKey.numberOf(of), row.getLong("found"), Long::sum);
                        }
                    });
        }
        return counts;
    }

    /** Whether any value is left that needs this key. */
    boolean need(int number) {
        byte[] prefix = FieldKey.prefix(number);
        return columns.stream()
                .anyMatch(column -> !jdbc.sql("select 1 from " + column.table() + " where " + written(column) + " and "
                                + prefix(column) + " = ? limit 1")
                        .param(prefix)
                        .query(Integer.class)
                        .list()
                        .isEmpty());
    }

    /** Rows behind the last one, in the order of their ids, whose value another key has. */
    List<Long> older(SealedColumn column, int number, long last, int most) {
        return jdbc.sql("select " + column.id() + " from " + column.table() + " where " + column.id() + " > ? and "
                        + written(column) + " and " + prefix(column) + " <> ? order by " + column.id()
                        + " limit ?")
                .params(last, FieldKey.prefix(number), most)
                .query(Long.class)
                .list();
    }

    /** What became of a batch. */
    record Done(int moved, int unreadable) {}

    /**
     * Encrypts these anew, in the running transaction. A row that somebody is just changing is passed over instead of waited for, so
     * that nobody ever waits for this in a circle; a value that was changed meanwhile isn't overwritten.
     */
    Done encryptAnew(SealedColumn column, List<Long> ids) {
        int[] unreadable = {0};
        List<Object[]> anew = new ArrayList<>();
        jdbc.sql("select " + column.id() + " as row_id, " + column.column() + " as sealed from " + column.table()
                        + " where " + column.id() + " in (:ids) and " + written(column) + " order by "
                        + column.id() + " for update skip locked")
                .param("ids", ids)
                .query(row -> {
                    long id = row.getLong("row_id");
                    byte[] before = row.getBytes("sealed");
                    try {
                        String clear = Objects.requireNonNull(column.open(cipher, id, before));
                        anew.add(new Object[] {column.seal(cipher, id, clear), id, before});
                    } catch (SealedFieldException e) {
                        log.warn("A value is left as it is: {}", e.getMessage());
                        unreadable[0]++;
                    }
                });
        int moved = 0;
        if (!anew.isEmpty()) {
            for (int changed : batches.batchUpdate(
                    "update " + column.table() + " set " + column.column() + " = ? where " + column.id() + " = ? and "
                            + column.column() + " = ?",
                    anew)) {
                // some drivers only say that it worked
                moved += changed == 0 ? 0 : 1;
            }
        }
        return new Done(moved, unreadable[0]);
    }

    /** What was erased is empty and needs no key. */
    private static String written(SealedColumn column) {
        return column.column() + " is not null and octet_length(" + column.column() + ") > 0";
    }

    private static String prefix(SealedColumn column) {
        return "substring(" + column.column() + ", 1, " + FieldKey.PREFIX + ")";
    }
}
