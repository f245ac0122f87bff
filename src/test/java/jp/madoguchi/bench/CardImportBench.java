package jp.madoguchi.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestPropertySource;

/** The import of 63,337 affected cards into an empty database, and of the same file once more: on MariaDB and on H2 in a file. */
final class CardImportBench {
    private static final int RUNS = 3;

    private final List<String> table = new ArrayList<>();

    private CardImportBench() {}

    /** Needs the MariaDB server that the environment names. */
    static void run() throws IOException {
        CardImportBench bench = new CardImportBench();
        deleteOldFiles();
        System.clearProperty("madoguchi.test.database");
        bench.measure("H2 in a file", 10, portal(H2File.class));
        System.setProperty("madoguchi.test.database", "mariadb");
        bench.measure("MariaDB", 20, portal(MariaDb.class));
        bench.write();
    }

    public static void main(String[] args) throws IOException {
        run();
        // the portal's threads don't end by themselves
        System.exit(0);
    }

    private void measure(String database, int limitSeconds, ApplicationContext portal) throws IOException {
        Imports imports = portal.getBean(Imports.class);
        AffectedCardsImporter importer = portal.getBean(AffectedCardsImporter.class);
        TableFile file = new TableFile("affected-cards.csv", demoFile());
        for (int run = 1; run <= RUNS; run++) {
            CleanDatabase.clean(portal.getBean(JdbcClient.class));
            KokoIncident.setUp(portal.getBean(IncidentService.class));
            SignedIn.as(Role.OFFICIAL);
            row(database, "new, run " + run, limitSeconds, imports, importer, file);
            row(database, "the same file again", limitSeconds, imports, importer, file);
        }
        // whoever measures next on this database finds it empty
        CleanDatabase.clean(portal.getBean(JdbcClient.class));
        SignedIn.out();
    }

    private void row(
            String database,
            String what,
            int limitSeconds,
            Imports imports,
            AffectedCardsImporter importer,
            TableFile file) {
        long cpu = cpu();
        long start = System.nanoTime();
        ImportOutcome outcome = imports.run(importer, file, CharsetChoice.AUTO, "bench", Progress.unwatched());
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpu() - cpu) / 1e9;
        table.add(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %.1f | %.1f | %d | %s |",
                database,
                what,
                outcome.added(),
                outcome.unchanged(),
                seconds,
                cpuSeconds,
                limitSeconds,
                seconds < limitSeconds ? "yes" : "no"));
    }

    private void write() throws IOException {
        String text = "# Import of affected cards\n\n"
                + "| database | what | added | unchanged | seconds | of these on our CPUs | limit | kept |\n"
                + "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n"
                + String.join("\n", table)
                + String.format(
                        Locale.ROOT,
                        "%n%n%d processors; load of the machine at the end %.1f%n",
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println(text);
        Files.createDirectories(Path.of("target/bench"));
        Files.writeString(Path.of("target/bench/card-import.md"), text);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static ApplicationContext portal(Class<?> kind) {
        return new TestContextManager(kind).getTestContext().getApplicationContext();
    }

    private static void deleteOldFiles() throws IOException {
        Files.deleteIfExists(Path.of("target/bench/h2.mv.db"));
    }

    private static byte[] demoFile() throws IOException {
        try (InputStream in = CardImportBench.class.getResourceAsStream("/demo/affected-cards.csv")) {
            return in.readAllBytes();
        }
    }

    @PortalTest
    private static final class MariaDb {}

    /** As the demo has it. */
    @SpringBootTest
    @ActiveProfiles({"demo", "test"})
    @TestPropertySource(
            properties =
                    "spring.datasource.url=jdbc:h2:file:./target/bench/h2;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")
    private static final class H2File {}
}
