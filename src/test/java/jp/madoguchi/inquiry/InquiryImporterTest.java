package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.jobs.JobCancelledException;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.retention.ErasureScope;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.ImporterTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;

class InquiryImporterTest extends ImporterTest {
    private static final String HEADER = "call_id,started_at,ended_at,operator,caller,category,summary,outcome\n";
    private static final String ROW =
            "C-1,2022-07-29T10:00:00+09:00,2022-07-29T10:03:00+09:00,op05,090-0415-5955,GIFT,届かない,RESOLVED\n";

    @Autowired
    InquiryService inquiries;

    @Autowired
    InquiryListService list;

    @Autowired
    InquiryImporter importer;

    @Autowired
    InquiryErasure erasure;

    InquiryImporterTest() {
        super(Role.SUPERVISOR);
    }

    @Test
    void theInquiriesOf2022ComeInAndAreCounted() {
        assertThat(run(demoFile())).isEqualTo(new ImportOutcome(1_405, 1_405, 0, 0));

        InquiryFilter all = InquiryFilter.all(incident.id());
        assertThat(list.count(all)).isEqualTo(1_405);
        assertThat(list.count(all.ofCategory(category("FRAUD")))).isEqualTo(62);
        assertThat(list.count(all.ofCategory(category("GIFT")))).isEqualTo(1_086);
        LocalDate busiest = LocalDate.of(2022, 7, 29);
        assertThat(list.count(all.between(busiest, busiest))).isEqualTo(58);
    }

    @Test
    @Assures("D5")
    void theSameFileTwiceChangesNothing() {
        run(demoFile());

        assertThat(run(demoFile())).isEqualTo(new ImportOutcome(1_405, 0, 0, 1_405));
        assertThat(list.count(InquiryFilter.all(incident.id()))).isEqualTo(1_405);
        assertThat(stored()).isEqualTo(1_405);
    }

    @Test
    void aJapaneseSpreadsheetSavedInItsOldCharsetIsUnderstood() {
        String text = """
                入電ID;開始日時;終了日時;対応者;発信者番号;問い合わせ区分;内容;結果;受付方法
                ;令和4年7月29日 10:00;2022/7/29 10:05;op05;;ＱＵＯカードＰａｙ関連;窓口で相談～;引き継ぎ;窓口
                """;

        assertThat(run(file(text, Charset.forName("windows-31j")))).isEqualTo(new ImportOutcome(1, 1, 0, 0));

        InquiryLine line = list.page(InquiryFilter.all(incident.id()), InquirySort.LATEST_FIRST, 0, 10)
                .getFirst()
                .inquiry();
        assertThat(line.channel()).isEqualTo(Channel.COUNTER);
        assertThat(line.outcome()).isEqualTo(Outcome.ESCALATED);
        assertThat(line.categoryId()).isEqualTo(category("GIFT"));
        assertThat(line.startedAt()).isEqualTo(Instant.parse("2022-07-29T01:00:00Z"));
        assertThat(line.callId()).isNull();
        assertThat(run(file(text, Charset.forName("windows-31j")))).isEqualTo(new ImportOutcome(1, 0, 0, 1));
    }

    @Test
    void eachFaultIsNamedByItsRowAndColumnAndNothingIsStored() {
        ImportPreview preview = preview(HEADER
                + ROW
                + "C-2,2022-07-29T10:00:00+09:00,2022-07-29T10:03:00+09:00,op05,,GIFTS,内容,RESOLVED\n"
                + "C-3,2022-07-29T10:00:00+09:00,2022-07-29T10:03:00+09:00,op05,,GIFT,内容,DONE\n"
                + "C-4,2022-07-29T10:00:00+09:00,2022-07-29T09:59:59+09:00,op05,,GIFT,内容,RESOLVED\n"
                + "C-5,2022-07-29T10:00:00+09:00,2022-07-29T10:03:00+09:00,op05,,GIFT,4111111111111111 です,RESOLVED\n"
                + "C-6,2023-07-29T10:00:00+09:00,2023-07-29T10:03:00+09:00,op05,,GIFT,内容,RESOLVED\n"
                + "C-7,2022-07-29T10:00:00+09:00,2022-07-29T10:03:00+09:00,,,GIFT,内容,RESOLVED\n");

        assertThat(problems(preview))
                .containsExactly(
                        "3 category 区分「GIFTS」はこの事案にありません。区分のコードか名称を書いてください。",
                        "4 outcome 結果「DONE」は使えません。RESOLVED（解決）、CALLBACK（折り返し）、ESCALATED（引き継ぎ）のどれかを書いてください。",
                        "5 ended_at 終了日時が開始日時より前です。日時を確かめてください。",
                        "6 summary カード番号と思われる数字があります。番号は取り込めません。消してから送り直してください。",
                        "7 ended_at 日時が未来になっています。日時を確かめてください。",
                        "8 operator 必須の項目が空です。値を入れてください。");
        assertThat(stored()).isZero();
    }

    @Test
    void theSameInquiryWithOtherContentIsRefused() {
        run(file(HEADER + ROW));
        TableFile changed = file(HEADER + ROW.replace("届かない", "届いた"));

        assertThat(problems(imports.preview(importer, changed, CharsetChoice.AUTO)))
                .containsExactly("2 call_id 同じ問い合わせが、違う内容で取り込み済みです。元の内容に戻すか、この行を除いてください。");
        assertThatThrownBy(() -> run(changed)).isInstanceOf(ImportRefusedException.class);
        assertThat(list.page(InquiryFilter.all(incident.id()), InquirySort.LATEST_FIRST, 0, 10)
                        .getFirst()
                        .inquiry()
                        .summary())
                .isEqualTo("届かない");
    }

    /** Its key was made of the caller's number and goes with it; the file is known all the same. */
    @Test
    void whatWasErasedNeitherComesBackNorIsDoubledByItsFile() {
        String called = ROW.replace("届かない", "届いた");
        String without = ROW.replace("C-1", "");
        TableFile file = file(
                HEADER + called + without + without.replace("届かない", "別の人").replace("090-0415-5955", "090-0000-1111"));
        run(file);
        List<String> before = keys();

        erasure.erase(new ErasureScope(incident.id(), null, true, Instant.now(), null), 0, 500);

        assertThat(keys()).hasSize(3);
        assertThat(keys())
                .filteredOn(key -> !key.startsWith("call "))
                .hasSize(2)
                .doesNotContainAnyElementsOf(before);
        run(file);
        assertThat(stored()).isEqualTo(3);
        assertThat(jdbc.sql(
                                "select count(*) from inquiry where octet_length(sealed_summary) > 0 or sealed_caller is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> keys() {
        return jdbc.sql("select import_key from inquiry").query(String.class).list();
    }

    @Test
    void theSameInquiryTwiceInAFileIsRefused() {
        assertThat(problems(preview(HEADER + ROW + ROW))).containsExactly("3 call_id 同じ問い合わせが 2 行目にもあります。一つにしてください。");
    }

    @Test
    void aCallThatWasLoggedOnScreenIsNotImportedASecondTime() {
        Instant started = Instant.parse("2022-07-29T01:00:00Z");
        inquiries.log(new NewInquiry(
                incident.id(),
                "key",
                "C-1",
                null,
                category("GIFT"),
                Outcome.RESOLVED,
                Channel.PHONE,
                started,
                started,
                null,
                "届かない"));

        assertThat(problems(preview(HEADER + ROW))).containsExactly("2 call_id 入電「C-1」の問い合わせは、画面から記録済みです。この行を除いてください。");
    }

    @Test
    void aCancelledImportLeavesNothingBehind() {
        Progress cancelledAfterTheFirstBatch = new Progress() {
            @Override
            public void total(long units) {}

            @Override
            public void done(long units) {
                if (units > 0) {
                    throw new JobCancelledException();
                }
            }

            @Override
            public void step(jp.madoguchi.platform.i18n.MessageText what) {}
        };

        assertThatThrownBy(() -> imports.run(
                        importer, demoFile(), CharsetChoice.AUTO, "supervisor", cancelledAfterTheFirstBatch))
                .isInstanceOf(JobCancelledException.class);
        assertThat(stored()).isZero();
        assertThat(list.count(InquiryFilter.all(incident.id()))).isZero();
    }

    @Test
    void onlySupervisorsImport() {
        for (Role role : Role.values()) {
            if (role != Role.SUPERVISOR) {
                SignedIn.as(role);
                assertThatThrownBy(() -> run(demoFile()))
                        .as(role.name())
                        .isInstanceOf(AuthorizationDeniedException.class);
            }
        }
        assertThat(stored()).isZero();
    }

    private ImportOutcome run(TableFile file) {
        return imports.run(importer, file, CharsetChoice.AUTO, "supervisor", Progress.unwatched());
    }

    private ImportPreview preview(String text) {
        return imports.preview(importer, file(text), CharsetChoice.AUTO);
    }

    private List<String> problems(ImportPreview preview) {
        return preview.problems().stream()
                .map(problem ->
                        problem.line() + " " + problem.column() + " " + messages.get(Locale.JAPANESE, problem.text()))
                .toList();
    }

    private static TableFile file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    private static TableFile file(String text, Charset charset) {
        return new TableFile("inquiries.csv", text.getBytes(charset));
    }

    private static TableFile demoFile() {
        try (var in = InquiryImporterTest.class.getResourceAsStream("/demo/inquiries-2022.csv")) {
            return new TableFile("inquiries-2022.csv", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int stored() {
        return jdbc.sql("select count(*) from inquiry").query(Integer.class).single();
    }

    private long category(String code) {
        return incident.category(code).orElseThrow().id();
    }
}
