package jp.madoguchi.reissue.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.UploadKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.imports.ui.FileIntake;
import jp.madoguchi.platform.imports.ui.MappingPane;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.SubmissionCheck;
import jp.madoguchi.reissue.SubmissionWords;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.TableCounts;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ContractorViewTest extends ViewTest {
    private static final PortalUser SOUTH =
            new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));
    private static final String COUNTS = """
            基準日,カード会社,再発行件数
            令和4年6月30日,A社,13760
            令和4年6月30日,B社,9239
            令和4年6月30日,C社,7568
            令和4年6月30日,D社,4796
            令和4年6月30日,E社,2688
            """;

    @Autowired
    IncidentService incidents;

    @Autowired
    ReissueSubmissionService submissions;

    @Autowired
    ReissueService reissue;

    @BeforeEach
    void setUp() {
        KokoIncident.setUp(incidents);
    }

    @Test
    void aFaultyFileIsExplainedAndLeavesNothing() throws IOException {
        open(SOUTH);
        Map<String, Long> before = TableCounts.of(jdbc);

        upload("bad-total.csv", Files.readAllBytes(Path.of("src/test/resources/reissue/bad-total.csv")));

        assertThat(Screen.text()).contains("誤りが 1 件あります。", "8 行目 再発行件数", "合計が 38,151 と書かれていますが、各行の合計は 38,051 です。");
        _assertNone(Button.class, spec -> spec.withText("送信する"));
        _assertNone(Button.class, spec -> spec.withText("下書きに保存"));
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }

    @Test
    void whatWasUnderstoodStandsBesideTheOriginalAndIsSent() {
        open(SOUTH);
        upload("june.csv", COUNTS);

        assertThat(Screen.text())
                .contains("誤りはありません。1 日分の報告として送信できます。", "2022-06-30", "原文：令和4年6月30日", "38,051", "60.1 %");
        _click(_get(Button.class, spec -> spec.withText("送信する")));

        assertThat(Screen.text()).contains("送信した報告", "確認待ち", "june.csv").doesNotContain("原文：");
        assertThat(_get(Upload.class).getParent().orElseThrow().isVisible()).isTrue();
    }

    @Test
    void aColumnIsCorrectedRememberedAndForgotten() {
        open(SOUTH);
        String own = COUNTS.replace("再発行件数", "切替完了分");
        upload("june.csv", own);
        assertThat(Screen.text()).contains("「再発行件数」の列が見つかりません。");

        _setValue(column("3 列「切替完了分」"), "reissued_cards");
        assertThat(column("3 列「切替完了分」").getHelperText()).isEqualTo("今回の指定");
        _click(_get(Button.class, spec -> spec.withText("送信する")));

        upload("july.csv", own.replace("6月30日", "7月31日").replace("13760", "13770"));
        assertThat(Screen.text()).contains("以前に直した列の対応を使っています。", "誤りはありません。");
        _click(_get(Button.class, spec -> spec.withText("対応の記憶を消す")));
        assertThat(Screen.text()).contains("「再発行件数」の列が見つかりません。").doesNotContain("以前に直した");
    }

    @Test
    void anotherOrganisationsCorrectionsAreNotUsed() {
        open(SOUTH);
        String own = COUNTS.replace("再発行件数", "切替完了分");
        upload("june.csv", own);
        _setValue(column("3 列「切替完了分」"), "reissued_cards");
        _click(_get(Button.class, spec -> spec.withText("送信する")));

        open(NORTH);
        upload("june.csv", own);
        assertThat(Screen.text()).contains("「再発行件数」の列が見つかりません。");
    }

    @Test
    void aDraftIsLeftFoundAgainAndSent() {
        open(SOUTH);
        upload("june.csv", COUNTS);
        _click(_get(Button.class, spec -> spec.withText("下書きに保存")));
        assertThat(Screen.text()).contains("june.csv").doesNotContain("確認待ち");

        open(NORTH);
        assertThat(Screen.text()).contains("下書きはありません。").doesNotContain("june.csv");

        open(SOUTH);
        _click(_get(Button.class, spec -> spec.withText("続ける")));
        assertThat(Screen.text()).contains("下書き：june.csv", "原文：令和4年6月30日");
        _click(_get(Button.class, spec -> spec.withText("送信する")));
        assertThat(Screen.text()).contains("下書きはありません。", "確認待ち");
    }

    @Test
    void aDraftCanBeDeleted() {
        open(SOUTH);
        Map<String, Long> before = TableCounts.besidesTheTrail(jdbc);
        upload("june.csv", COUNTS);
        _click(_get(Button.class, spec -> spec.withText("下書きに保存")));
        _click(_get(Button.class, spec -> spec.withText("続ける")));
        _click(_get(Button.class, spec -> spec.withText("下書きを削除")));
        assertThat(Screen.text()).contains("下書きはありません。");
        assertThat(TableCounts.besidesTheTrail(jdbc)).isEqualTo(before);
    }

    @Test
    void aCorrectionIsSentWithItsReasonOnly() {
        open(SOUTH);
        upload("june.csv", COUNTS);
        _click(_get(Button.class, spec -> spec.withText("送信する")));
        upload("june2.csv", COUNTS.replace("13760", "13761"));
        assertThat(Screen.text()).contains("第 1 版（確認待ち）に代わる第 2 版になります。", "+1", "13,760");

        _click(_get(Button.class, spec -> spec.withText("送信する")));
        TextArea reason = _get(TextArea.class, spec -> spec.withLabel("訂正の理由"));
        assertThat(reason.isInvalid()).isTrue();
        assertThat(reason.getErrorMessage()).contains("訂正の理由を書いてください。");
        _setValue(reason, "集計漏れ 4111 1111 1111 1111");
        _click(_get(Button.class, spec -> spec.withText("送信する")));
        assertThat(reason.getErrorMessage()).contains("カード番号と思われる数字があります。");
        assertThat(reason.getValue()).as("what was typed stays").startsWith("集計漏れ");

        _setValue(reason, "A社の集計漏れがあったため。");
        _click(_get(Button.class, spec -> spec.withText("送信する")));
        assertThat(Screen.text()).contains("訂正の理由：A社の集計漏れがあったため。", "差し替え済み", "第 2 版");
    }

    @Test
    void aWaitingReportIsWithdrawnAfterAQuestion() {
        open(SOUTH);
        upload("june.csv", COUNTS);
        _click(_get(Button.class, spec -> spec.withText("送信する")));
        _click(_get(Button.class, spec -> spec.withText("取り下げる")));
        _fireConfirm(_get(ConfirmDialog.class));
        assertThat(Screen.text()).contains("取り下げ", "に取り下げました（contractor）。");
        _assertNone(Button.class, spec -> spec.withText("取り下げる"));
    }

    @Test
    void theSameFileAgainSaysThatNothingChanges() {
        open(SOUTH);
        upload("june.csv", COUNTS);
        _click(_get(Button.class, spec -> spec.withText("送信する")));
        upload("june.csv", COUNTS);
        assertThat(Screen.text()).contains("このファイルの件数は、すべて報告済みです。変更はありません。");
        _assertNone(Button.class, spec -> spec.withText("送信する"));
    }

    @Test
    void thereIsAFileToFillIn() {
        open(SOUTH);
        assertThat(Screen.text()).contains("記入用ファイル（Excel）", "記入用ファイル（CSV）");
    }

    @Test
    void thePageSpeaksEnglishToo() throws IOException {
        signIn(SOUTH);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("contractor");
        upload("bad.csv", Files.readAllBytes(Path.of("src/test/resources/reissue/bad-figures.csv")));
        assertThat(Screen.text())
                .contains("Errors", "Line 2 再発行件数", "21,843 reissued cards are more than the 21,842 affected ones.")
                .doesNotContain("!reissue", "!platform");
        _assertOne(MappingPane.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACTOR")
    void nobodyElseComesHere(Role role) {
        signIn(role);
        Screen.open("contractor");
        _assertNone(FileIntake.class);
    }

    private void open(PortalUser user) {
        signIn(user);
        Screen.open("contractor");
    }

    private static void upload(String name, String text) {
        upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void upload(String name, byte[] bytes) {
        UploadKt._upload(_get(Upload.class), name, bytes);
        MockVaadin.clientRoundtrip(true);
    }

    @SuppressWarnings("unchecked")
    private static Select<String> column(String label) {
        return (Select<String>) _find(Select.class).stream()
                .filter(select -> label.equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sentIsWhenItWasSentAndByWhom() {
        open(SOUTH);
        upload("june.csv", COUNTS);
        _click(_get(Button.class, spec -> spec.withText("下書きに保存")));
        jdbc.sql("update reissue_upload set uploaded_at = '2022-07-01 00:00:00', uploaded_by = 'colleague'")
                .update();
        _click(_get(Button.class, spec -> spec.withText("続ける")));
        _click(_get(Button.class, spec -> spec.withText("送信する")));

        ReissueReport report = reissue.ownUploads(incidents.requireCurrent().id())
                .getFirst()
                .reports()
                .getFirst();
        String at = Shown.minute(report.submittedAt());
        assertThat(at).doesNotStartWith("2022-07-01");
        assertThat(Screen.text())
                .contains(at + " 送信", "送信：" + at + "（contractor）")
                .doesNotContain("2022-07-01", "colleague");
    }

    @Test
    void aRefusalAtSendingReadsTheFileAgainAsItWasRead() {
        open(SOUTH);
        ReadingChoices choices = ReadingChoices.NONE.withColumn(2, "reissued_cards");
        SubmissionCheck check =
                submissions.check(new TableFile("june.csv", COUNTS.getBytes(StandardCharsets.UTF_8)), choices);
        AtomicReference<ReadingChoices> again = new AtomicReference<>();
        SubmissionReview.Steps steps = new SubmissionReview.Steps() {
            @Override
            public void readAgain(ReadingChoices how, SubmissionWords words) {
                again.set(how);
            }

            @Override
            public void forgetColumns(SubmissionWords words) {}

            @Override
            public void keep(SubmissionWords words) {}

            @Override
            public void send(SubmissionWords words) {
                throw new ImportRefusedException(check.preview());
            }

            @Override
            public void discard() {}

            @Override
            public void chooseOther() {}
        };
        UI.getCurrent()
                .add(new SubmissionReview(
                        incidents.requireCurrent(), check, choices, SubmissionWords.NONE, false, steps));

        _click(_get(Button.class, spec -> spec.withText("送信する")));

        assertThat(again.get()).isEqualTo(choices);
    }
}
