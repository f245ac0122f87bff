package jp.madoguchi.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A column that holds encrypted values only, of a type for bytes. Where it stands is bound to each value: copied into another row or
 * column, the value can't be read any more.
 *
 * @param id the table's key, a number, which never changes
 */
public record SealedColumn(String table, String id, String column) {
    public SealedColumn(String table, String column) {
        this(table, "id", column);
    }

    public FieldPlace at(long row) {
        return new FieldPlace(table, column, row);
    }

    /** What to write into the column; none for none. */
    public byte @Nullable [] seal(FieldCipher cipher, long row, @Nullable String clear) {
        return clear == null ? null : cipher.encrypt(at(row), clear);
    }

    /**
     * What the column says; none for none, and an empty text for what was erased: no bytes at all.
     *
     * @throws SealedFieldException where the value isn't the one that was encrypted for this row
     */
    public @Nullable String open(FieldCipher cipher, long row, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        return sealed.length == 0 ? "" : cipher.decrypt(at(row), sealed);
    }
}
