package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of an earlier version, in which each table had its own key for one number. */
@PortalTest
@Tag("database")
class PhoneRekeyingTest {
    private static final int INQUIRIES = 1_200;

    @Autowired
    List<PhoneRekeying> migrations;

    @Autowired
    IncidentService incidents;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    BlindIndex index;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    @Test
    void allGetTheOneKeyOfTheirNumberAndWhoHasNoneKeepsNone() throws SQLException {
        Incident incident = KokoIncident.setUp(incidents);
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 1);
        AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", null, 1);
        for (int i = 0; i < INQUIRIES; i++) {
            long id = Calls.inquiry(
                    jdbc,
                    sealed,
                    incident.id(),
                    "c" + i,
                    incident.categories().getFirst().id(),
                    java.time.Instant.parse("2022-07-08T03:00:00Z"));
            if (i > 0) {
                jdbc.sql("update inquiry set sealed_caller = ?, caller_key = ? where id = ?")
                        .params(sealed.sealCaller(id, "+81 90-0415-1234"), i, id)
                        .update();
            }
        }
        jdbc.sql("update case_file set phone_key = 7 where phone_key is not null")
                .update();

        migrate();
        // as after one that was interrupted
        migrate();

        long key = Objects.requireNonNull(index.phone("09004151234"));
        assertThat(jdbc.sql("select phone_key from case_file order by case_number")
                        .query((row, n) -> row.getObject(1, Long.class))
                        .list())
                .containsExactly(key, null);
        assertThat(jdbc.sql("select count(*) from inquiry where caller_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(INQUIRIES - 1);
        assertThat(jdbc.sql("select count(*) from inquiry where caller_key is null")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void migrate() throws SQLException {
        assertThat(migrations).hasSize(2);
        for (PhoneRekeying migration : migrations) {
            try (Connection connection = database.getConnection()) {
                migration.migrate(new Context() {
                    @Override
                    public Configuration getConfiguration() {
                        throw new UnsupportedOperationException("the migration asks for the connection only");
                    }

                    @Override
                    public Connection getConnection() {
                        return connection;
                    }
                });
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }
}
