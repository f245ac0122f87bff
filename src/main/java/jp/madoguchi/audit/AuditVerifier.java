package jp.madoguchi.audit;

import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Verifies the chain in the portal's own database with the checkpoints in its folder. */
@Component
class AuditVerifier {
    private final DataSource dataSource;
    private final CheckpointSettings settings;
    private final CheckpointStore checkpoints;
    private final SQLExceptionTranslator failures;

    AuditVerifier(DataSource dataSource, CheckpointSettings settings, CheckpointStore checkpoints) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.failures = new SQLErrorCodeSQLExceptionTranslator(dataSource);
    }

    Verification verify(LongConsumer progress) {
        // first: what is signed meanwhile lies behind what is read then
        CheckpointFolder.Reading reading = settings.folder()
                .map(folder -> folder.read(checkpoints.lines()))
                .orElse(CheckpointFolder.Reading.NONE);
        try {
            return verify(dataSource, reading, progress);
        } catch (SQLException e) {
            RuntimeException failure = failures.translate("verify the audit trail", null, e);
            throw failure == null ? new IllegalStateException(e) : failure;
        }
    }

    /** What the chain itself says comes first; it names the place more exactly. */
    static Verification verify(DataSource dataSource, CheckpointFolder.Reading reading, LongConsumer progress)
            throws SQLException {
        Verification found = new ChainVerifier(dataSource, reading.hashes(), progress).verify();
        Long brokenBehind = reading.brokenBehind();
        return found instanceof Verification.Intact && brokenBehind != null
                ? new Verification.Broken(brokenBehind + 1, Verification.Fault.CHECKPOINT)
                : found;
    }
}
