package jp.madoguchi.contract;

import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.privacy.retention.Term;
import jp.madoguchi.privacy.retention.TermEnd;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells those who erase data when the last of the incident's contracts ends, as it was last amended. */
@Component
class ContractForRetention implements TermEnd {
    private final JdbcClient jdbc;

    ContractForRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Term term() {
        return Term.CONTRACT_END;
    }

    @Override
    public Optional<LocalDate> of(long incidentId) {
        return Optional.ofNullable(jdbc.sql("select max(ends_on) from contract where incident_id = ?")
                .param(incidentId)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .list()
                .getFirst());
    }
}
