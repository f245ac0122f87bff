package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What {@code access-table.csv} declares for one kind of thing, and the comparison of it with what is. */
public final class AccessTable {
    public static final String NOBODY = "nobody";

    /** The columns: the roles, named as in Keycloak, and nobody. */
    public static final List<String> WHO = columns();

    private final String kind;
    private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

    private AccessTable(String kind) {
        this.kind = kind;
    }

    interface Attempt {
        /** Whether it was let through. */
        boolean isLetThrough(String what, String who) throws Exception;
    }

    public static AccessTable of(String kind) {
        AccessTable table = new AccessTable(kind);
        List<String> lines = lines();
        List<String> head = List.of(lines.getFirst().split(","));
        assertThat(head).containsAll(WHO);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            assertThat(cells).as(line).hasSameSizeAs(head);
            if (!cells.getFirst().equals(kind)) {
                continue;
            }
            Set<String> who = new HashSet<>();
            for (int i = 2; i < cells.size(); i++) {
                assertThat(cells.get(i)).as(line).isIn("yes", "no");
                if (cells.get(i).equals("yes")) {
                    who.add(head.get(i));
                }
            }
            assertThat(table.allowed.put(cells.get(1), who))
                    .as("twice: " + line)
                    .isNull();
        }
        assertThat(table.allowed).as("lines of the kind " + kind).isNotEmpty();
        return table;
    }

    /** Each thing that there is has a line, each line a thing that there is, and everybody gets what the table says. */
    void holdsFor(Collection<String> existing, Attempt attempt) throws Exception {
        List<String> problems = new ArrayList<>();
        for (String what : new TreeSet<>(existing)) {
            if (!allowed.containsKey(what)) {
                problems.add("add a line for " + kind + "," + what + " to access-table.csv");
            }
        }
        for (Map.Entry<String, Set<String>> line : allowed.entrySet()) {
            if (!existing.contains(line.getKey())) {
                problems.add("there is no " + kind + "," + line.getKey() + ": take its line out of access-table.csv");
                continue;
            }
            for (String who : WHO) {
                boolean declared = line.getValue().contains(who);
                boolean letThrough = attempt.isLetThrough(line.getKey(), who);
                if (declared != letThrough) {
                    problems.add(kind + "," + line.getKey() + ": " + who
                            + (letThrough ? " is let through, but may not" : " is refused, but may"));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    public Set<String> things() {
        return allowed.keySet();
    }

    public boolean allows(String what, String who) {
        return allowed.getOrDefault(what, Set.of()).contains(who);
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList());
        columns.add(NOBODY);
        return List.copyOf(columns);
    }

    private static List<String> lines() {
        try (InputStream file = AccessTable.class.getResourceAsStream("/access-table.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
