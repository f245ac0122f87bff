package jp.madoguchi.reissue.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.reissue.ReportedCounts.JUNE;
import static jp.madoguchi.reissue.ReportedCounts.JUNE_30;
import static jp.madoguchi.reissue.ReportedCounts.MAY;
import static jp.madoguchi.reissue.ReportedCounts.MAY_31;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.review.DossierService;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReviewViewsTest extends ViewTest {
    private static final PortalUser YAMAMOTO = new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL));
    private static final PortalUser SOUTH =
            new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));

    @Autowired
    IncidentService incidents;

    @Autowired
    ReviewService reviews;

    @Autowired
    DossierService dossiers;

    Incident incident;
    ReportedCounts reported;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        reported = new ReportedCounts(jdbc, incident);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCitySeesTheQueueAndOneReportAndOnlyOfficialsDecide(Role role) {
        accepted(reported.sent(MAY_31, MAY));
        long june = reported.sent(JUNE_30, JUNE);
        signIn(role);
        Screen.open("city/reissue/review");
        assertThat(Screen.text()).contains("確認待ち 1 件", "2022-06-30 時点（第1版）", "60.1 %", "south-office");

        Screen.open("city/reissue/review/" + june);
        _assertOne(ReviewView.class);
        assertThat(Screen.text())
                .contains(
                        "直前の確認済みの報告（2022-05-31 時点、第1版）",
                        "10,484",
                        "13,760",
                        "+3,276",
                        "+31.2 %",
                        "63.0 %",
                        "a".repeat(64));
        assertThat(_find(Button.class, spec -> spec.withText("確認済みにする"))).hasSize(role == Role.OFFICIAL ? 1 : 0);
        assertThat(_find(Anchor.class, spec -> spec.withText("再発行-2022-06-30.csv")))
                .hasSize(role == Role.APPROVER ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseComesToThem(Role role) {
        long june = reported.sent(JUNE_30, JUNE);
        signIn(role);
        Screen.open("city/reissue/review");
        _assertNone(ReviewQueueView.class);
        Screen.open("city/reissue/review/" + june);
        _assertNone(ReviewView.class);
        Screen.open("city/reissue/receipt/" + june);
        _assertNone(CityReceiptView.class);
    }

    @Test
    void acceptingShowsWhoAndTheAcknowledgement() {
        long june = reported.sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + june);
        _click(_get(Button.class, spec -> spec.withText("確認済みにする")));

        assertThat(Screen.text()).contains("OFFICIAL（city）が 2022-08-04", "確認済みにしました。", "受領・確認書を開く");
        _assertNone(Button.class, spec -> spec.withText("確認済みにする"));
        Screen.open("city/reissue/receipt/" + june);
        assertThat(Screen.text()).contains("令和4年6月30日（第1版）", "38,051", "60.1 %", Long.toString(june), "件数の SHA-256");
    }

    @Test
    void returningNeedsAComment() {
        long june = reported.sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + june);
        _click(_get(Button.class, spec -> spec.withText("差し戻す")));
        assertThat(comment().getErrorMessage()).isEqualTo("差し戻す理由と、直してほしい点を書いてください。");
        assertThat(comment().isInvalid()).isTrue();

        _setValue(comment(), "E社の件数を確かめてください。");
        _click(_get(Button.class, spec -> spec.withText("差し戻す")));
        assertThat(Screen.text()).contains("差し戻しました。", "E社の件数を確かめてください。");
        assertThat(state(june)).isEqualTo("RETURNED");
    }

    @Test
    void whoComesSecondSeesWhatHappenedAndLosesNothingTyped() {
        long june = reported.sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + june);
        _setValue(comment(), "B社の増え方を説明してください。");
        Button send = _get(Button.class, spec -> spec.withText("差し戻す"));
        accepted(june);
        _click(send);

        assertThat(Screen.text()).contains("先に 山本 恵 さんが 2022-08-04", "に確認済みにしました。入力した内容は送信されていません。", "山本 恵（city）が");
        assertThat(comment().getValue()).isEqualTo("B社の増え方を説明してください。");
        assertThat(comment().isReadOnly()).isTrue();
        _assertNone(Button.class, spec -> spec.withText("差し戻す"));
        assertThat(state(june)).isEqualTo("ACCEPTED");
    }

    @Test
    void aPageThatIsOpenFollowsTheOthersDecisionAndKeepsWhatIsTyped() {
        long june = reported.sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + june);
        _setValue(comment(), "書きかけ");
        SystemUser.run(YAMAMOTO, () -> {
            reviews.sendBack(june, "直してください");
            return true;
        });

        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return Screen.text().contains("山本 恵（city）が");
        });
        assertThat(comment().getValue()).isEqualTo("書きかけ");
        assertThat(Screen.text()).contains("入力したコメントは送信されていません。");
    }

    @Test
    void anUnknownNumberAndADraftLookTheSame() {
        long draft = reported.in(ReportState.DRAFT, JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + draft);
        String ofDraft = Screen.text();
        Screen.open("city/reissue/review/1");
        assertThat(Screen.text()).isEqualTo(ofDraft).contains("この報告は見つかりません");
        Screen.open("city/reissue/review/one");
        assertThat(Screen.text()).isEqualTo(ofDraft);
    }

    @Test
    void fromOneRevisionToTheOtherOnTheSamePage() {
        long first = reported.sent(JUNE_30, MAY);
        accepted(first);
        long second = reported.revision(2, "集計の誤り").sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + second);
        assertThat(Screen.text()).contains("同じ基準日の確認済みの報告（2022-06-30 時点、第1版）の訂正です。", "集計の誤り");
        _click(_get(Button.class, spec -> spec.withText("確認済みにする")));
        Screen.open("city/reissue/review/" + first);

        assertThat(Screen.text())
                .contains("2022-06-30 時点（第1版）", "差し替え済み", "29,019")
                .doesNotContain("集計の誤り");
        assertThat(_find(DecisionForm.class)).hasSize(1);
    }

    @Test
    void aRemarkIsKeptAndFollowedUpFromTheQueue() {
        long june = reported.sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + june);
        _click(_get(Button.class, spec -> spec.withText("メモを残す")));
        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("メモを書いてください。");
        _setValue(_get(TextField.class), "A社に確認する");
        _setValue(_get(Checkbox.class), true);
        _click(_get(Button.class, spec -> spec.withText("メモを残す")));
        assertThat(Screen.text()).contains("A社に確認する", "未対応");

        Screen.open("city/reissue/review");
        assertThat(Screen.text()).contains("A社に確認する");
        _click(_get(Button.class, spec -> spec.withText("対応済みにする")));
        assertThat(Screen.text()).contains("フォローが必要な件数はありません。");
    }

    @Test
    void changedFiguresRaiseAnAlarm() {
        long june = reported.sent(JUNE_30, JUNE);
        accepted(june);
        jdbc.sql("update reissue_count set reissued_cards = 1 where report_id = ?")
                .param(june)
                .update();
        signIn(Role.AUDITOR);
        Screen.open("city/reissue/review/" + june);
        assertThat(Screen.text()).contains("この報告の件数は、確認したときの件数と一致しません。");
    }

    @Test
    void theContractorHasTheAcknowledgementOfItsOwnReportsOnly() {
        long june = reported.sent(JUNE_30, JUNE);
        accepted(june);
        signIn(SOUTH);
        Screen.open("contractor/receipt/" + june);
        assertThat(Screen.text()).contains("受領・確認書", "38,051", "山本 恵（city）");
        assertThat(pdfLinks()).isEqualTo(1);

        signIn(NORTH);
        Screen.open("contractor/receipt/" + june);
        String others = Screen.text();
        assertThat(pdfLinks()).isZero();
        Screen.open("contractor/receipt/1");
        assertThat(Screen.text()).isEqualTo(others).contains("受領・確認書はありません");
        signIn(Role.OFFICIAL);
        Screen.open("contractor/receipt/" + june);
        _assertNone(ContractorReceiptView.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCityDownloadsTheAcknowledgementWhereThereIsOne(Role role) {
        long may = reported.sent(MAY_31, MAY);
        long june = reported.sent(JUNE_30, JUNE);
        accepted(june);
        signIn(role);
        Screen.open("city/reissue/receipt/" + may);
        assertThat(Screen.text()).contains("受領・確認書はありません");
        assertThat(pdfLinks()).isZero();
        Screen.open("city/reissue/receipt/" + june);
        assertThat(pdfLinks()).isEqualTo(1);
    }

    @Test
    void theSendersPageChangesAtOnceAndNamesTheOfficeButNobody() {
        long june = reported.sent(JUNE_30, JUNE);
        signIn(SOUTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("確認待ち");
        SystemUser.run(YAMAMOTO, () -> {
            reviews.sendBack(june, "E社の件数を確かめてください。");
            return true;
        });

        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return Screen.text().contains("E社の件数を確かめてください。");
        });
        assertThat(Screen.text()).contains("city が 2022-08-04", "差し戻し").doesNotContain("山本");
        signIn(NORTH);
        Screen.open("contractor");
        assertThat(Screen.text()).doesNotContain("E社の件数を確かめてください。");
    }

    @Test
    void whatTheSenderWasWarnedOfStandsBesideTheExplanation() {
        long june = reported.sent(JUNE_30, JUNE);
        jdbc.sql("update reissue_upload set understood = ?")
                .param("{\"warnings\":[{\"line\":6,\"column\":\"\",\"ja\":\"E社の増え方が急です。\",\"en\":\"E jumps.\"}]}")
                .update();
        jdbc.sql("update reissue_report set explanation = 'E社に確認済み'").update();
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/review/" + june);
        assertThat(Screen.text()).contains("6 行目：E社の増え方が急です。", "E社に確認済み");
    }

    @Test
    void theySpeakEnglishToo() {
        accepted(reported.sent(MAY_31, MAY));
        long june = reported.sent(JUNE_30, 10_484, 7_009, 5_962, 3_575, 1_980);
        signIn(Role.OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("city/reissue/review");
        assertThat(Screen.text())
                .contains("1 report waits", "As of 2022-06-30 (revision 1)")
                .doesNotContain("!reissue", "社");
        Screen.open("city/reissue/review/" + june);
        assertThat(Screen.text())
                .contains("Issuer E", "Falls", "-9", "Comment to the sender")
                .doesNotContain("!reissue");
        _click(_get(Button.class, spec -> spec.withText("Accept")));
        assertThat(Screen.text()).contains("A figure is lower than before and no reason is given.");
    }

    private void accepted(long reportId) {
        SystemUser.run(YAMAMOTO, () -> {
            reviews.accept(reportId, "");
            return true;
        });
    }

    private static int pdfLinks() {
        return _find(Anchor.class, spec -> spec.withText("PDFをダウンロード")).size();
    }

    private static TextArea comment() {
        return _get(TextArea.class);
    }

    private String state(long reportId) {
        return jdbc.sql("select state from reissue_report where id = ?")
                .param(reportId)
                .query(String.class)
                .single();
    }
}
