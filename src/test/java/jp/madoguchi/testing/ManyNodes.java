package jp.madoguchi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.imports.CellGuard;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.MappingMemory;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.FieldPlace;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The same file brought to many nodes at the same moment. Each has its own {@link Imports}, so that none waits for another within the
 * portal: what keeps the file from counting twice is the database alone.
 */
public final class ManyNodes {
    public static final int NODES = 20;
    /** Who meets another's half-stored file is told so and sends again. */
    private static final int MOST_ATTEMPTS = 60;

    private ManyNodes() {}

    /** @param counted how many of the file's rows add or change something when it comes for the first time */
    public static <R> void countOnce(
            ApplicationContext portal, Importer<R> importer, TableFile file, Role role, int counted) throws Exception {
        // nodes look at the keys every few seconds; looking in the middle of it would take a second connection
        portal.getBean(FieldCipher.class).encrypt(new FieldPlace("gift", "code", 0), "warm");
        List<Callable<ImportOutcome>> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            Imports imports = node(portal);
            nodes.add(() -> bring(imports, importer, file, role));
        }
        List<ImportOutcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
            for (Future<ImportOutcome> one : threads.invokeAll(nodes)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes.stream()
                        .mapToInt(outcome -> outcome.added() + outcome.changed())
                        .sum())
                .as("rows that counted, over all nodes")
                .isEqualTo(counted);

        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        Map<String, Long> before = rows(jdbc);
        ImportOutcome once = bring(node(portal), importer, file, role);
        assertThat(once.added() + once.changed()).isZero();
        assertThat(rows(jdbc)).isEqualTo(before);
    }

    /** The same at one node. */
    public static ImportOutcome once(ApplicationContext portal, Importer<?> importer, TableFile file, Role role) {
        return bring(node(portal), importer, file, role);
    }

    private static Imports node(ApplicationContext portal) {
        return new Imports(
                portal.getBean(CellGuard.class),
                portal.getBean(MappingMemory.class),
                portal.getBean(BackgroundJobs.class),
                portal.getBean(PlatformTransactionManager.class),
                portal,
                portal.getBean(Clock.class));
    }

    private static <R> ImportOutcome bring(Imports imports, Importer<R> importer, TableFile file, Role role) {
        for (int attempt = 1; ; attempt++) {
            PortalUser user = SignedIn.as(role);
            try {
                return imports.run(importer, file, CharsetChoice.AUTO, user.name(), Progress.unwatched());
            } catch (RejectedException | ConcurrencyFailureException | DuplicateKeyException meanwhile) {
                if (attempt == MOST_ATTEMPTS) {
                    throw meanwhile;
                }
            } finally {
                SignedIn.out();
            }
        }
    }

    /** That a file came is on record each time. */
    private static Map<String, Long> rows(JdbcClient jdbc) {
        Map<String, Long> rows = TableCounts.of(jdbc);
        rows.keySet().removeIf(table -> table.equals("import_log") || table.startsWith("audit"));
        return rows;
    }
}
