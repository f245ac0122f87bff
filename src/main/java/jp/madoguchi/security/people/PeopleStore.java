package jp.madoguchi.security.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PeopleStore {
    private static final RowMapper<ContractorPerson> PERSON = (row, n) -> new ContractorPerson(
            row.getString("user_name"),
            row.getString("employer"),
            row.getString("organisation"),
            row.getInt("tier"),
            row.getString("approval"),
            row.getObject("starts_on", LocalDate.class),
            row.getObject("ends_on", LocalDate.class),
            row.getInt("version"));

    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ContractorPerson> find(String userName) {
        return jdbc.sql("select * from contractor_person where user_name = ?")
                .param(userName)
                .query(PERSON)
                .optional();
    }

    List<ContractorPerson> all() {
        return jdbc.sql("select * from contractor_person order by organisation, tier, user_name")
                .query(PERSON)
                .list();
    }

    void insert(ContractorPerson person, String by, Instant at) {
        jdbc.sql("""
                        insert into contractor_person (employer, organisation, tier, approval, starts_on, ends_on, version,
                            changed_by, changed_at, user_name) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)""").params(values(person, by, at)).update();
    }

    /** @return whether it is still the version that was seen */
    boolean update(ContractorPerson person, String by, Instant at) {
        return jdbc.sql("""
                        update contractor_person set employer = ?, organisation = ?, tier = ?, approval = ?, starts_on = ?,
                            ends_on = ?, version = version + 1, changed_by = ?, changed_at = ?
                        where user_name = ? and version = ?""")
                        .params(values(person, by, at))
                        .param(person.version())
                        .update()
                == 1;
    }

    private static List<Object> values(ContractorPerson person, String by, Instant at) {
        return Arrays.asList(
                person.employer(),
                person.organisation(),
                person.tier(),
                person.approval(),
                person.startsOn(),
                person.endsOn(),
                by,
                Tokyo.toColumn(at),
                person.userName());
    }
}
