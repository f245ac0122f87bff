package jp.madoguchi.contract.completion;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of what holds after a contract's end. Of several signed versions the last one counts, and with it the end that was decided
 * about, also where the contract was changed since.
 */
@Repository
class AfterTermStore {
    private final JdbcClient jdbc;

    AfterTermStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AfterTerm> ended(long incidentId, LocalDate today) {
        return jdbc.sql("""
                        select c.id as contract_id, c.number, c.title, coalesce(d.ends_on, c.ends_on) as ended_on
                        from contract c join completion_decision d on d.contract_id = c.id
                        where c.incident_id = ? and coalesce(d.ends_on, c.ends_on) < ? and d.outcome = 'ENDS' and d.version = (
                          select max(s.version) from completion_decision s where s.contract_id = c.id and s.state = 'SIGNED')
                        order by coalesce(d.ends_on, c.ends_on) desc, c.id desc limit 1""")
                .params(incidentId, today)
                .query((row, n) -> new AfterTerm(
                        row.getLong("contract_id"),
                        row.getString("number"),
                        row.getString("title"),
                        CompletionRows.day(row, "ended_on")))
                .optional();
    }

    Optional<SignedOutcome> outcome(long contractId) {
        return jdbc.sql("""
                        select d.version, d.outcome, d.signed_at, coalesce(d.ends_on, c.ends_on) as ended_on, s.content
                        from completion_decision d join contract c on c.id = d.contract_id
                        left join completion_section s on s.decision_id = d.id and s.name = 'CONDITIONS'
                        where d.contract_id = ? and d.state = 'SIGNED' order by d.version desc limit 1""")
                .param(contractId)
                .query((row, n) -> {
                    String conditions = row.getString("content");
                    return new SignedOutcome(
                            row.getInt("version"),
                            DecisionOutcome.valueOf(row.getString("outcome")),
                            Tokyo.day(CompletionRows.instant(row, "signed_at")),
                            CompletionRows.day(row, "ended_on"),
                            conditions == null ? "" : conditions);
                })
                .optional();
    }

    /** As set with the last signed version. */
    List<KeptUntil> retention(long contractId) {
        return jdbc.sql("""
                        select r.kind, r.months, r.kept_until from completion_retention r
                        join completion_decision d on d.id = r.decision_id
                        where d.contract_id = ? and d.version = (
                          select max(s.version) from completion_decision s where s.contract_id = d.contract_id and s.state = 'SIGNED')
                        order by r.kept_until, r.id""")
                .param(contractId)
                .query((row, n) -> new KeptUntil(
                        DataKind.valueOf(row.getString("kind")),
                        row.getInt("months"),
                        CompletionRows.day(row, "kept_until")))
                .list();
    }
}
