package jp.madoguchi.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import jp.madoguchi.privacy.subject.Correction;
import jp.madoguchi.privacy.subject.PersonDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of corrections: the case that is corrected, and what is kept of it. */
@Repository
class CorrectionStore implements SealedColumns {
    static final SealedColumn BEFORE = new SealedColumn("case_correction", "before_sealed");
    static final SealedColumn AFTER = new SealedColumn("case_correction", "after_sealed");
    private static final SealedColumn REASON = new SealedColumn("case_correction", "reason_sealed");

    private static final String CORRECTION = """
            select k.id, k.request_id, k.case_id, f.case_number, k.number, k.before_sealed, k.after_sealed, k.reason_sealed,
              k.made_by_name, k.made_at from case_correction k join case_file f on f.id = k.case_id
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final SealedPersons persons;
    private final CaseWriter writer;
    private final CaseKeys keys;

    CorrectionStore(JdbcClient jdbc, FieldCipher cipher, SealedPersons persons, CaseWriter writer, CaseKeys keys) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.persons = persons;
        this.writer = writer;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(BEFORE, AFTER, REASON);
    }

    /** @param identityKey by what the import knows the person, which no correction changes */
    record Stored(long id, long incidentId, String caseNumber, String identityKey, HolderFields fields) {}

    /** The case, until the transaction ends; none where it doesn't exist or has been erased. */
    Optional<Stored> lock(long caseId) {
        return jdbc.sql("""
                        select id, incident_id, case_number, identity_key, person_sealed from case_file
                        where id = ? and erased_at is null for update""")
                .param(caseId)
                .query((row, n) -> new Stored(
                        row.getLong("id"),
                        row.getLong("incident_id"),
                        row.getString("case_number"),
                        row.getString("identity_key"),
                        persons.read(row, "id")))
                .optional();
    }

    /** Writes the person anew, with all that they are found and compared by; nothing finds them by what stood there before. */
    void write(Stored was, HolderFields now) {
        jdbc.sql(CaseWriter.UPDATE_CASE)
                .params(writer.sealed(was.id(), now, was.identityKey()))
                .update();
        jdbc.sql("delete from case_blind where case_id = ?").param(was.id()).update();
        jdbc.sql(CaseWriter.INSERT_BLIND)
                .params(writer.blind(was.id(), was.incidentId(), was.caseNumber(), now))
                .update();
        jdbc.sql("delete from case_match where case_id = ?").param(was.id()).update();
        jdbc.sql(MatchKeys.INSERT)
                .params(writer.match(was.id(), was.incidentId(), now))
                .update();
    }

    void add(Correction made, long incidentId, String by) {
        HolderFields before = HolderFields.of(made.before());
        FormerKeys former = FormerKeys.of(made.caseId(), before, keys);
        jdbc.sql("""
                        insert into case_correction (id, incident_id, case_id, request_id, number, before_sealed, after_sealed,
                          reason_sealed, made_by, made_by_name, made_at, former_phone_key, former_contact_key, former_name_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        made.id(),
                        incidentId,
                        made.caseId(),
                        made.requestId(),
                        made.number(),
                        BEFORE.seal(cipher, made.id(), SealedPersons.joined(before)),
                        AFTER.seal(cipher, made.id(), SealedPersons.joined(HolderFields.of(made.after()))),
                        REASON.seal(cipher, made.id(), made.reason()),
                        by,
                        made.madeByName(),
                        Tokyo.toColumn(made.madeAt()),
                        former.phone(),
                        former.contact(),
                        former.name()))
                .update();
    }

    List<Correction> ofRequests(Collection<Long> requestIds) {
        return jdbc.sql(CORRECTION + "where k.request_id in (:ids) order by k.made_at, k.id")
                .param("ids", requestIds)
                .query(this::correction)
                .list();
    }

    List<Correction> ofCases(Collection<Long> caseIds) {
        return jdbc.sql(CORRECTION + "where k.case_id in (:ids) order by k.case_id, k.number")
                .param("ids", caseIds)
                .query(this::correction)
                .list();
    }

    Optional<Correction> last(long caseId) {
        return jdbc.sql(CORRECTION + "where k.case_id = ? order by k.number desc limit 1")
                .param(caseId)
                .query(this::correction)
                .optional();
    }

    /** By what persons were known before their corrections, also where what stood there has been erased with the request. */
    List<FormerKeys> formerKeys(long incidentId) {
        return jdbc.sql("""
                        select case_id, former_phone_key, former_contact_key, former_name_key from case_correction
                        where incident_id = ? and former_name_key is not null order by case_id, number""")
                .param(incidentId)
                .query((row, n) ->
                        new FormerKeys(row.getLong(1), row.getObject(2, Long.class), row.getString(3), row.getLong(4)))
                .list();
    }

    private Correction correction(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        return new Correction(
                id,
                row.getLong("request_id"),
                row.getLong("case_id"),
                row.getString("case_number"),
                row.getInt("number"),
                details(BEFORE, id, row.getBytes("before_sealed")),
                details(AFTER, id, row.getBytes("after_sealed")),
                Objects.requireNonNull(REASON.open(cipher, id, row.getBytes("reason_sealed"))),
                row.getString("made_by_name"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("made_at", LocalDateTime.class))));
    }

    private PersonDetails details(SealedColumn column, long id, byte @Nullable [] sealed) {
        return SealedPersons.parts(Objects.requireNonNull(column.open(cipher, id, sealed)))
                .details();
    }
}
