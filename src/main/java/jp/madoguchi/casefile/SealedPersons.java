package jp.madoguchi.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.springframework.stereotype.Component;

/**
 * Encrypts who a person is and reads it again. All fields of a case are one value: they are read together, and one value costs one
 * decryption.
 */
@Component
public class SealedPersons implements SealedColumns {
    static final SealedColumn COLUMN = new SealedColumn("case_file", "person_sealed");

    /** Between the fields (unit separator); taken out of them should one have it. */
    private static final char BETWEEN = '\u001F';

    private final FieldCipher cipher;

    SealedPersons(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(COLUMN);
    }

    /** What stands in {@code case_file.person_sealed} of this case. */
    byte[] seal(long caseId, HolderFields fields) {
        return Objects.requireNonNull(COLUMN.seal(cipher, caseId, joined(fields)));
    }

    /** All fields as one text, of which {@link #parts} makes fields again. */
    static String joined(HolderFields fields) {
        return part(fields.name())
                + BETWEEN
                + part(fields.kana())
                + BETWEEN
                + part(Objects.requireNonNullElse(fields.email(), ""))
                + BETWEEN
                + part(Objects.requireNonNullElse(fields.phone(), ""));
    }

    /** @throws jp.madoguchi.privacy.SealedFieldException where it isn't what was encrypted for this case */
    public HolderFields open(long caseId, byte[] sealed) {
        return parts(Objects.requireNonNull(COLUMN.open(cipher, caseId, sealed)));
    }

    static HolderFields parts(String joined) {
        if (joined.isEmpty()) {
            return new HolderFields("", "", null, null);
        }
        String[] parts = joined.split(String.valueOf(BETWEEN), -1);
        return new HolderFields(
                parts[0], parts[1], parts[2].isEmpty() ? null : parts[2], parts[3].isEmpty() ? null : parts[3]);
    }

    /**
     * The same out of a row.
     *
     * @param caseId name of the column with the case's id; the value is in {@code person_sealed}
     */
    public HolderFields read(ResultSet row, String caseId) throws SQLException {
        return open(row.getLong(caseId), row.getBytes(COLUMN.column()));
    }

    private static String part(String field) {
        return field.replace(BETWEEN, ' ');
    }
}
