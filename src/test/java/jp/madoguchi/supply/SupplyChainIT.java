package jp.madoguchi.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the built jar is made of is told in it, down to each file, and may be used. */
class SupplyChainIT {
    /** Put in by the packaging, which is why the bill, made before, can't list it. */
    private static final String OF_THE_PACKAGING = "spring-boot-jarmode-tools";

    private static final BillOfMaterials BILL =
            new BillOfMaterials(Path.of(System.getProperty("madoguchi.jar", "target/madoguchi.jar")));

    @Test
    void theBillListsEachLibraryThatLiesInTheJar() {
        assertThat(BILL.location()).isEqualTo(BillOfMaterials.JSON);
        assertThat(BILL.has(BillOfMaterials.XML)).isTrue();

        Set<String> listed =
                BILL.listed().stream().map(BillOfMaterials.Part::fileName).collect(Collectors.toSet());
        assertThat(BILL.libraries().stream()
                        .filter(library -> !library.startsWith(OF_THE_PACKAGING))
                        .toList())
                .hasSizeGreaterThan(150)
                .isSubsetOf(listed);
        assertThat(BILL.listed()).allMatch(BillOfMaterials.Part::hashed);
    }

    @Test
    void eachPartIsInTheListOfLicencesAndMayBeUsed() throws IOException {
        Map<String, String> licences = table("part");
        Set<String> parts = Stream.concat(
                        Stream.of("org.springframework.boot:" + OF_THE_PACKAGING),
                        Stream.concat(BILL.listed().stream(), BILL.frontend().stream())
                                .map(BillOfMaterials.Part::name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(licences.keySet()).as("docs/licences.md").containsExactlyInAnyOrderElementsOf(parts);
        Set<String> allowed = table("licence").keySet();
        assertThat(licences)
                .allSatisfy((part, licence) ->
                        assertThat(licence.split(" OR ")).as(part).anyMatch(allowed::contains));
    }

    @Test
    void noVersionIsASnapshot() {
        assertThat(Stream.concat(BILL.listed().stream(), BILL.frontend().stream()))
                .noneMatch(part -> part.version().contains("SNAPSHOT"));
    }

    /** The table whose first column is called so: first column to second. */
    private static Map<String, String> table(String firstColumn) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        boolean within = false;
        for (String line : Files.readAllLines(Path.of("docs", "licences.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (cells.size() < 3) {
                within = false;
            } else if (cells.get(1).equals(firstColumn)) {
                within = true;
            } else if (within && !cells.get(1).startsWith("---")) {
                rows.put(cells.get(1), cells.get(2));
            }
        }
        return rows;
    }
}
