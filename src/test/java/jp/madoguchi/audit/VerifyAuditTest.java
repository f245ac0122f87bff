package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@PortalTest
@Tag("database")
class VerifyAuditTest {
    @Autowired
    AuditTrail trail;

    @Autowired
    AuditVerificationService verifications;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment settings;

    @Autowired
    WebApplicationContext context;

    @BeforeEach
    void three() {
        CleanDatabase.clean(jdbc);
        SignedIn.as(Role.OFFICIAL);
        for (int i = 0; i < 3; i++) {
            transaction.executeWithoutResult(t -> trail.record("audit.event", "R-1", "x", Map.of()));
        }
        SignedIn.as(Role.AUDITOR);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private String said;

    private int command(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "MADOGUCHI_DB_URL", settings.getRequiredProperty("spring.datasource.url"),
                "MADOGUCHI_DB_USER", settings.getProperty("spring.datasource.username", ""),
                "MADOGUCHI_DB_PASSWORD", settings.getProperty("spring.datasource.password", "")));
        environment.putAll(more);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int outcome = VerifyAudit.run(environment, new PrintStream(out, true, StandardCharsets.UTF_8));
        said = out.toString(StandardCharsets.UTF_8);
        return outcome;
    }

    @Test
    void theCommandEndsWithZeroWhereAllIsWell() {
        assertThat(command(Map.of())).isZero();
        assertThat(said).contains("Intact: 3 events", "Without checkpoints");
    }

    @Test
    void theCommandNamesTheFirstBrokenEvent() {
        jdbc.sql("update audit_event set reason = 'y' where number = 2").update();
        assertThat(command(Map.of())).isOne();
        assertThat(said).contains("First broken event: 2 (its content was changed)");
    }

    @Test
    void whatCantBeReadIsNeitherOfTheTwo() {
        assertThat(command(Map.of("MADOGUCHI_DB_URL", "jdbc:none:"))).isEqualTo(2);
        assertThat(VerifyAudit.run(Map.of(), System.out)).isEqualTo(2);
    }

    @Test
    void theApiVerifiesForTheAuditor() {
        MockMvcTester api = MockMvcTester.from(
                context,
                mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());

        assertThat(api.get().uri("/api/v1/audit/verification").with(httpBasic("auditor", "demo")))
                .hasStatus(HttpStatus.OK)
                .bodyJson()
                .hasPathSatisfying("$.state", state -> assertThat(state).isEqualTo("intact"))
                .hasPathSatisfying(
                        "$.verified", verified -> assertThat(verified).isEqualTo(3));
        jdbc.sql("delete from audit_event where number = 2").update();
        assertThat(api.get().uri("/api/v1/audit/verification").with(httpBasic("auditor", "demo")))
                .hasStatus(HttpStatus.OK)
                .bodyJson()
                .hasPathSatisfying("$.firstBroken", number -> assertThat(number).isEqualTo(2))
                .hasPathSatisfying("$.fault", fault -> assertThat(fault).isEqualTo("MISSING"));
        assertThat(api.get().uri("/api/v1/audit/verification").with(httpBasic("admin", "demo")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whoIsNotPatientIsToldThatItRunsAndGetsTheResultLater() {
        AuditVerificationService.Standing standing = verifications.verification(Duration.ZERO);
        for (int i = 0; i < 100 && standing.result() == null; i++) {
            assertThat(standing.verified()).isBetween(0L, 3L);
            standing = verifications.verification(Duration.ofMillis(100));
        }
        assertThat(standing.result()).isInstanceOf(Verification.Intact.class);
    }
}
