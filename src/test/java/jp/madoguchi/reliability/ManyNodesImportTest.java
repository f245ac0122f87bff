package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reliability.ImportedFile.Ground;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.ManyNodes;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each import there is, its file brought to twenty nodes at once: they leave what one would have left. */
@PortalTest
@Tag("database")
class ManyNodesImportTest {
    @Autowired
    private ApplicationContext portal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IncidentService incidents;

    @BeforeEach
    @AfterEach
    void empty() {
        CleanDatabase.clean(jdbc);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @ParameterizedTest
    @EnumSource
    @Assures("D5")
    void theSameFileAtManyNodesAtOnceCountsOnce(ImportedFile kind) throws Exception {
        Incident incident = KokoIncident.setUp(incidents);
        Ground ground = new Ground(portal, incident, jdbc);
        kind.prepare(ground);
        TableFile file = kind.file(ground);
        kind.before(ground);
        Map<String, Long> none = rows();
        ImportOutcome outcome = ManyNodes.once(portal, importer(kind), file, kind.bringer());
        Map<String, Long> whole = rows();
        String state = state(kind);
        List<String> filled = whole.keySet().stream()
                .filter(table -> none.get(table) == 0 && whole.get(table) > 0)
                .toList();
        assertThat(filled).isNotEmpty();
        kind.before(ground);
        CleanDatabase.clean(jdbc, filled);
        Map<String, Long> start = rows();

        ManyNodes.countOnce(portal, importer(kind), file, kind.bringer(), outcome.added() + outcome.changed());

        assertThat(since(start)).isEqualTo(since(none, whole));
        assertThat(state(kind)).isEqualTo(state);
        Measured.as("%s: the same %d rows at %d nodes at once: counted once", kind, outcome.read(), ManyNodes.NODES);
    }

    private Importer<?> importer(ImportedFile kind) {
        return portal.getBean(kind.importer());
    }

    private String state(ImportedFile kind) {
        return Objects.requireNonNullElse(
                jdbc.sql(kind.state()).query(String.class).single(), "");
    }

    private Map<String, Long> since(Map<String, Long> start) {
        return since(start, rows());
    }

    private static Map<String, Long> since(Map<String, Long> start, Map<String, Long> end) {
        Map<String, Long> added = new TreeMap<>(end);
        added.replaceAll((table, count) -> count - start.get(table));
        return added;
    }

    /** That a file came is on record each time. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>(TableCounts.of(jdbc));
        rows.keySet().removeIf(table -> table.equals("import_log") || table.startsWith("audit"));
        return rows;
    }
}
