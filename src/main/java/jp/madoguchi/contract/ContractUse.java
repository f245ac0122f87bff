package jp.madoguchi.contract;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that keeps apart who hands something in and who changes whose contract it is. */
@Repository
class ContractUse {
    private final JdbcClient jdbc;

    ContractUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Others wait for the end of the transaction. Call it before anything is read: a snapshot taken earlier doesn't see what they did. */
    void lock(long contractId) {
        jdbc.sql("select id from contract where id = ? for update")
                .param(contractId)
                .query(Long.class)
                .list();
    }

    /** Like {@link #lock}, by one of its obligations; in a transaction in which each statement sees what is there by then. */
    void lockOf(long obligationId) {
        jdbc.sql("select contract_id from contract_obligation where id = ?")
                .param(obligationId)
                .query(Long.class)
                .optional()
                .ifPresent(this::lock);
    }

    /** Whether the contractor has handed in anything, or the city has said anything about it. */
    boolean isUsed(long contractId) {
        return jdbc.sql("""
                        select (select count(*) from contract_evidence where contract_id = :id)
                          + (select count(*) from contract_review where contract_id = :id)
                          + (select count(*) from contract_cost where contract_id = :id)
                          + (select count(*) from contract_file where contract_id = :id and owner_kind <> 'CONTRACT')
                          + (select count(*) from completion_notice where contract_id = :id)""").param("id", contractId).query(Long.class).single() > 0;
    }
}
