package jp.madoguchi.casefile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedFieldException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When addresses and numbers were corrected before that was kept (V202): what comes back of messages from before is no sign against the
 * corrected ones. Of a correction that has been erased it can't be told what it changed.
 */
@Component
class V231__FillContactCorrected extends BaseJavaMigration {
    private static final Logger log = LoggerFactory.getLogger(V231__FillContactCorrected.class);

    private final FieldCipher cipher;

    V231__FillContactCorrected(FieldCipher cipher) {
        this.cipher = cipher;
    }

    private record Way(long caseId, String channel) {}

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        Map<Way, LocalDateTime> corrected = corrected(connection);
        try (PreparedStatement read = connection.prepareStatement("select case_id, channel from contact_corrected");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                corrected.remove(new Way(row.getLong(1), row.getString(2)));
            }
        }
        try (PreparedStatement write = connection.prepareStatement(
                "insert into contact_corrected (case_id, channel, corrected_at) values (?, ?, ?)")) {
            for (Map.Entry<Way, LocalDateTime> one : corrected.entrySet()) {
                write.setLong(1, one.getKey().caseId());
                write.setString(2, one.getKey().channel());
                write.setObject(3, one.getValue());
                write.addBatch();
            }
            write.executeBatch();
        }
    }

    /** The last time of each. */
    private Map<Way, LocalDateTime> corrected(Connection connection) throws SQLException {
        Map<Way, LocalDateTime> corrected = new LinkedHashMap<>();
        try (PreparedStatement read = connection.prepareStatement("""
                        select id, case_id, before_sealed, after_sealed, made_at from case_correction
                        where octet_length(before_sealed) > 0 and octet_length(after_sealed) > 0 order by case_id, number""");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                HolderFields before;
                HolderFields after;
                try {
                    before = fields(CorrectionStore.BEFORE, row);
                    after = fields(CorrectionStore.AFTER, row);
                } catch (SealedFieldException e) {
                    // a value that no key opens is lived with elsewhere, and must not keep the portal from starting
                    log.warn(
                            "A correction of case {} can't be read; what it changed is not known",
                            row.getLong("case_id"));
                    continue;
                }
                LocalDateTime madeAt = row.getObject("made_at", LocalDateTime.class);
                if (!Objects.equals(before.email(), after.email())) {
                    corrected.put(new Way(row.getLong("case_id"), "EMAIL"), madeAt);
                }
                if (!Objects.equals(before.phone(), after.phone())) {
                    corrected.put(new Way(row.getLong("case_id"), "SMS"), madeAt);
                }
            }
        }
        return corrected;
    }

    private HolderFields fields(SealedColumn column, ResultSet row) throws SQLException {
        return SealedPersons.parts(
                Objects.requireNonNull(column.open(cipher, row.getLong("id"), row.getBytes(column.column()))));
    }
}
