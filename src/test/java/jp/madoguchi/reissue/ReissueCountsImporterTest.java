package jp.madoguchi.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.ImporterTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;

class ReissueCountsImporterTest extends ImporterTest {
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));
    private static final String HEADER = "as_of,issuer,affected_cards,reissued_cards\n";
    private static final String JUNE = """
            2022-06-30,A,21842,13760
            2022-06-30,B,15930,9239
            2022-06-30,C,11467,7568
            2022-06-30,D,8721,4796
            2022-06-30,E,5377,2688
            """;

    @Autowired
    ReissueCountsImporter importer;

    @Autowired
    ReissueService reissue;

    @Autowired
    ReviewService reviews;

    ReissueCountsImporterTest() {
        super(Role.CONTRACTOR);
    }

    @Test
    void theFigureOfJuneIs60Point1Percent() {
        assertThat(run(demoFile())).isEqualTo(new ImportOutcome(20, 20, 0, 0));

        SignedIn.as(Role.OFFICIAL);
        assertThat(reissue.rates(incident.id(), LocalDate.of(2022, 7, 30)).isEmpty())
                .isTrue();
        acceptAll();
        ReissueRates june = reissue.rates(incident.id(), LocalDate.of(2022, 7, 30));

        assertThat(june.total().reissued()).isEqualTo(38_051);
        assertThat(june.total().affected()).isEqualTo(63_337);
        assertThat(june.total().percent()).isEqualTo(new BigDecimal("60.1"));
        assertThat(june.total().asOf()).isEqualTo(LocalDate.of(2022, 6, 30));
        assertThat(june.total().waiting()).isFalse();
        assertThat(june.issuers())
                .extracting(rate -> rate.figure().percent())
                .containsExactly(
                        new BigDecimal("63.0"),
                        new BigDecimal("58.0"),
                        new BigDecimal("66.0"),
                        new BigDecimal("55.0"),
                        new BigDecimal("50.0"));
        assertThat(reissue.history(incident.id()))
                .extracting(rates -> rates.total().reissued())
                .containsExactly(42_205, 38_051, 29_019, 18_606);
    }

    @Test
    void beforeTheFirstReportThereIsNoFigureAndNotZero() {
        run(demoFile());
        SignedIn.as(Role.OFFICIAL);
        acceptAll();
        ReissueRates early = reissue.rates(incident.id(), LocalDate.of(2022, 4, 29));

        assertThat(early.isEmpty()).isTrue();
        assertThat(early.total().percent()).isNull();
        assertThat(early.issuers())
                .allSatisfy(rate -> assertThat(rate.figure().reissued()).isNull());
    }

    @Test
    @Assures("D5")
    void theSameFileTwiceChangesNothing() {
        run(demoFile());
        List<ReissueUpload> before = reissue.ownUploads(incident.id());

        assertThat(run(demoFile())).isEqualTo(new ImportOutcome(20, 0, 0, 20));
        assertThat(reissue.ownUploads(incident.id())).isEqualTo(before);
    }

    @Test
    void aFileWithOneNewDayAddsThatDayOnly() {
        run(HEADER + JUNE);
        assertThat(run(demoFile().replaceAll("(?m)^2022-0[45].*\\R", ""))).isEqualTo(new ImportOutcome(10, 5, 0, 5));
        assertThat(reissue.ownUploads(incident.id()))
                .extracting(upload ->
                        upload.reports().stream().map(ReissueReport::asOf).toList())
                .containsExactly(List.of(LocalDate.of(2022, 7, 31)), List.of(LocalDate.of(2022, 6, 30)));
    }

    @Test
    void anotherOrganisationsReportsNeitherShowNorCount() {
        SignedIn.as(NORTH);
        run(HEADER + JUNE);
        long theirs = reissue.ownUploads(incident.id()).getFirst().id();

        SignedIn.as(Role.CONTRACTOR);
        assertThat(reissue.ownUploads(incident.id())).isEmpty();
        assertThat(reissue.ownUpload(theirs)).isEmpty();
        assertThat(run(HEADER + JUNE).added()).isEqualTo(5);

        SignedIn.as(Role.AUDITOR);
        assertThat(reissue.allUploads(incident.id()))
                .extracting(ReissueUpload::organisation)
                .containsExactlyInAnyOrder("north-office", "south-office");
    }

    @Test
    void theRatesWaitForTheReportingOrganisation() {
        SignedIn.as(NORTH);
        run(HEADER + JUNE);
        SignedIn.as(Role.OFFICIAL);
        acceptAll();
        assertThat(reissue.rates(incident.id(), LocalDate.of(2022, 8, 4)).isEmpty())
                .isTrue();
    }

    @Test
    void eachFaultIsNamedWithItsRowAndHowToMendIt() {
        assertRefused(JUNE.replace(",A,", ",Zカード,"), 2, "カード会社「Zカード」はこの事案に登録されていません。");
        assertRefused(JUNE.replaceAll("(?m)^.*,[BD],.*\n", ""), 2, "次のカード会社の行がありません：B社、D社。");
        assertRefused(JUNE.replace("13760", "21843"), 2, "A社の再発行件数 21,843 が、対象カード数 21,842 を超えています。");
        assertRefused(JUNE.replace("15930", "15931"), 3, "B社の対象カード数 15,931 が、登録されている 15,930 と違います。");
        assertRefused(JUNE.replace("2022-06-30", "2022-08-05"), 2, "基準日 2022-08-05 は今日より後です。");
        assertRefused(JUNE.replace("2022-06-30", "2022-01-24"), 2, "事案が分かった日（2022-01-25）より前です。");
        assertRefused(JUNE + "2022-06-30,E社,5377,2688\n", 7, "2022-06-30 のE社は 6 行目にもあります。");
        assertRefused(JUNE.replace("13760", "-1"), 2, "0 以上の数にしてください");
        assertRefused(JUNE.replace("13760", "1e4"), 2, "整数ではありません");
        assertRefused(JUNE.replace("13760", ""), 2, "必須の項目が空です。");
        assertRefused(JUNE.replace("2022-06-30,A", "2022-06-31,A"), 2, "日付として読めません");
    }

    @Test
    void countsThatFallAreRefusedInTheFileAndAgainstEarlierReports() {
        String may = JUNE.replace("06-30", "05-31");
        assertRefused(may + JUNE.replace("13760", "13759"), 7, "A社の再発行件数 13,759 が、2022-05-31 の報告 13,760 より少なく");

        run(HEADER + JUNE);
        assertRefused(
                JUNE.replace("06-30", "07-31").replace("4796", "4795"),
                5,
                "D社の再発行件数 4,795 が、2022-06-30 の報告 4,796 より少なく");
        assertRefused(may.replace("9239", "9240"), 3, "B社の再発行件数 9,240 が、すでに報告した 2022-06-30 の 9,239 より多く");
    }

    @Test
    void otherCountsForTheSameDayAreACorrectionAndNeedTheCity() {
        run(HEADER + JUNE);
        assertRefused(
                JUNE.replace("13760", "13761"), 2, "基準日 2022-06-30 のA社は、13,760 件で報告済み（確認待ち）ですが、このファイルでは 13,761 件です。");
    }

    @Test
    void filesThatAreNoneAreRefusedInWords() {
        assertRefusedFile("", "ファイルに中身がありません。");
        assertRefusedFile("PK\u0003\u0004 broken", "Excel ファイルが壊れています。");
        assertRefusedFile(HEADER + JUNE + "2022-07-31,A,218", "途中で切れています。");
        assertRefusedFile(HEADER + JUNE.replace("13760", "13760,1"), "列が多すぎます");
        assertRefusedFile(HEADER + JUNE.replace("13760", "=10+20"), "数式");
        assertRefusedFile("name,age\nx,1\n", "この種類のファイルではないようです。");
        assertRefusedFile(
                HEADER.replace("\n", ",holder_name\n") + JUNE.replace("\n", ",x\n"), "列「holder_name」は個人情報の列と思われます。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j", "UTF-16"})
    void japaneseHeadersAndDatesAreRead(String charset) {
        String file =
                "基準日;カード会社;再発行件数\n" + JUNE.replaceAll(",([A-E]),\\d+,", ";$1社;").replace("2022-06-30", "令和4年6月30日");

        ImportOutcome outcome = imports.run(
                importer,
                new TableFile("再発行.csv", file.getBytes(Charset.forName(charset))),
                CharsetChoice.AUTO,
                "contractor",
                Progress.unwatched());

        assertThat(outcome.added()).isEqualTo(5);
        ReissueUpload upload = reissue.ownUploads(incident.id()).getFirst();
        assertThat(upload.fileName()).isEqualTo("再発行.csv");
        assertThat(upload.reports().getFirst().total().percent()).isEqualTo(new BigDecimal("60.1"));
        assertThat(upload.reports().getFirst().state()).isEqualTo(ReportState.SUBMITTED);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACTOR")
    void nobodyElseReports(Role role) {
        SignedIn.as(role);
        assertThatThrownBy(() -> run(HEADER + JUNE)).isInstanceOf(AuthorizationDeniedException.class);
        assertThat(count("reissue_upload")).isZero();
    }

    private void acceptAll() {
        reviews.queue(incident.id(), 100).forEach(report -> reviews.accept(report.id(), ""));
    }

    private void assertRefused(String rows, long line, String message) {
        assertThat(problems(HEADER + rows))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith(line + ": ").contains(message));
    }

    private void assertRefusedFile(String content, String message) {
        assertThat(problems(content)).anySatisfy(problem -> assertThat(problem).contains(message));
    }

    private List<String> problems(String content) {
        int before = count("reissue_upload") + count("reissue_report") + count("reissue_count") + count("import_log");
        try {
            run(content);
            throw new AssertionError("was taken");
        } catch (ImportRefusedException e) {
            assertThat(count("reissue_upload") + count("reissue_report") + count("reissue_count") + count("import_log"))
                    .isEqualTo(before);
            List<RowProblem> said = new ArrayList<>(e.preview().problems());
            said.addAll(e.preview().warnings());
            assertThat(said)
                    .allSatisfy(problem -> assertThat(messages.get(Locale.ENGLISH, problem.text()))
                            .doesNotStartWith("!")
                            .doesNotContain("社"));
            return said.stream()
                    .map(problem -> problem.line() + ": " + messages.get(Locale.JAPANESE, problem.text()))
                    .toList();
        }
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private ImportOutcome run(String content) {
        return imports.run(
                importer,
                new TableFile("counts.csv", content.getBytes(StandardCharsets.UTF_8)),
                CharsetChoice.AUTO,
                "contractor",
                Progress.unwatched());
    }

    private static String demoFile() {
        try (var in = ReissueCountsImporterTest.class.getResourceAsStream("/demo/reissue-counts.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
