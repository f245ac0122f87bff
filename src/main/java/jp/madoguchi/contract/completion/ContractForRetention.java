package jp.madoguchi.contract.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.contract.ContractState;
import jp.madoguchi.privacy.retention.ErasedKind;
import jp.madoguchi.privacy.retention.Term;
import jp.madoguchi.privacy.retention.TermEnd;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells those who erase data when the last of the incident's contracts ended, as it was signed: by the decision on its completion or,
 * where none was signed, by the contract that a second person has compared with the paper. Of two days the later one counts, as what was
 * erased too early can't be brought back.
 */
@Component
class ContractForRetention implements TermEnd {
    private static final String LAST_SIGNED =
            "(select max(s.version) from completion_decision s where s.contract_id = c.id and s.state = 'SIGNED')";

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
        List<Optional<LocalDate>> ends = ends(incidentId);
        return ends.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    @Override
    public boolean runs(long incidentId, LocalDate day) {
        return ends(incidentId).stream()
                .anyMatch(end -> end.filter(last -> last.isBefore(day)).isEmpty());
    }

    /** Of each contract; none where it goes on, or nobody has confirmed that it ends. */
    private List<Optional<LocalDate>> ends(long incidentId) {
        return jdbc.sql("select c.ends_on, c.state, d.outcome, d.ends_on as decided from contract c"
                        + " left join completion_decision d on d.contract_id = c.id and d.version = " + LAST_SIGNED
                        + " where c.incident_id = ?")
                .param(incidentId)
                .query((row, n) -> end(row))
                .list();
    }

    private static Optional<LocalDate> end(ResultSet row) throws SQLException {
        LocalDate agreed = CompletionRows.day(row, "ends_on");
        String outcome = row.getString("outcome");
        if (outcome == null) {
            return confirmed(row.getString("state")) ? Optional.of(agreed) : Optional.empty();
        }
        LocalDate decided = row.getObject("decided", LocalDate.class);
        return DecisionOutcome.valueOf(outcome) == DecisionOutcome.ENDS
                ? Optional.of(decided == null || agreed.isAfter(decided) ? agreed : decided)
                : Optional.empty();
    }

    private static boolean confirmed(String state) {
        return ContractState.valueOf(state) == ContractState.CONFIRMED;
    }

    @Override
    public Optional<LocalDate> keptUntil(long incidentId, ErasedKind kind) {
        DataKind kept = kept(kind);
        return kept == null
                ? Optional.empty()
                : jdbc
                        .sql("select r.kept_until from completion_retention r"
                                + " join completion_decision d on d.id = r.decision_id join contract c on c.id = d.contract_id"
                                + " where c.incident_id = ? and r.kind = ? and d.version = " + LAST_SIGNED)
                        .params(incidentId, kept.name())
                        .query((row, n) -> CompletionRows.day(row, "kept_until"))
                        .list()
                        .stream()
                        .max(Comparator.naturalOrder());
    }

    /** Under which of the decision's kinds it falls; none: nothing is laid down of it. */
    private static @Nullable DataKind kept(ErasedKind kind) {
        return switch (kind) {
            case INQUIRIES, ESCALATIONS, CALLBACKS -> DataKind.INQUIRIES;
            case CALLERS -> DataKind.CALL_RECORDS;
            case CASE_PERSONS -> DataKind.CASE_FILES;
            case REPORT_FILES -> DataKind.REISSUE_REPORTS;
            case FILES -> DataKind.CONTRACT_DOCUMENTS;
            default -> null;
        };
    }
}
