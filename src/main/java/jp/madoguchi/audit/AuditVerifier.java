package jp.madoguchi.audit;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Verifies the chain in the portal's own database. */
@Component
class AuditVerifier {
    private final DataSource dataSource;
    private final SQLExceptionTranslator failures;

    AuditVerifier(DataSource dataSource) {
        this.dataSource = dataSource;
        this.failures = new SQLErrorCodeSQLExceptionTranslator(dataSource);
    }

    Verification verify(LongConsumer progress) {
        try {
            return new ChainVerifier(dataSource, Map.of(), progress).verify();
        } catch (SQLException e) {
            RuntimeException failure = failures.translate("verify the audit trail", null, e);
            throw failure == null ? new IllegalStateException(e) : failure;
        }
    }
}
