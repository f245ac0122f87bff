package jp.madoguchi.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of persons, decrypted as they are read. */
@Repository
class PersonRows {
    private static final String PERSON = "select id, merged_into, case_number, person_sealed from case_file ";

    private final JdbcClient jdbc;
    private final SealedPersons sealed;

    PersonRows(JdbcClient jdbc, SealedPersons sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    List<Person> byIds(String where, Collection<Long> ids) {
        return jdbc.sql(PERSON + where).param("ids", ids).query(this::person).list();
    }

    List<Person> byPhoneKeys(long incidentId, Collection<Long> keys) {
        return jdbc.sql(PERSON + "where incident_id = :incident and phone_key in (:keys) order by id")
                .param("incident", incidentId)
                .param("keys", keys)
                .query(this::person)
                .list();
    }

    /** Of these keys those that some other case has, too, or had until it was corrected. */
    List<Long> sharedPhones(long incidentId, Collection<Long> keys, Collection<Long> ownCases) {
        return keys.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select phone_key from case_file
                                where incident_id = :incident and phone_key in (:keys) and id not in (:cases)
                                union
                                select former_phone_key from case_correction
                                where incident_id = :incident and former_phone_key in (:keys) and case_id not in (:cases)""")
                        .param("incident", incidentId)
                        .param("keys", keys)
                        .param("cases", ownCases)
                        .query(Long.class)
                        .list();
    }

    List<Person> byCard(long incidentId, String reference) {
        return jdbc.sql(PERSON
                        + "where id in (select case_id from affected_card where incident_id = ? and card_ref = ?)")
                .params(incidentId, reference)
                .query(this::person)
                .list();
    }

    private Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getObject("merged_into", Long.class),
                Objects.requireNonNull(row.getString("case_number")),
                sealed.read(row, "id"));
    }

    record Person(long id, @Nullable Long mergedInto, String caseNumber, HolderFields fields) {
        boolean isMerged() {
            return mergedInto != null;
        }

        /** The case that stands for this person: their own, or the one it was merged into. */
        long shown() {
            return mergedInto == null ? id : mergedInto;
        }

        CaseFile with(List<AffectedCard> cards, List<Person> merged) {
            return new CaseFile(
                    id,
                    caseNumber,
                    fields.name(),
                    fields.kana(),
                    fields.email(),
                    fields.phone(),
                    cards,
                    merged.stream()
                            .map(other -> new MergedCase(
                                    other.id,
                                    other.caseNumber,
                                    other.fields.name(),
                                    other.fields.kana(),
                                    other.fields.email(),
                                    other.fields.phone()))
                            .toList());
        }
    }
}
