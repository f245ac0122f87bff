package jp.madoguchi.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.time.Tokyo;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code docs/assurance.md} from what the proofs left behind in {@code target/assurance}. */
public final class AssurancePage {
    private static final Path PAGE = Path.of("docs", "assurance.md");

    private AssurancePage() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(
                PAGE,
                page(
                        Requirement.all(),
                        DeclaredProofs.all(),
                        results(AssuranceRecorder.FOLDER, SizedProofs.all()),
                        LocalDate.now(Tokyo.ZONE)));
    }

    /** @param sized the tests that know more than one size; all others are at full size whenever they run */
    static List<ProofResult> results(Path folder, Set<String> sized) throws IOException {
        JsonMapper json = new JsonMapper();
        List<ProofResult> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    ProofResult result = json.readValue(line, ProofResult.class);
                    results.add(sized.contains(result.test()) ? result : result.atFullSize());
                }
            }
        }
        return withoutSmaller(results);
    }

    /** Where a test has run at full size, its run at the usual size says nothing more. */
    private static List<ProofResult> withoutSmaller(List<ProofResult> results) {
        Set<String> full = results.stream()
                .filter(ProofResult::full)
                .map(AssurancePage::run)
                .collect(Collectors.toSet());
        return results.stream()
                .filter(one -> one.full() || !full.contains(run(one)))
                .toList();
    }

    private static String run(ProofResult one) {
        return one.test() + "." + one.method() + " " + one.database();
    }

    /** @param declared tests by requirement, also those that have not run */
    static String page(
            Map<String, Requirement> requirements,
            Map<String, Set<String>> declared,
            List<ProofResult> results,
            LocalDate day) {
        Map<String, List<ProofResult>> byId = results.stream()
                .collect(Collectors.groupingBy(ProofResult::requirement, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder();
        page.append("# What is proven about security and reliability, and how\n\n")
                .append("Written by `./portal assure` on ")
                .append(day)
                .append(
                        "; beside each test stands the day on which it ran last, and whether that was at full size or at the usual one of `./portal test`; those that have one size only are at full size whenever they run")
                .append(
                        ". The requirements stand in [`assurance.csv`](../src/test/resources/assurance.csv); a test that proves one ")
                .append(
                        "is marked `@Assures`. A requirement is *proven* where all its tests passed at full size and nothing of it is open, ")
                .append("*in part* where something is, and *open* where no test proves anything of it.\n\n")
                .append(summary(requirements, declared, byId))
                .append(
                        "\n| id | requirement | goal | state | measured | open |\n| --- | --- | --- | --- | --- | --- |\n");
        requirements
                .values()
                .forEach(one -> page.append(
                        row(one, declared.getOrDefault(one.id(), Set.of()), byId.getOrDefault(one.id(), List.of()))));
        return page.append("\n## The tests\n\n")
                .append(tests(requirements, declared, byId))
                .toString();
    }

    private static String summary(
            Map<String, Requirement> requirements,
            Map<String, Set<String>> declared,
            Map<String, List<ProofResult>> byId) {
        Map<String, Long> states = requirements.values().stream()
                .collect(Collectors.groupingBy(
                        one -> state(
                                one, declared.getOrDefault(one.id(), Set.of()), byId.getOrDefault(one.id(), List.of())),
                        LinkedHashMap::new,
                        Collectors.counting()));
        return requirements.size() + " requirements: "
                + states.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(state -> state.getValue() + " " + state.getKey())
                        .collect(Collectors.joining(", "))
                + ".\n";
    }

    private static String state(Requirement requirement, Set<String> declared, List<ProofResult> results) {
        Set<String> ran =
                results.stream().map(one -> one.test() + "." + one.method()).collect(Collectors.toSet());
        if (results.isEmpty()) {
            return declared.isEmpty() ? "open" : "not run";
        }
        if (!results.stream().allMatch(ProofResult::passed)) {
            return "**failed**";
        }
        return requirement.open().isEmpty()
                        && ran.containsAll(declared)
                        && results.stream().allMatch(ProofResult::full)
                ? "proven"
                : "in part";
    }

    private static String row(Requirement requirement, Set<String> declared, List<ProofResult> results) {
        String measured = results.stream()
                .filter(one -> !one.measured().isEmpty())
                .map(one -> one.measured() + (one.full() ? "" : " (usual size)"))
                .distinct()
                .collect(Collectors.joining("; "));
        return "| "
                + String.join(
                        " | ",
                        requirement.id(),
                        requirement.title(),
                        requirement.goal(),
                        state(requirement, declared, results),
                        measured.replace("|", "\\|"),
                        requirement.open())
                + " |\n";
    }

    private static String tests(
            Map<String, Requirement> requirements,
            Map<String, Set<String>> declared,
            Map<String, List<ProofResult>> byId) {
        StringBuilder lines = new StringBuilder();
        for (Requirement requirement : requirements.values()) {
            Map<String, List<ProofResult>> tests = byId.getOrDefault(requirement.id(), List.of()).stream()
                    .sorted(Comparator.comparing(ProofResult::test).thenComparing(ProofResult::method))
                    .collect(Collectors.groupingBy(
                            one -> one.test() + "." + one.method(), LinkedHashMap::new, Collectors.toList()));
            tests.forEach((name, runs) -> lines.append("- ")
                    .append(requirement.id())
                    .append(": `")
                    .append(name)
                    .append("`, ")
                    .append(outcome(runs))
                    .append(runs.stream()
                            .map(run -> run.day().toString())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ", ", ", "")))
                    .append(runs.stream().allMatch(ProofResult::full) ? ", full size" : ", usual size")
                    .append("\n"));
            declared.getOrDefault(requirement.id(), Set.of()).stream()
                    .filter(name -> !tests.containsKey(name))
                    .forEach(name -> lines.append("- ")
                            .append(requirement.id())
                            .append(": `")
                            .append(name)
                            .append("`, not run\n"));
        }
        return lines.toString();
    }

    private static String outcome(List<ProofResult> runs) {
        long failed = runs.stream().filter(run -> !run.passed()).count();
        String where = runs.stream()
                .map(ProofResult::database)
                .map(database -> database.isEmpty() ? "H2 or none" : database)
                .distinct()
                .collect(Collectors.joining(", "));
        return (failed == 0 ? "passed" : failed + " of " + runs.size() + " failed")
                + (runs.size() > 1 ? " (" + runs.size() + " runs; " + where + ")" : "");
    }
}
