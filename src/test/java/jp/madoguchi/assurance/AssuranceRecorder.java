package jp.madoguchi.assurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.platform.time.Tokyo;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down how each proof ended, in a file of its own for each class of tests, database and size: those of several processes come
 * together, and a class that runs again takes the place of what it wrote before.
 */
class AssuranceRecorder implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    /** Of this process. */
    private static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

    static final Path FOLDER = Path.of("target", "assurance");

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        // what an earlier test on this thread has left
        Measured.take();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Assures proof = context.getRequiredTestMethod().getAnnotation(Assures.class);
        String measured = Measured.take();
        for (String requirement : proof.value()) {
            write(new ProofResult(
                    requirement,
                    context.getRequiredTestClass().getSimpleName(),
                    context.getRequiredTestMethod().getName(),
                    measured,
                    context.getExecutionException().isEmpty(),
                    FullSize.isAsked(),
                    System.getProperty("madoguchi.test.database", ""),
                    LocalDate.now(Tokyo.ZONE)));
        }
    }

    private static void write(ProofResult result) {
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(result.test() + result.database() + (result.full() ? "-full" : "") + ".jsonl");
            if (BEGUN.add(file)) {
                Files.deleteIfExists(file);
            }
            Files.write(
                    file,
                    (JSON.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
