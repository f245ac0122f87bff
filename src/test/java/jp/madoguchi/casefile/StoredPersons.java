package jp.madoguchi.casefile;

import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import jp.madoguchi.privacy.TestKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Persons in the database as the import would have stored them, for tests that don't import. */
public final class StoredPersons {
    private static final SealedPersons SEALED = new SealedPersons(TestKeys.cipher());
    private static final CaseKeys KEYS = new CaseKeys(TestKeys.index());
    private static final CaseWriter WRITER = new CaseWriter(SEALED, KEYS, new CaseBits(TestKeys.index()));

    private StoredPersons() {}

    public static SealedPersons sealed() {
        return SEALED;
    }

    /** @param sealed reads what the portal has encrypted with a data key of its own */
    static CaseFileQueries queries(DataSource dataSource, SealedPersons sealed) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        PersonRows persons = new PersonRows(jdbc, sealed);
        return new CaseFileQueries(
                jdbc, persons, new CaseSearch(jdbc, persons, new CaseBits(TestKeys.index()), dataSource), KEYS);
    }

    public static void add(JdbcClient jdbc, long id, long incidentId, String number, HolderFields fields) {
        jdbc.sql(CaseWriter.INSERT_CASE)
                .params(WRITER.added(id, incidentId, number, fields, number))
                .update();
        found(jdbc, id, incidentId, number, fields);
    }

    /** Many at once, who are not searched for. */
    public static void add(JdbcTemplate jdbc, long incidentId, List<Row> rows) {
        for (int from = 0; from < rows.size(); from += CardStore.BATCH) {
            jdbc.batchUpdate(
                    CaseWriter.INSERT_CASE,
                    rows.subList(from, Math.min(from + CardStore.BATCH, rows.size())).stream()
                            .map(row -> WRITER.added(row.id(), incidentId, row.number(), row.fields(), row.number())
                                    .toArray())
                            .toList());
        }
    }

    public record Row(long id, String number, HolderFields fields) {}

    public static void setEmail(JdbcClient jdbc, long id, @Nullable String email) {
        change(jdbc, id, was -> new HolderFields(was.name(), was.kana(), email, was.phone()));
    }

    public static void change(JdbcClient jdbc, long id, UnaryOperator<HolderFields> change) {
        HolderFields fields = change.apply(read(jdbc, id));
        jdbc.sql("select incident_id, case_number, identity_key from case_file where id = ?")
                .param(id)
                .query(row -> {
                    jdbc.sql(CaseWriter.UPDATE_CASE)
                            .params(WRITER.sealed(id, fields, row.getString(3)))
                            .update();
                    jdbc.sql("delete from case_blind where case_id = ?")
                            .param(id)
                            .update();
                    jdbc.sql("delete from case_match where case_id = ?")
                            .param(id)
                            .update();
                    found(jdbc, id, row.getLong(1), row.getString(2), fields);
                });
    }

    public static HolderFields read(JdbcClient jdbc, long id) {
        return jdbc.sql("select id, person_sealed from case_file where id = ?")
                .param(id)
                .query((row, n) -> SEALED.read(row, "id"))
                .single();
    }

    private static void found(JdbcClient jdbc, long id, long incidentId, String number, HolderFields fields) {
        jdbc.sql(CaseWriter.INSERT_BLIND)
                .params(WRITER.blind(id, incidentId, number, fields))
                .update();
        jdbc.sql(MatchKeys.INSERT).params(WRITER.match(id, incidentId, fields)).update();
    }
}
