package jp.madoguchi.contract;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has judged for the city what a contract was worth so far: its months, its costs, what was to be mended. */
@Component
public class Judgements {
    private final JdbcClient jdbc;

    Judgements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the user has made any of them, also where it was judged anew since. */
    public boolean madeBy(String user, long contractId) {
        return jdbc.sql("""
                        select (select count(*) from contract_review where contract_id = ? and reviewed_by = ?)
                          + (select count(*) from contract_cost_step where contract_id = ? and decided_by = ?)
                          + (select count(*) from contract_remediation where contract_id = ? and ? in (ordered_by, closed_by))""")
                        .params(List.of(contractId, user, contractId, user, contractId, user))
                        .query(Long.class)
                        .single()
                > 0;
    }
}
