package jp.madoguchi.assurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A requirement on security or reliability.
 *
 * @param goal the proof that is asked for, with its figure
 * @param open what of it isn't proven, in words; empty where its tests prove all of it
 */
record Requirement(String id, String title, String goal, String open) {
    private static final Path FILE = Path.of("src/test/resources/assurance.csv");

    /** In the order of the file. Cells are parted by bars, since goals have commas. */
    static Map<String, Requirement> all() {
        Map<String, Requirement> all = new LinkedHashMap<>();
        try {
            List<String> lines = Files.readAllLines(FILE);
            for (String line : lines) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] cells = line.split("\\|", -1);
                if (cells.length != 4 || all.put(cells[0].strip(), of(cells)) != null) {
                    throw new IllegalStateException("not four cells, or an id twice: " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Requirement of(String[] cells) {
        return new Requirement(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
    }
}
