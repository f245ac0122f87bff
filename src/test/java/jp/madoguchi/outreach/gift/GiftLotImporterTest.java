package jp.madoguchi.outreach.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.demo.DemoGifts;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.jobs.JobCancelledException;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.ImporterTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;

class GiftLotImporterTest extends ImporterTest {
    private static final String HEADER = "url,serial,value,lapses_on\n";
    private static final String S1 = "ABCD2345EFGH6789";
    private static final String S2 = "JKLM2345NPQR6789";
    private static final String R1 = "https://quo.example.jp/g/aaa111," + S1 + ",500,2025-06-30\n";
    private static final String R2 = "https://quo.example.jp/g/bbb222," + S2 + ",500,2025-06-30\n";

    @Autowired
    GiftLotImporter importer;

    @Autowired
    GiftService gifts;

    @Autowired
    SealedCodes codes;

    GiftLotImporterTest() {
        super(Role.OFFICIAL);
    }

    @Test
    void aLotComesInWithItsCountAndValue() {
        ImportOutcome outcome = run("lot-1.csv", HEADER + R1 + R2);

        assertThat(outcome).isEqualTo(new ImportOutcome(2, 2, 0, 0));
        GiftLot lot = gifts.lots(incident.id()).getFirst();
        assertThat(lot.name()).isEqualTo("lot-1");
        assertThat(lot.provider()).isEqualTo("quo.example.jp");
        assertThat(lot.valueYen()).isEqualTo(500);
        assertThat(lot.totalYen()).isEqualTo(1_000);
        assertThat(lot.lapsesOn()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(lot.counts()).isEqualTo(Map.of(GiftState.AVAILABLE, 2));
        long first = jdbc.sql("select min(id) from gift").query(Long.class).single();
        byte[] sealed = jdbc.sql("select code from gift where id = ?")
                .param(first)
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(codes.open(first, sealed)).isEqualTo(new GiftCode("https://quo.example.jp/g/aaa111", S1));
    }

    @Test
    void theSameFileAgainChangesNothingAndNeitherDoesTheSameLotInAnotherForm() throws IOException {
        run("lot-1.csv", HEADER + R1 + R2);
        Map<String, Long> before = TableCounts.of(jdbc);

        assertThat(run("lot-1.csv", HEADER + R1 + R2)).isEqualTo(new ImportOutcome(2, 0, 0, 2));
        assertThat(run("again.csv", HEADER + R2 + R1)).isEqualTo(new ImportOutcome(2, 0, 0, 2));
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(book, "test", "1.0")) {
            var sheet = workbook.newWorksheet("発行分");
            String[][] rows = {
                {"受取URL", "シリアル番号", "額面", "有効期限"},
                R1.strip().split(","),
                R2.strip().split(",")
            };
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    sheet.value(row, column, rows[row][column]);
                }
            }
        }
        assertThat(run(new TableFile("発行分.xlsx", book.toByteArray()))).isEqualTo(new ImportOutcome(2, 0, 0, 2));
        // each import is on record, and nothing else
        before.merge("import_log", 3L, Long::sum);
        Map<String, Long> after = TableCounts.of(jdbc);
        before.keySet().retainAll(after.keySet());
        before.remove("import_log");
        assertThat(after).containsAllEntriesOf(before);
    }

    @Test
    void columnsAreKnownAsProvidersWriteThem() {
        byte[] file =
                "シリアルNo.,受取URL,額面（円）,利用期限,発行会社\r\nABCD-2345-EFGH-6789,https://pay.example.jp/?t=Zz9,\"1,000円\",令和7年6月30日,株式会社見本\r\n"
                        .replace("（円）", "(円)")
                        .getBytes(Charset.forName("windows-31j"));
        run(new TableFile("6月分.csv", file));

        GiftLot lot = gifts.lots(incident.id()).getFirst();
        assertThat(lot.name()).isEqualTo("6月分");
        assertThat(lot.provider()).isEqualTo("株式会社見本");
        assertThat(lot.valueYen()).isEqualTo(1_000);
    }

    @Test
    void whereNoDayIsSaidGiftsLapseAfterThreeYears() {
        run("lot.csv", "url,serial,value\nhttps://quo.example.jp/g/aaa111," + S1 + ",500\n");
        assertThat(gifts.lots(incident.id()).getFirst().lapsesOn()).isEqualTo(LocalDate.of(2025, 8, 4));
    }

    /** 4111 1111 1111 1111 is a card number for everybody but a provider of gifts. */
    @Test
    void aSerialThatLooksLikeACardNumberIsStillASerial() {
        run("lot.csv", HEADER + R1.replace(S1, "4111111111111111").replace("aaa111", "4111111111111111"));
        assertThat(gifts.lots(incident.id()).getFirst().gifts()).isEqualTo(1);

        assertRefused(
                "url,serial,value,provider\nhttps://quo.example.jp/g/bbb222," + S2 + ",500,4111111111111111\n",
                "カード番号と思われる数字",
                "card number");
    }

    @Test
    void whatCannotBeReadIsSaidByRowAndNeverQuoted() {
        assertRefused(
                HEADER + R1.replace("https", "http"),
                "受取URLとして読めません。https:// で始まる、500 文字までのURLを入れてください。",
                "begins with https");
        assertRefused(HEADER + R1.replace("/g/aaa111", ""), "受取URLとして読めません", "gift's address");
        assertRefused(HEADER + R1.replace(S1, "ABCD 2345"), "シリアル番号として読めません", "read as a serial");
        assertRefused(HEADER + R1.replace(S1, "1.23457E+15"), "シリアル番号として読めません", "read as a serial");
        assertRefused(HEADER + R1.replace(",500,", ",0,"), "額面として読めません。1 から 1,000,000 までの円を", "from 1 to 1,000,000");
        assertRefused(HEADER + R1.replace("2025-06-30", "2022-08-03"), "有効期限 2022-08-03 を過ぎています", "has passed");
        assertRefused(HEADER + R1.replace("2025-06-30", "2025-02-30"), "日付として読めません", "Not a date");
        assertRefused(HEADER + R1.replace(S1, ""), "必須の項目が空です", "required value is missing");
    }

    @Test
    void rowsThatAreNotAlikeAreRefused() {
        assertRefused(
                HEADER + R1 + R2.replace(",500,", ",1000,"),
                "額面 1,000 円が、2 行目の 500 円と違います",
                "1,000 isn't that of row 2 (500)");
        assertRefused(
                HEADER + R1 + R2.replace("2025-06-30", "2025-07-31"),
                "有効期限 2025-07-31 が、2 行目の 2025-06-30 と違います",
                "isn't that of row 2");
        assertRefused(
                HEADER + R1 + R2.replace("quo.example.jp", "quo.example.com"),
                "URLのサイト「quo.example.com」が、2 行目の「quo.example.jp」と違います",
                "The address is on quo.example.com");
    }

    @Test
    void aCodeThatComesTwiceIsRefusedByItsRow() {
        assertRefused(HEADER + R1 + R2.replace(S2, S1), "同じ「serial」が 2 行目にもあります。", "also in line 2");
        assertRefused(HEADER + R1 + R2.replace(S2, "ABCD-2345-EFGH-6789"), "同じ「serial」が 2 行目にもあります。", "also in line 2");
        assertRefused(HEADER + R1 + R2.replace("bbb222", "aaa111"), "同じ「url」が 2 行目にもあります。", "also in line 2");
        run("lot-1.csv", HEADER + R1);
        assertRefused(HEADER + R1 + R2, "この商品券は、購入分「lot-1」としてすでに取り込まれています。", "came in already with the lot \"lot-1\"");
        assertRefused(HEADER + R2.replace(S2, S1), "購入分「lot-1」", "lot-1");
        assertRefused(HEADER + R2.replace("bbb222", "aaa111"), "購入分「lot-1」", "lot-1");
        assertThat(gifts.lots(incident.id())).hasSize(1);
    }

    @Test
    void aFileWithoutAHeaderOrWithItsColumnsMixedUpGivesNoCodeAway() {
        assertRefused(R1 + R2, "1行目に列の見出しを入れてください", "first row");
        assertRefused(
                "url,serial,value,lapses_on\nhttps://quo.example.jp/g/aaa111,500," + S1 + ",2025-06-30\n",
                "別の列に入るはずのコードがここにあります",
                "belongs into another column");
        String unknown = "url,serial,value,memo\nhttps://quo.example.jp/g/aaa111," + S1 + ",500," + S2 + "\n";
        assertRefused(unknown, "列「memo」は使えません", "memo");
        TableFile file = file("lot.csv", R1 + R2);
        ImportPreview preview = imports.preview(importer, file, ReadingChoices.NONE.withColumn(1, "serial"));
        assertThat(preview.toString()).doesNotContain(S1, S2, "aaa111");
        assertThat(preview.understanding().remembered()).isEmpty();
    }

    @Test
    void thePreviewHidesTheCodes() {
        ImportPreview preview = imports.preview(importer, file("lot.csv", HEADER + R1 + R2), CharsetChoice.AUTO);

        assertThat(preview.isClean()).isTrue();
        assertThat(preview.check().added()).isEqualTo(2);
        assertThat(preview.sample().getFirst().cells()).startsWith("••••", "••••", "500");
        assertThat(preview.toString()).doesNotContain(S1, S2, "aaa111", "bbb222");
    }

    @Test
    void twoLotsOfOneNameAreToldApart() {
        run("lot.csv", HEADER + R1);
        run("lot.csv", HEADER + R2);
        assertThat(gifts.lots(incident.id())).extracting(GiftLot::name).containsExactlyInAnyOrder("lot", "lot (2)");
    }

    @Test
    void aCancelledImportLeavesNothingBehind() {
        Map<String, Long> before = TableCounts.of(jdbc);
        Progress cancelled = new Progress() {
            @Override
            public void total(long units) {}

            @Override
            public void done(long units) {
                if (units > 0) {
                    throw new JobCancelledException();
                }
            }

            @Override
            public void step(MessageText what) {}
        };
        TableFile file = DemoGifts.lot("lot", 1_500, 500, GiftStock.LAPSES, 1);
        assertThatThrownBy(() -> imports.run(importer, file, CharsetChoice.AUTO, "official", cancelled))
                .isInstanceOf(JobCancelledException.class);
        Map<String, Long> after = TableCounts.of(jdbc);
        after.remove("gift_pool");
        before.remove("gift_pool");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void sixtyFiveThousandGiftsComeInAndAgain() {
        TableFile file = DemoGifts.lot("lot", 65_000, 500, GiftStock.LAPSES, 1);
        assertThat(run(file)).isEqualTo(new ImportOutcome(65_000, 65_000, 0, 0));
        assertThat(run(file)).isEqualTo(new ImportOutcome(65_000, 0, 0, 65_000));
        assertThat(DemoGifts.lot("lot", 65_000, 500, GiftStock.LAPSES, 1).digest())
                .isEqualTo(file.digest());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseBringsGifts(Role role) {
        SignedIn.as(role);
        assertThatThrownBy(() -> run("lot.csv", HEADER + R1)).isInstanceOf(AuthorizationDeniedException.class);
    }

    @Test
    void theImportIsOnRecordWithoutAnyCode() {
        run("lot-1.csv", HEADER + R1 + R2);
        String events =
                jdbc.sql("select * from audit_event").query().listOfRows().toString();
        assertThat(events).contains("outreach.gift.audit.lot", "lot-1").doesNotContain(S1, "aaa111");
    }

    /** Refused in both languages with these words, at a row or a cell, with no code in any of it and nothing left behind. */
    private void assertRefused(String file, String ja, String en) {
        Map<String, Long> before = TableCounts.of(jdbc);
        assertThatThrownBy(() -> run("refused.csv", file))
                .isInstanceOfSatisfying(ImportRefusedException.class, refusal -> {
                    ImportPreview preview = refusal.preview();
                    assertThat(words(preview, Locale.JAPANESE))
                            .anySatisfy(text -> assertThat(text).contains(ja));
                    assertThat(words(preview, Locale.ENGLISH))
                            .anySatisfy(text -> assertThat(text).contains(en));
                    assertThat(words(preview, Locale.JAPANESE) + preview.toString())
                            .doesNotContain(S1, S2, "ABCD 2345", "aaa111", "bbb222", "1.23457E+15");
                });
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }

    private List<String> words(ImportPreview preview, Locale language) {
        return preview.problems().stream()
                .map(problem -> messages.get(language, problem.text()))
                .toList();
    }

    private ImportOutcome run(String name, String content) {
        return run(file(name, content));
    }

    private ImportOutcome run(TableFile file) {
        return imports.run(importer, file, CharsetChoice.AUTO, "official", Progress.unwatched());
    }

    private static TableFile file(String name, String content) {
        return new TableFile(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
