package jp.madoguchi.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of contracts' entries: heads, parties, amendments. */
@Repository
class ContractStore {
    private final JdbcClient jdbc;

    ContractStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contract without what hangs on it. */
    record Head(
            long id,
            long incidentId,
            ContractTerms terms,
            ContractState state,
            int version,
            Signed changed,
            @Nullable Signed confirmed) {}

    /** @param organisation absent for those of all */
    List<ContractLine> lines(long incidentId, @Nullable String organisation) {
        return jdbc.sql("""
                        select id, number, title, contractor_name, starts_on, ends_on from contract
                        where incident_id = :incident and (contractor = :organisation or :organisation is null)
                        order by starts_on desc, id desc""")
                .param("incident", incidentId)
                .param("organisation", organisation)
                .query(ContractLine.class)
                .list();
    }

    /** @param organisation absent for those of all */
    Optional<Head> head(long id, @Nullable String organisation) {
        return jdbc.sql("""
                        select * from contract
                        where id = :id and (contractor = :organisation or :organisation is null)""")
                .param("id", id)
                .param("organisation", organisation)
                .query((row, n) -> head(row))
                .optional()
                .map(head -> withParties(head, parties(id)));
    }

    /** The contract of the incident that began last. */
    Optional<Long> latest(long incidentId, @Nullable String organisation) {
        return lines(incidentId, organisation).stream().findFirst().map(ContractLine::id);
    }

    private List<Party> parties(long contractId) {
        return jdbc.sql("select name, part from contract_party where contract_id = ? order by sort")
                .param(contractId)
                .query(Party.class)
                .list();
    }

    List<Amendment> amendments(long contractId) {
        return jdbc.sql("""
                        select id, number, agreed_on, in_force_from, changes, clause from contract_amendment
                        where contract_id = ? order by in_force_from, id""").param(contractId).query(Amendment.class).list();
    }

    boolean hasNumber(long incidentId, String number, long exceptId) {
        return jdbc.sql("select count(*) from contract where incident_id = ? and number = ? and id <> ?")
                        .params(incidentId, number, exceptId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    long add(long incidentId, ContractTerms terms, Signed signed) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into contract (id, incident_id, number, title, client, contractor, contractor_name, starts_on, ends_on,
                          state, version, changed_by, changed_by_name, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ENTERED', 1, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        incidentId,
                        terms.number(),
                        terms.title(),
                        terms.client(),
                        terms.contractor(),
                        terms.contractorName(),
                        terms.startsOn(),
                        terms.endsOn(),
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        addParties(id, terms.relatedParties());
        return id;
    }

    /** False where somebody else has changed it since; it is to be confirmed anew. */
    boolean touch(long id, int seen, Signed signed) {
        return jdbc.sql("""
                                update contract set version = version + 1, state = 'ENTERED', changed_by = ?, changed_by_name = ?,
                                  changed_at = ?, confirmed_by = null, confirmed_by_name = null, confirmed_at = null
                                where id = ? and version = ?""")
                        .params(Arrays.asList(signed.by(), signed.name(), Tokyo.toColumn(signed.at()), id, seen))
                        .update()
                == 1;
    }

    void change(long id, ContractTerms terms) {
        jdbc.sql("""
                        update contract set number = ?, title = ?, client = ?, contractor = ?, contractor_name = ?, starts_on = ?,
                          ends_on = ?
                        where id = ?""")
                .params(Arrays.asList(
                        terms.number(),
                        terms.title(),
                        terms.client(),
                        terms.contractor(),
                        terms.contractorName(),
                        terms.startsOn(),
                        terms.endsOn(),
                        id))
                .update();
        jdbc.sql("delete from contract_party where contract_id = ?").param(id).update();
        addParties(id, terms.relatedParties());
    }

    private void addParties(long contractId, List<Party> parties) {
        int sort = 0;
        for (Party party : parties) {
            jdbc.sql("insert into contract_party (id, contract_id, name, part, sort) values (?, ?, ?, ?, ?)")
                    .params(Ids.next(), contractId, party.name(), party.part(), sort++)
                    .update();
        }
    }

    /** False where it has changed since, or is confirmed already. */
    boolean confirm(long id, int seen, Signed signed) {
        return jdbc.sql("""
                                update contract set state = 'CONFIRMED', confirmed_by = ?, confirmed_by_name = ?, confirmed_at = ?
                                where id = ? and version = ? and state = 'ENTERED'""")
                        .params(Arrays.asList(signed.by(), signed.name(), Tokyo.toColumn(signed.at()), id, seen))
                        .update()
                == 1;
    }

    void addAmendment(long contractId, AmendmentTerms terms) {
        jdbc.sql("""
                        insert into contract_amendment (id, contract_id, number, agreed_on, in_force_from, changes, clause)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        contractId,
                        terms.number(),
                        terms.agreedOn(),
                        terms.inForceFrom(),
                        terms.changes(),
                        terms.clause())
                .update();
    }

    void changeAmendment(long id, AmendmentTerms terms) {
        jdbc.sql("""
                        update contract_amendment set number = ?, agreed_on = ?, in_force_from = ?, changes = ?, clause = ?
                        where id = ?""")
                .params(terms.number(), terms.agreedOn(), terms.inForceFrom(), terms.changes(), terms.clause(), id)
                .update();
    }

    void removeAmendment(long id) {
        jdbc.sql("delete from contract_amendment where id = ?").param(id).update();
    }

    private static Head head(ResultSet row) throws SQLException {
        ContractTerms terms = new ContractTerms(
                row.getString("number"),
                row.getString("title"),
                row.getString("client"),
                row.getString("contractor"),
                row.getString("contractor_name"),
                List.of(),
                Columns.day(row, "starts_on"),
                Columns.day(row, "ends_on"));
        return new Head(
                row.getLong("id"),
                row.getLong("incident_id"),
                terms,
                ContractState.valueOf(row.getString("state")),
                row.getInt("version"),
                SignedColumns.signed(row, "changed"),
                SignedColumns.signedOrNone(row, "confirmed"));
    }

    private static Head withParties(Head head, List<Party> parties) {
        ContractTerms terms = head.terms();
        return new Head(
                head.id(),
                head.incidentId(),
                new ContractTerms(
                        terms.number(),
                        terms.title(),
                        terms.client(),
                        terms.contractor(),
                        terms.contractorName(),
                        parties,
                        terms.startsOn(),
                        terms.endsOn()),
                head.state(),
                head.version(),
                head.changed(),
                head.confirmed());
    }
}
