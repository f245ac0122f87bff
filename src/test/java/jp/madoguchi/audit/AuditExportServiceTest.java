package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
@Tag("database")
class AuditExportServiceTest {
    private static final int EVENTS = 2_300;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditExportService export;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void events() {
        CleanDatabase.clean(jdbc);
        SignedIn.as(Role.OFFICIAL);
        transaction.executeWithoutResult(t -> {
            for (int i = 1; i <= EVENTS; i++) {
                trail.record(
                        "audit.event",
                        i == 1 ? "=1+1" : "R-" + i,
                        "line 1\n2022-08-04 admin",
                        Map.of("audit.reason", "値"));
            }
        });
        SignedIn.as(Role.AUDITOR);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    /** What somebody without the portal does with the file. */
    @Test
    void eachLineHasTheEventAsItsHashWasMadeOfIt() {
        List<String> lines = new ArrayList<>();
        export.lines(AuditFilter.ALL).forEach(lines::add);

        // with the entry of the export itself
        assertThat(lines).hasSize(EVENTS + 1).allMatch(line -> line.indexOf('\n') < 0);
        assertThat(lines.getFirst()).contains("audit.export.trail");
        String newer = null;
        for (String line : lines) {
            String event = line.substring("{\"event\":".length(), line.lastIndexOf(",\"hash\":"));
            JsonNode read = new JsonMapper().readTree(line);
            assertThat(AuditHash.sha256(event)).isEqualTo(read.path("hash").asString());
            assertThat(newer == null || newer.equals(read.path("hash").asString()))
                    .isTrue();
            newer = read.path("event").path("previous").asString();
        }
    }

    @Test
    void aTableHasOneRowForEachAndNoFormula() {
        byte[] bytes =
                TableExport.CSV.bytes(export.table(new AuditFilter("official", null, null, null), Locale.JAPANESE));

        List<String> rows = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        assertThat(rows).hasSize(EVENTS + 1);
        assertThat(rows.getLast()).contains("'=1+1", "line 1⏎2022-08-04 admin", "理由：値");
        assertThat(jdbc.sql(
                                "select concat(action, ' ', object, ' ', details) from audit_event order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("audit.export.trail user=official {\"audit.count\":\"2300\"}");
    }
}
