package jp.madoguchi.audit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import jp.madoguchi.platform.i18n.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Verifies the trail without a running portal: {@code ./portal verify-audit}. It takes the portal's own variables, reads only, and ends
 * with 0 where the trail is intact, 1 where it is broken and 2 where it can't be read.
 */
public final class VerifyAudit {
    private static final String FOLDER = "MADOGUCHI_AUDIT_CHECKPOINT_FOLDER";
    /** The public key alone will do. */
    private static final String KEY = "MADOGUCHI_AUDIT_CHECKPOINT_KEY_FILE";

    private static final String FORMER_KEYS = "MADOGUCHI_AUDIT_CHECKPOINT_FORMER_KEYS";

    private VerifyAudit() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out));
    }

    static int run(Map<String, String> environment, PrintStream out) {
        String url = environment.getOrDefault("MADOGUCHI_DB_URL", "");
        if (url.isBlank()) {
            out.println("Set MADOGUCHI_DB_URL, MADOGUCHI_DB_USER and MADOGUCHI_DB_PASSWORD first.");
            return 2;
        }
        DataSource dataSource = new DriverManagerDataSource(
                url,
                environment.getOrDefault("MADOGUCHI_DB_USER", ""),
                environment.getOrDefault("MADOGUCHI_DB_PASSWORD", ""));
        try {
            CheckpointFolder.Reading reading = reading(environment, dataSource, out);
            long start = System.nanoTime();
            Verification found = AuditVerifier.verify(dataSource, reading, events -> {});
            return say(found, reading, (System.nanoTime() - start) / 1e9, out);
        } catch (SQLException | RuntimeException e) {
            out.println("The trail could not be read: " + e.getMessage());
            return 2;
        }
    }

    private static CheckpointFolder.Reading reading(
            Map<String, String> environment, DataSource dataSource, PrintStream out) {
        String folder = environment.getOrDefault(FOLDER, "");
        String key = environment.getOrDefault(KEY, "");
        if (folder.isBlank() || key.isBlank()) {
            out.println("Without checkpoints (" + FOLDER + " and " + KEY + " are not set): a cut tail can't be found.");
            return CheckpointFolder.Reading.NONE;
        }
        List<String> stored = JdbcClient.create(dataSource)
                .sql("select line from audit_checkpoint order by serial")
                .query(String.class)
                .list();
        return CheckpointSettings.folder(
                        Path.of(folder), CheckpointKey.read(Path.of(key)), environment.getOrDefault(FORMER_KEYS, ""))
                .read(stored);
    }

    private static int say(Verification found, CheckpointFolder.Reading reading, double seconds, PrintStream out) {
        switch (found) {
            case Verification.Intact(long events, String lastHash) -> {
                out.printf(
                        Locale.ROOT,
                        "Intact: %,d events and %,d checkpoints in %.1f s (%,.0f events a second). Last hash %s%n",
                        events,
                        reading.checkpoints().size(),
                        seconds,
                        events / Math.max(seconds, 0.001),
                        lastHash);
                return 0;
            }
            case Verification.Broken(long number, Verification.Fault fault) -> {
                out.println("BROKEN. First broken event: " + number + " ("
                        + new Messages().get(Locale.ENGLISH, "audit.verify.fault." + fault.name())
                        + "). Nothing from there on can be trusted.");
                return 1;
            }
        }
    }
}
