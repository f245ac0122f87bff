package jp.madoguchi.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.testing.BrowserRecord;
import jp.madoguchi.testing.RunningPortal;

/**
 * Looks for the demo's 63,337 persons in what a whole test run has left behind: the logs of every portal that it started, and the
 * addresses, titles and console lines of every browser. {@code ./portal test} runs it after the journeys, since no single test knows what
 * all the others did.
 */
public final class LeftBehind {
    /** Of what is found, so much is said; the rest is of the same kind. */
    private static final int MOST = 20;

    private final Set<String> persons;
    private final int shortest;
    private final int longest;
    private final List<String> found = new ArrayList<>();
    private long lines;

    /** @param persons what identifies somebody, as it is written; at least one */
    LeftBehind(Set<String> persons) {
        this.persons = persons;
        shortest = persons.stream().mapToInt(String::length).min().orElseThrow();
        longest = persons.stream().mapToInt(String::length).max().orElseThrow();
    }

    public static void main(String[] args) throws IOException {
        LeftBehind search = new LeftBehind(demoPersons());
        int files = search.look(List.of(RunningPortal.FOLDER, BrowserRecord.FOLDER));
        if (files == 0 || !search.found.isEmpty()) {
            search.found.forEach(System.err::println);
            System.err.println("Personal data in what the tests left behind: " + search.found.size() + " lines of "
                    + search.lines + " in " + files + " files");
            System.exit(1);
        }
        System.out.printf("No personal data in %,d lines of %d logs and records of browsers%n", search.lines, files);
    }

    /** Looks through all logs and records below these folders, and says how many there were. */
    int look(List<Path> folders) throws IOException {
        int files = 0;
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.list(folder)) {
                    for (Path file : all.filter(LeftBehind::isRecord).sorted().toList()) {
                        look(file);
                        files++;
                    }
                }
            }
        }
        return files;
    }

    List<String> found() {
        return found;
    }

    private static boolean isRecord(Path file) {
        return file.toString().endsWith(".log") || file.toString().endsWith(".txt");
    }

    private void look(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                if (found.size() < MOST && holdsPerson(line)) {
                    found.add(file.getFileName() + ": " + line);
                }
            }
        }
    }

    boolean holdsPerson(String line) {
        for (int start = 0; start <= line.length() - shortest; start++) {
            for (int end = start + shortest; end <= Math.min(line.length(), start + longest); end++) {
                if (persons.contains(line.substring(start, end))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Addresses and numbers of telephones, which belong to one person each; a name may be an official's, too. */
    private static Set<String> demoPersons() throws IOException {
        Set<String> persons = new HashSet<>();
        try (InputStream in =
                Objects.requireNonNull(LeftBehind.class.getResourceAsStream("/demo/affected-cards.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split(",", -1);
                        addPerson(persons, cells[2], cells[3], cells[4], cells[5]);
                    });
        }
        persons.removeIf(text -> text.length() < 4);
        return persons;
    }

    private static void addPerson(Set<String> persons, String name, String kana, String email, String phone) {
        persons.add(name);
        persons.add(kana);
        persons.add(email);
        persons.add(phone);
        if (phone.length() == 11) {
            persons.add(phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7));
        }
    }
}
