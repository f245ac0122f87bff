package jp.madoguchi.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.ImporterTest;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Files as contractors write them. What is said to each stands in {@code expected-messages.txt}, in both languages; a file with an
 * error leaves nothing in any table.
 */
class UploadFilesTest extends ImporterTest {
    private static final Path TEXTS = Path.of("src/test/resources/reissue");
    private static final LocalDate JUNE = LocalDate.of(2022, 6, 30);

    @Autowired
    ReissueSubmissionService submissions;

    @Autowired
    ReissueService reissue;

    UploadFilesTest() {
        super(Role.CONTRACTOR);
    }

    static Stream<String> files() throws IOException {
        return everyFile().keySet().stream();
    }

    private static Map<String, byte[]> everyFile() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(OfficeWorkbooks.all());
        try (Stream<Path> texts = Files.list(TEXTS)) {
            for (Path text :
                    texts.filter(path -> !path.toString().endsWith(".txt")).toList()) {
                all.put(text.getFileName().toString(), Files.readAllBytes(text));
            }
        }
        return all;
    }

    @Test
    void thereAreManyOfEachKind() throws IOException {
        List<String> names = files().toList();
        assertThat(names).hasSizeGreaterThan(30);
        assertThat(names.stream().filter(name -> name.startsWith("good"))).hasSizeGreaterThan(9);
        assertThat(names.stream().filter(name -> name.startsWith("bad"))).hasSizeGreaterThan(15);
        assertThat(expected().keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFileIsToldWhatIsWrongAndWhere(String name) throws IOException {
        Map<String, Long> before = TableCounts.of(jdbc);
        TableFile file = file(name);

        SubmissionCheck check = submissions.check(file, ReadingChoices.NONE);

        assertThat(said(check)).isEqualTo(expected().get(name));
        assertThat(TableCounts.of(jdbc)).as("looking stores nothing").isEqualTo(before);
        assertThat(check.isClean()).isEqualTo(!name.startsWith("bad"));
        assertThat(check.needsExplanation()).isEqualTo(name.startsWith("odd"));
        if (!check.isClean()) {
            SubmissionWords words = new SubmissionWords("理由", "説明");
            assertThatThrownBy(() -> submissions.send(file, ReadingChoices.NONE, words))
                    .isInstanceOf(ImportRefusedException.class);
            assertThatThrownBy(() -> submissions.keep(file, ReadingChoices.NONE, words))
                    .isInstanceOf(ImportRefusedException.class);
            assertThat(TableCounts.of(jdbc))
                    .as("a file with an error leaves nothing")
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsGoodComesToTheSameFigures(String name) throws IOException {
        if (name.startsWith("bad")) {
            return;
        }
        submissions.send(file(name), ReadingChoices.NONE, new SubmissionWords(null, "数式の値は確認しました。"));

        Map<LocalDate, Integer> figures = new TreeMap<>();
        reissue.ownUploads(incident.id())
                .forEach(upload -> upload.reports()
                        .forEach(report -> figures.put(
                                report.asOf(),
                                report.counts().stream()
                                        .mapToInt(ReissueCount::reissued)
                                        .sum())));
        assertThat(figures).containsEntry(JUNE, 38_051);
        assertThat(figures.getOrDefault(LocalDate.of(2022, 5, 31), 29_019)).isEqualTo(29_019);
        assertThat(figures.getOrDefault(LocalDate.of(2022, 4, 30), 18_606)).isEqualTo(18_606);
        assertThat(figures).hasSizeLessThan(4);
    }

    private static TableFile file(String name) throws IOException {
        return new TableFile(name, everyFile().get(name));
    }

    /** All that is said, a line each: the language, what it is, line and column, and the words. */
    private String said(SubmissionCheck check) {
        StringBuilder all = new StringBuilder();
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            check.preview().problems().forEach(problem -> all.append(line(language, "error", problem)));
            check.warnings().forEach(problem -> all.append(line(language, "warning", problem)));
        }
        return all.toString();
    }

    private String line(Locale language, String kind, RowProblem problem) {
        return String.join(
                        " | ",
                        language.getLanguage(),
                        kind,
                        String.valueOf(problem.line()),
                        problem.column() == null ? "-" : problem.column(),
                        messages.get(language, problem.text()))
                + "\n";
    }

    private static Map<String, String> expected() throws IOException {
        String text = Files.readString(TEXTS.resolve("expected-messages.txt"), StandardCharsets.UTF_8);
        Map<String, String> expected = new TreeMap<>();
        Arrays.stream(text.split("(?m)^== "))
                .skip(1)
                .map(part -> part.split("\n", 2))
                .forEach(part -> expected.put(part[0], part[1].strip()));
        expected.replaceAll((name, said) -> said.isEmpty() ? "" : said + "\n");
        return expected;
    }
}
