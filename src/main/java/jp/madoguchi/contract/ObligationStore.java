package jp.madoguchi.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what contracts oblige to. */
@Repository
class ObligationStore {
    private static final String OBLIGATION = """
            select o.id, o.contract_id, o.number, o.kind, o.content, o.measure, o.from_day, o.to_day, o.rhythm, o.due_day,
              o.responsible
            from contract_obligation o
            """;

    private final JdbcClient jdbc;

    ObligationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their numbers. */
    List<Obligation> of(long contractId) {
        return jdbc.sql(OBLIGATION + "where o.contract_id = ? order by o.number")
                .param(contractId)
                .query((row, n) -> obligation(row))
                .list();
    }

    /** @param organisation absent for those of all */
    Optional<Obligation> byId(long id, @Nullable String organisation) {
        return jdbc.sql(OBLIGATION + """
                        join contract c on c.id = o.contract_id
                        where o.id = :id and (c.contractor = :organisation or :organisation is null)""")
                .param("id", id)
                .param("organisation", organisation)
                .query((row, n) -> obligation(row))
                .optional();
    }

    void add(long contractId, int number, ObligationTerms terms) {
        jdbc.sql("""
                        insert into contract_obligation (id, contract_id, number, kind, content, measure, from_day, to_day, rhythm,
                          due_day, responsible)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(),
                        contractId,
                        number,
                        terms.kind().name(),
                        terms.text(),
                        terms.measure(),
                        terms.from(),
                        terms.to(),
                        terms.rhythm().name(),
                        terms.dueDay(),
                        terms.responsible().name()))
                .update();
    }

    void change(long id, ObligationTerms terms) {
        jdbc.sql("""
                        update contract_obligation set kind = ?, content = ?, measure = ?, from_day = ?, to_day = ?, rhythm = ?,
                          due_day = ?, responsible = ?
                        where id = ?""")
                .params(Arrays.asList(
                        terms.kind().name(),
                        terms.text(),
                        terms.measure(),
                        terms.from(),
                        terms.to(),
                        terms.rhythm().name(),
                        terms.dueDay(),
                        terms.responsible().name(),
                        id))
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from contract_obligation where id = ?").param(id).update();
    }

    /** The months of an obligation of which there is evidence or a review. */
    List<YearMonth> usedMonths(long obligationId) {
        return jdbc.sql("""
                        select month_start from contract_evidence where obligation_id = :id
                        union select month_start from contract_review where obligation_id = :id
                        order by month_start""")
                .param("id", obligationId)
                .query((row, n) -> Columns.month(row))
                .list();
    }

    private static Obligation obligation(ResultSet row) throws SQLException {
        return new Obligation(
                row.getLong("id"),
                row.getLong("contract_id"),
                row.getInt("number"),
                new ObligationTerms(
                        ObligationKind.valueOf(row.getString("kind")),
                        Objects.requireNonNull(row.getString("content")),
                        Objects.requireNonNull(row.getString("measure")),
                        Columns.day(row, "from_day"),
                        Columns.dayOrNone(row, "to_day"),
                        Rhythm.valueOf(row.getString("rhythm")),
                        row.getInt("due_day"),
                        Side.valueOf(row.getString("responsible"))));
    }
}
