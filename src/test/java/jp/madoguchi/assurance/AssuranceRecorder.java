package jp.madoguchi.assurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.json.JsonMapper;

/** Writes down how each proof ended, in a file of each test process, so that those of several processes come together. */
class AssuranceRecorder implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
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
                    System.getProperty("madoguchi.test.database", "")));
        }
    }

    private static void write(ProofResult result) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(
                    FOLDER.resolve(ProcessHandle.current().pid() + ".jsonl"),
                    (JSON.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
