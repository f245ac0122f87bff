package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole portal on a real MariaDB as production sets it up: one account makes the schema, another one, which can't change the trail,
 * runs the portal. The server's account in the environment needs the right to pass on rights, as {@code ./portal test} gives it.
 */
@SpringBootTest
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = AuditAccountTest.TwoAccounts.class)
@Tag("database")
@EnabledIfSystemProperty(named = "madoguchi.test.database", matches = "mariadb")
class AuditAccountTest {
    static class TwoAccounts implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            Map<String, Object> properties = new HashMap<>(TestDatabase.mariaDb(name));
            String portal = name.substring(0, 16);
            String password = UUID.randomUUID().toString();
            try (Connection connection = DriverManager.getConnection(
                            (String) properties.get("spring.datasource.url"),
                            (String) properties.get("spring.datasource.username"),
                            (String) properties.get("spring.datasource.password"));
                    Statement statement = connection.createStatement()) {
                statement.execute("create user '" + portal + "'@'%' identified by '" + password + "'");
                // as in docker/mysql/10-databases.sh
                statement.execute("grant select, insert, create temporary tables, lock tables on " + name + ".* to '"
                        + portal + "'@'%'");
            } catch (SQLException e) {
                throw new IllegalStateException("The account of the test needs GRANT OPTION and CREATE USER", e);
            }
            properties.put("spring.flyway.user", properties.get("spring.datasource.username"));
            properties.put("spring.flyway.password", properties.get("spring.datasource.password"));
            properties.put("spring.datasource.username", portal);
            properties.put("spring.datasource.password", password);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("two accounts", properties));
        }
    }

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void three() {
        SignedIn.as(Role.OFFICIAL);
        for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(t -> trail.record("audit.event", "R-1", "x", Map.of()));
            trail.look(AuditEntry.of("audit.event", "CASE", 1, "U-1"));
        }
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    @Test
    @Assures("E3")
    void thePortalAddsReadsAndVerifies() {
        SignedIn.as(Role.AUDITOR);
        assertThat(trail.verify()).isInstanceOf(Verification.Intact.class);
        assertThat(trail.page(AuditFilter.ALL, 0, 3)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set reason = 'y'",
                "delete from audit_event",
                "truncate table audit_event",
                "drop table audit_event",
                "alter table audit_event add column x int",
                "insert into audit_event (number, happened_at, user_name, roles, action, object, details, previous_hash, hash)"
                        + " values (1, '2022-07-01 00:00:00', 'x', '', 'x', 'x', '{}', '', '') on duplicate key update reason = 'y'",
                "replace into audit_event (number, happened_at, user_name, roles, action, object, details, previous_hash, hash)"
                        + " values (1, '2022-07-01 00:00:00', 'x', '', 'x', 'x', '{}', '', '')",
                "create trigger t before insert on audit_event for each row set new.reason = 'y'",
                "rename table audit_event to other",
                "update audit_checkpoint set line = 'x'",
                "delete from audit_checkpoint",
                "delete from audit_head",
                "delete from flyway_schema_history"
            })
    @Assures("E3")
    void whatIsRecordedItCantChangeInAnyWay(String statement) {
        String before = jdbc.sql("select group_concat(hash order by number) from audit_event")
                .query(String.class)
                .single();

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                // a trigger is refused by MySQL in words of its own
                .hasMessageMatching("(?s).*(denied|command denied|Access|do not have the SUPER privilege).*");

        assertThat(jdbc.sql("select group_concat(hash order by number) from audit_event")
                        .query(String.class)
                        .single())
                .isEqualTo(before);
    }

    /** What a run of everything does at its end. */
    @Test
    void itMakesTheIndexOfNotesAnew() {
        assertThat(jdbc.sql("optimize table inquiry_gram")
                        .query((row, n) -> row.getString("msg_type") + " " + row.getString("msg_text"))
                        .list())
                .contains("status OK");
    }

    @Test
    void everythingElseItCanChange() {
        jdbc.sql("update case_file set case_number = 'x' where id = 0").update();
        jdbc.sql("delete from case_file where id = 0").update();
        assertThat(jdbc.sql("""
                        select count(*) from information_schema.tables t where t.table_schema = database()
                          and t.table_type = 'BASE TABLE' and not exists (
                            select 1 from information_schema.table_privileges p where p.table_schema = t.table_schema
                              and p.table_name = t.table_name and p.privilege_type = 'DELETE')""").query(Integer.class).single()).isEqualTo(4);
    }
}
