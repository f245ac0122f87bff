package jp.madoguchi.platform.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How documents look. */
final class DocumentStyles {
    /** So many heights of a bar there are. */
    static final int STEPS = 50;

    private DocumentStyles() {}

    static String read() {
        try (InputStream file = DocumentStyles.class.getResourceAsStream("/document/official.css")) {
            if (file == null) {
                throw new IllegalStateException("The document's style sheet is missing");
            }
            StringBuilder styles = new StringBuilder(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            for (int step = 0; step <= STEPS; step++) {
                styles.append(".bar-%d { height: %dpt; }%n".formatted(step, step));
            }
            return styles.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
