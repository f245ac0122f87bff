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

    /** In print. A full row of days is as wide as the text on A4. */
    static String print() {
        return read("official.css") + bars() + days(27, 11.75, "mm");
    }

    /** On a screen, and from there on paper. */
    static String page() {
        return read("page.css") + bars() + days(8.75, 3.05, "rem") + "@media print {\n" + days(27, 11.75, "mm") + "}\n";
    }

    private static String bars() {
        StringBuilder styles = new StringBuilder();
        for (int step = 0; step <= STEPS; step++) {
            styles.append(".bar-" + step + " { height: " + step + "pt; }\n");
        }
        return styles.toString();
    }

    /** Days have the same width in each part of their table, however many there are. */
    private static String days(double titles, double day, String unit) {
        StringBuilder styles = new StringBuilder();
        for (int days = 1; days <= DayLayout.DAYS; days++) {
            styles.append(".days-" + days + " { width: " + (titles + day * days) + unit + "; }\n");
        }
        return styles.toString();
    }

    private static String read(String file) {
        try (InputStream styles = DocumentStyles.class.getResourceAsStream("/document/" + file)) {
            if (styles == null) {
                throw new IllegalStateException("The style sheet " + file + " is missing");
            }
            return new String(styles.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
