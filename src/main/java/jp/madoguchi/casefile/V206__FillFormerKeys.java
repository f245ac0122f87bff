package jp.madoguchi.casefile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedFieldException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** By what persons were known before the corrections that were made already. What was erased of them says nothing any more. */
@Component
class V206__FillFormerKeys extends BaseJavaMigration {
    private static final Logger log = LoggerFactory.getLogger(V206__FillFormerKeys.class);

    private final FieldCipher cipher;
    private final CaseKeys keys;

    V206__FillFormerKeys(FieldCipher cipher, CaseKeys keys) {
        this.cipher = cipher;
        this.keys = keys;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement read = connection.prepareStatement("""
                        select id, case_id, before_sealed from case_correction
                        where octet_length(before_sealed) > 0 order by id""");
                PreparedStatement write = connection.prepareStatement("""
                        update case_correction set former_phone_key = ?, former_contact_key = ?, former_name_key = ?
                        where id = ?""");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                long id = row.getLong(1);
                FormerKeys former;
                try {
                    former = FormerKeys.of(
                            row.getLong(2),
                            SealedPersons.parts(
                                    Objects.requireNonNull(CorrectionStore.BEFORE.open(cipher, id, row.getBytes(3)))),
                            keys);
                } catch (SealedFieldException e) {
                    // a value that no key opens is lived with elsewhere, and must not keep the portal from starting
                    log.warn("The correction {} can't be read; it isn't found by the former number", id);
                    continue;
                }
                write.setObject(1, former.phone(), Types.BIGINT);
                write.setString(2, former.contact());
                write.setLong(3, former.name());
                write.setLong(4, id);
                write.addBatch();
            }
            write.executeBatch();
        }
    }
}
