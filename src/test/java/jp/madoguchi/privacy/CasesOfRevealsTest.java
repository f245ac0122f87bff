package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The upgrade of an installation in which cases were shown by their number alone. */
@PortalTest
@Tag("database")
class CasesOfRevealsTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoseCaseWasShownIsKnownWhereOneOnlyHasTheNumber() throws SQLException {
        CleanDatabase.clean(jdbc);
        Incident incident = KokoIncident.setUp(incidents);
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 1);
        long only = AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", "090-0415-9999", 1);
        jdbc.sql(
                        "insert into incident (id, code, name_ja, name_en, affected_cards, starts_on, opens_at, closes_at, reporting_organisation, version) values (1, 'x', 'x', 'x', 1, '2022-01-01', '09:00', '21:00', 'x', 1)")
                .update();
        jdbc.sql(
                        "insert into case_file (id, incident_id, case_number, person_sealed, identity_key, has_email, has_mobile, name_length) values (1, 1, 'U000001', X'', 'x', false, false, 0)")
                .update();
        String[] objects = {"case:U000001", "case:U000002", "case:U000003", "inquiry:0AAAAAAAAAAAA"};
        for (int i = 0; i < objects.length; i++) {
            jdbc.sql("""
                            insert into personal_data_reveal (id, revealed_at, user_name, role, object, reason_sealed)
                            values (?, '2022-07-01 00:00:00', 'official', 'OFFICIAL', ?, X'01')""").params(i, objects[i]).update();
        }

        try (Connection connection = dataSource.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V209__cases_of_reveals.sql"));
        }

        assertThat(jdbc.sql("select case_id from personal_data_reveal order by id")
                        .query((row, n) -> row.getObject(1, Long.class))
                        .list())
                .containsExactly(null, only, null, null);
    }
}
