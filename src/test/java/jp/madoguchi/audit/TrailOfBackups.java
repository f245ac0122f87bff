package jp.madoguchi.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of other packages need of the trail's inner parts: a key, a checkpoint now, and the verifier of the command line. */
public final class TrailOfBackups {
    private TrailOfBackups() {}

    public static void makeKey(Path file) {
        try {
            CheckpointKey.make(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an event. */
    public static void record(ApplicationContext portal) {
        new TransactionTemplate(portal.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status ->
                        portal.getBean(AuditTrail.class).record("reissue.audit.accepted", "a report", null, Map.of()));
    }

    /** Signs this hour where it isn't signed yet. */
    public static void sign(ApplicationContext portal) {
        portal.getBean(CheckpointService.class).sign();
    }

    /** @return what {@code ./portal verify-audit} prints, its outcome in front */
    public static String verify(Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int outcome = VerifyAudit.run(environment, new PrintStream(out, true, StandardCharsets.UTF_8));
        return outcome + " " + out.toString(StandardCharsets.UTF_8);
    }
}
