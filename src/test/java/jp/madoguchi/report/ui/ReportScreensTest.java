package jp.madoguchi.report.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.report.ReportsOfTests.LAST_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import jp.madoguchi.report.Report;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportState;
import jp.madoguchi.report.ReportsOfTests;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReportScreensTest extends ViewTest {
    private static final String TEXT = "(1) 8月3日の入電は{" + LAST_DAY + "}であった。";

    @Autowired
    ReportsOfTests ofTests;

    @Autowired
    ReportService reports;

    @Autowired
    ReportDraftService drafts;

    long incident;

    @BeforeEach
    void setUp() {
        incident = ofTests.incident();
    }

    @Test
    @SuppressWarnings("unchecked")
    void anOfficialBeginsAMonthlyReportAndComesToItsPage() {
        signIn(OFFICIAL);
        Screen.open("city/reports");
        assertThat(Screen.text()).contains("報告書はまだありません");
        _click(_get(Button.class, spec -> spec.withText("新しい報告書")));
        _click(_get(Button.class, spec -> spec.withText("作成を始める")));
        assertThat(_get(DatePicker.class, spec -> spec.withLabel("期間の初日")).getErrorMessage())
                .isEqualTo("日を選んでください。");
        _setValue(in("種類"), ReportKind.CALL_CENTER);
        _setValue(in("対象月"), YearMonth.of(2022, 7));
        _click(_get(Button.class, spec -> spec.withText("作成を始める")));

        assertThat(Screen.text()).contains("コールセンター月次報告第1号", "2022年7月1日〜2022年7月31日", "作成中");
        Screen.open("city/reports");
        assertThat(Screen.text()).contains("コールセンター月次報告第1号", "渡辺 誠");
        _setValue(_get(Select.class, spec -> spec.withLabel("種類")), ReportKind.STATUS);
        assertThat(Screen.text()).contains("この条件に当てはまる報告書はありません。");
    }

    @SuppressWarnings("unchecked")
    private static <T> Select<T> in(String label) {
        return _get(_get(Dialog.class), Select.class, spec -> spec.withLabel(label));
    }

    @Test
    void whatIsTypedSavesItselfAndShowsInTheDocument() {
        long id = ofTests.draft(incident, TEXT);
        signIn(OFFICIAL);
        Screen.open("city/reports/" + id);
        Anchor figure = figure();
        assertThat(figure.getText()).isEqualTo("20件");
        assertThat(figure.getHref()).contains("2022-08-03");
        assertThat(figure.getElement().getAttribute("data-origin")).contains("算出：", "対象：2022-08-03〜2022-08-03", "取得：");

        TextArea text = _find(TextArea.class).getFirst();
        _setValue(text, "(1) 丁寧に対応した。{" + LAST_DAY + "}");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(report(id).texts().sections().getFirst().text()).startsWith("(1) 丁寧に対応した。");
        assertThat(_get(DocumentPreview.class).getElement().getTextRecursively())
                .contains("丁寧に対応した。");

        _setValue(text, "{no.such.figure}");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("1 行目");
        _click(_get(Button.class, spec -> spec.withText("決裁へ提出")));
        _assertNone(Dialog.class);
        assertThat(report(id).state()).isEqualTo(ReportState.DRAFT);
    }

    private static Anchor figure() {
        return _get(
                Anchor.class,
                spec -> spec.withPredicate(link ->
                        LAST_DAY.equals(link.getElement().getAttribute("data-key")) && link.hasClassName("m-figure")));
    }

    @Test
    void whoIsSecondKeepsWhatWasTypedAlsoAfterAReload() {
        long id = ofTests.draft(incident, TEXT);
        signIn(OFFICIAL);
        Screen.open("city/reports/" + id);
        SystemUser.run(OFFICIAL2, () -> {
            ofTests.write(id, "先の文");
            return true;
        });
        TextArea text = _find(TextArea.class).getFirst();
        _setValue(text, "後の文");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("山本 恵 さんが先にこの報告書を変更しました。", "後の文");
        assertThat(report(id).texts().sections().getFirst().text()).isEqualTo("先の文");

        signIn(OFFICIAL);
        Screen.open("city/reports/" + id);
        assertThat(_find(TextArea.class).getFirst().getValue()).isEqualTo("先の文");
        assertThat(Screen.text()).contains("前回保存できなかった入力があります");
        _click(_get(Button.class, spec -> spec.withText("取り込む")));
        assertThat(report(id).texts().sections().getFirst().text()).isEqualTo("後の文");
        assertThat(Screen.text()).doesNotContain("前回保存できなかった入力があります");
    }

    @Test
    void aFigureIsOverriddenWithAReasonAndMarked() {
        long id = ofTests.draft(incident, TEXT);
        signIn(OFFICIAL);
        Screen.open("city/reports/" + id);
        _setValue(_get(TextField.class, spec -> spec.withLabel("数値を探す")), LAST_DAY);
        _click(_get(Button.class, spec -> spec.withText("修正")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("記載する値")), "約20件");
        _click(_get(Button.class, spec -> spec.withText("修正する")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("修正の理由")).getErrorMessage())
                .isEqualTo("理由を入力してください。");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("修正の理由")), "概数で示す");
        _click(_get(Button.class, spec -> spec.withText("修正する")));

        assertThat(figure().getElement().getTextRecursively()).isEqualTo("約20件修正値");
        assertThat(Screen.text()).contains("算出値：20", "概数で示す");
    }

    @Test
    void theApproverReturnsAndReleasesAndNobodySeesAButtonThatIsNotTheirs() {
        long id = ofTests.submitted(incident, TEXT);
        signIn(OFFICIAL);
        Screen.open("city/reports/" + id);
        _assertNone(Button.class, spec -> spec.withText("決裁して公表"));
        _assertNone(TextArea.class);
        signIn(APPROVER);
        Screen.open("city/reports/" + id);
        _click(_get(Button.class, spec -> spec.withText("差し戻す")));
        _setValue(_get(TextArea.class), "件数の根拠を示すこと");
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("差し戻す")));
        signIn(OFFICIAL);
        Screen.open("city/reports/" + id);
        assertThat(Screen.text()).contains("中村 隆 さんからの差戻し：件数の根拠を示すこと");
        _click(_get(Button.class, spec -> spec.withText("決裁へ提出")));
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("決裁へ提出")));
        signIn(APPROVER);
        Screen.open("city/reports/" + id);
        _click(_get(Button.class, spec -> spec.withText("決裁して公表")));
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("決裁して公表")));

        assertThat(report(id).state()).isEqualTo(ReportState.RELEASED);
        assertThat(Screen.text()).contains("公表済み", "決裁：", "中村 隆");
        _assertNone(Button.class, spec -> spec.withText("差し替える"));
    }

    @Test
    void theApproverIsToldOfFiguresThatAreOthersByNow() {
        long id = ofTests.submitted(incident, TEXT);
        ofTests.correct(incident, 23);
        signIn(APPROVER);
        Screen.open("city/reports/" + id);
        _click(_get(Button.class, spec -> spec.withText("決裁して公表")));
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("公表されるのは提出時の数値です。", "23");
    }

    @Test
    void whatWasCorrectedSinceIsListedWithItsDocumentsAndBecomesAnErratum() {
        long id = ofTests.released(incident, TEXT);
        signIn(OFFICIAL);
        Screen.open("city/reports/corrections");
        assertThat(Screen.text()).contains("公表後に変わった数値はありません");
        ofTests.correct(incident, 23);
        Screen.open("city/reports");
        Screen.open("city/reports/corrections");
        assertThat(Screen.text()).contains("状況報告第1号", "記載：20件", "正誤表が必要", "転記の誤り");

        Screen.open("city/reports/" + id);
        _get(TabSheet.class).setSelectedIndex(2);
        _get(ComparisonPanel.class);
        assertThat(Screen.text()).contains("20", "23", "転記の誤り");
        _click(_get(Button.class, spec -> spec.withText("正誤表を起案")));
        _get(ErratumPanel.class);
        assertThat(Screen.text()).contains("状況報告第2号", "状況報告第1号の正誤について", "20件", "23件");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachRoleGetsWhatIsTheirs(Role role) {
        long id = ofTests.released(incident, TEXT);
        PortalUser user = new PortalUser("somebody", "だれか", "south-office", Set.of(role));
        for (String page : List.of("city/reports", "city/reports/corrections", "city/reports/" + id)) {
            signIn(user);
            Screen.open(page);
            boolean may = List.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR).contains(role);
            assertThat(UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                            .anyMatch(view -> view.getClass().getPackageName().equals("jp.madoguchi.report.ui")))
                    .as(page)
                    .isEqualTo(may);
            if (may && role != Role.OFFICIAL) {
                _assertNone(Button.class, spec -> spec.withText("新しい報告書"));
            }
        }
    }

    @Test
    void aReportThatIsNotThereIsSaidToBeNone() {
        signIn(OFFICIAL);
        Screen.open("city/reports/4711");
        assertThat(Screen.text()).contains("その報告書は見つかりません。");
        Screen.open("city/reports/abc");
        assertThat(Screen.text()).contains("その報告書は見つかりません。");
    }

    private Report report(long id) {
        return SystemUser.run(OFFICIAL, () -> reports.find(id).orElseThrow());
    }
}
