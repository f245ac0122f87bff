package jp.madoguchi.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssurancePageTest {
    private static final Map<String, Set<String>> DECLARED =
            Map.of("C1", Set.of("GuardTest.tries"), "C2", Set.of("GuardTest.tries"));

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private static final Map<String, Requirement> TWO = Map.of(
            "C1", new Requirement("C1", "card numbers found", "99.99 %", ""),
            "C2", new Requirement("C2", "false alarms", "0.01 %", "gift codes"));

    @Test
    void aRequirementIsProvenOnlyWhereAllItsTestsPassedAndNothingIsOpen() {
        assertThat(row("C1", result("C1", true), result("C1", true))).contains("| proven |", "| 10 tried, 0 missed |");
        assertThat(row("C1", result("C1", true), result("C1", false))).contains("| **failed** |");
        assertThat(row("C2", result("C2", true))).contains("| in part |").endsWith("| gift codes |");
        assertThat(row("C1", result("C2", true))).contains("| not run |");
    }

    @Test
    void whatRanAtTheUsualSizeOnlyIsProvenInPart() {
        ProofResult small = new ProofResult("C1", "GuardTest", "tries", "1 tried", true, false, "", DAY);

        assertThat(row("C1", small)).contains("| in part |", "1 tried (usual size)");
    }

    @Test
    void aRunAtFullSizeTakesThePlaceOfOneAtTheUsualSize(@TempDir Path folder) throws Exception {
        for (boolean full : new boolean[] {false, true}) {
            Files.writeString(folder.resolve(full + ".jsonl"), """
                    {"requirement":"C1","test":"GuardTest","method":"tries","measured":"10","passed":true,"full":%s,"database":"","day":"2026-11-01"}
                    """.formatted(full));
        }

        assertThat(AssurancePage.results(folder, Set.of("GuardTest")))
                .singleElement()
                .matches(ProofResult::full);
    }

    /** As where a run at full size was ended before it had come to all. */
    @Test
    void whatDidNotRunAtFullSizeKeepsItsRunAtTheUsualSize(@TempDir Path folder) throws Exception {
        for (String method : List.of("tries", "triesMore")) {
            Files.writeString(folder.resolve(method + ".jsonl"), """
                    {"requirement":"C1","test":"GuardTest","method":"%s","measured":"10","passed":true,"full":%s,"database":"","day":"2026-11-01"}
                    """.formatted(method, method.equals("tries")));
        }

        assertThat(AssurancePage.results(folder, Set.of("GuardTest")))
                .extracting(ProofResult::full)
                .containsExactly(true, false);
    }

    @Test
    void aTestOfOneSizeIsAtFullSizeWheneverItRuns(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("1.jsonl"), """
                {"requirement":"C1","test":"GuardTest","method":"tries","measured":"10","passed":true,"full":false,"database":"","day":"2026-11-01"}
                """);

        assertThat(AssurancePage.results(folder, Set.of())).singleElement().matches(ProofResult::full);
        assertThat(SizedProofs.all())
                .contains("CardNumberGuardTest", "KeycloakIT", "LongJobCutIT")
                .doesNotContain("CellParsersTest", "FullSize", "HeadersIT");
    }

    @Test
    void everyTestStandsOnThePageWithWhatCameOfIt() {
        String page =
                AssurancePage.page(TWO, DECLARED, List.of(result("C1", true), result("C1", false)), LocalDate.EPOCH);

        assertThat(page)
                .contains(
                        "- C1: `GuardTest.tries`, 1 of 2 failed (2 runs; H2 or none), 2026-11-01, full size\n",
                        "1970-01-01");
    }

    @Test
    void whatOneProcessWroteIsReadByAnother(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("1.jsonl"), """
                {"requirement":"C1","test":"GuardTest","method":"tries","measured":"10","passed":true,"full":true,"database":"","day":"2026-11-01"}
                """);
        Files.writeString(folder.resolve("notes.txt"), "nothing of ours");

        assertThat(AssurancePage.results(folder, Set.of("GuardTest")))
                .containsExactly(new ProofResult("C1", "GuardTest", "tries", "10", true, true, "", DAY));
    }

    /** A requirement that no test proves has to say what is missing, and what a test says it proves has to be there. */
    @Test
    void requirementsAndTestsKnowEachOther() {
        Set<String> proven = DeclaredProofs.all().keySet();
        Map<String, Requirement> all = Requirement.all();

        assertThat(all.keySet()).containsAll(proven);
        assertThat(all.values().stream().filter(one -> !proven.contains(one.id())))
                .allSatisfy(one -> assertThat(one.open()).as(one.id()).isNotEmpty());
    }

    private static String row(String id, ProofResult... results) {
        return AssurancePage.page(TWO, DECLARED, List.of(results), LocalDate.EPOCH)
                .lines()
                .filter(line -> line.startsWith("| " + id + " |"))
                .findFirst()
                .orElseThrow();
    }

    private static ProofResult result(String id, boolean passed) {
        return new ProofResult(id, "GuardTest", "tries", "10 tried, 0 missed", passed, true, "", DAY);
    }
}
