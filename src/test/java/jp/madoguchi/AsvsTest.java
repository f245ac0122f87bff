package jp.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of OWASP ASVS names for each requirement how it is met, and what it names exists. */
class AsvsTest {
    private static final Path PAGE = Path.of("docs", "security", "asvs.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (V\\d+(?:\\.\\d+)+) \\| (.+?) \\| (.+?) \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    /** A class of ours, as opposed to a setting or a header that is named, too. */
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z]+(?:Test|IT)|[A-Z][a-z]+(?:[A-Z][a-z]*)+");
    /** How many requirements of levels 1 and 2 the chapters of ASVS 5.0.0 have. */
    private static final Map<String, Long> REQUIREMENTS = Map.ofEntries(
            Map.entry("V1", 27L),
            Map.entry("V2", 11L),
            Map.entry("V3", 19L),
            Map.entry("V4", 10L),
            Map.entry("V5", 9L),
            Map.entry("V6", 35L),
            Map.entry("V7", 18L),
            Map.entry("V8", 7L),
            Map.entry("V9", 7L),
            Map.entry("V10", 29L),
            Map.entry("V11", 14L),
            Map.entry("V12", 9L),
            Map.entry("V13", 13L),
            Map.entry("V14", 9L),
            Map.entry("V15", 13L),
            Map.entry("V16", 16L),
            Map.entry("V17", 7L));

    private record Row(String id, String requirement, String state, String how) {
        String chapter() {
            return id.substring(0, id.indexOf('.'));
        }
    }

    @Test
    void eachRequirementHasOneRowAndAState() throws IOException {
        List<Row> rows = rows();

        assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
        assertThat(rows).extracting(Row::state).containsOnly("met", "partly", "not met", "not applicable");
        assertThat(rows).allSatisfy(row -> assertThat(row.how()).as(row.id()).isNotBlank());
        assertThat(rows.stream()
                        .filter(row -> !row.requirement().startsWith("(L3)"))
                        .collect(Collectors.groupingBy(Row::chapter, Collectors.counting())))
                .isEqualTo(REQUIREMENTS);
    }

    @Test
    void nothingIsMetWithoutATestOrAPlaceThatExists() throws IOException {
        Set<String> classes = classes();
        List<String> problems = new ArrayList<>();
        for (Row row : rows()) {
            boolean found = false;
            Matcher named = NAMED.matcher(row.how());
            while (named.find()) {
                String name = named.group(1);
                if (name.contains("/") || name.endsWith(".md") || name.endsWith(".xml")) {
                    found |= Files.exists(Path.of(name)) || problems.add(row.id() + ": there is no file " + name);
                } else if (CLASS.matcher(name).matches()) {
                    found |= classes.contains(name) || problems.add(row.id() + ": there is no class " + name);
                }
            }
            found |= row.how().contains("`frontend`");
            if (!found && (row.state().equals("met") || row.state().equals("partly"))) {
                // a row may lean on another one that names the place
                if (!row.how().matches(".*\\bas V\\d+\\.\\d+\\.\\d+.*")) {
                    problems.add(row.id() + ": " + row.state() + ", but names no test and no place");
                }
            }
        }

        assertThat(problems).isEmpty();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Matcher matcher = ROW.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            rows.add(new Row(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)));
        }
        return rows;
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            return sources.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }
}
