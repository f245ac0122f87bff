package jp.madoguchi.privacy;

import java.nio.charset.StandardCharsets;

/**
 * Where an encrypted value belongs. It is bound to the value: copied into another row or column, the value can't be read any more.
 *
 * @param row the record's id
 */
public record FieldPlace(String table, String column, long row) {
    byte[] asBytes() {
        return (table + "." + column + "/" + row).getBytes(StandardCharsets.UTF_8);
    }
}
