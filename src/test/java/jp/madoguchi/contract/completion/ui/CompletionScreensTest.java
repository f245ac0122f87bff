package jp.madoguchi.contract.completion.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.NORTH;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractTerms;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.contract.completion.CompletionsOfTests;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.DecisionOutcome;
import jp.madoguchi.contract.completion.DecisionService;
import jp.madoguchi.contract.completion.NoticeService;
import jp.madoguchi.contract.completion.SigningService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.ui.chart.SmallChart;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class CompletionScreensTest extends ViewTest {
    private static final List<String> CITY =
            List.of("city/completion", "city/completion/rule", "city/completion/handover", "city/completion/decision");

    @Autowired
    CompletionsOfTests completions;

    @Autowired
    DecisionService decisions;

    @Autowired
    SigningService signing;

    @Autowired
    NoticeService notices;

    @Autowired
    IncidentService incidents;

    @Autowired
    ContractEntryService entries;

    @Test
    void thePageAnswersAndShowsWhy() {
        completions.layDown(completions.contract());
        signIn(OFFICIAL);
        Screen.open("city/completion");

        assertThat(Screen.text())
                .contains("判断基準を満たしていません", "2022年9月30日", "41.1 件", "66.6 %", "80.7 %", "58.0 %")
                .contains("2022-07-29 は、入電 140 件のうち 82 件に応答できなかった（話中）。")
                .contains("受託者の業務完了届が提出されていない。", "契約終了後も被害者からの問い合わせに対応する", "データなし");
        assertThat(_find(SmallChart.class)).hasSizeGreaterThanOrEqualTo(10);
        assertThat(_get(Anchor.class, spec -> spec.withText("41.1 件")).getHref())
                .isEqualTo("city/figures?from=2022-07-21&to=2022-08-03&measure=incoming");
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachContractHasItsPagesAndTheUsualOneIsWhereTheWorkIs() {
        long south = completions.contract();
        long north = later();
        signIn(OFFICIAL);
        for (String page : CITY) {
            Screen.open(page);
            // the later one hasn't begun
            assertThat(chosen()).isEqualTo(south);
            UI.getCurrent().navigate(page, QueryParameters.of("contract", String.valueOf(north)));
            assertThat(chosen()).isEqualTo(north);
            assertThat(_get(RouterLink.class, spec -> spec.withText("基準")).getHref())
                    .endsWith("?contract=" + north);
        }
        decisions.start(north);
        Screen.open("city/completion/decision");
        assertThat(chosen()).isEqualTo(north);
        _setValue(_get(Select.class), _get(Select.class).getListDataView().getItem(1));
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("city/completion/decision?contract=" + south);
        signIn(NORTH);
        UI.getCurrent().navigate("contractor/completion", QueryParameters.of("contract", String.valueOf(south)));
        assertThat(Screen.text()).contains("次期委託契約").doesNotContain("令4-117");
        _assertNone(Select.class);
    }

    private static long chosen() {
        return ((Contract) _get(Select.class).getValue()).id();
    }

    private long later() {
        ContractTerms usual = ContractsOfTests.terms();
        return SystemUser.run(
                OFFICIAL,
                () -> entries.enter(
                        incidents.requireCurrent().id(),
                        new ContractTerms(
                                "令5-001",
                                "次期委託契約",
                                usual.client(),
                                "north-office",
                                "株式会社きた",
                                List.of(),
                                LocalDate.of(2022, 10, 1),
                                LocalDate.of(2023, 3, 31))));
    }

    @Test
    void withoutAContractItSaysWhatIsMissing() {
        KokoIncident.setUp(incidents);
        signIn(OFFICIAL);
        for (String page : CITY) {
            Screen.open(page);
            assertThat(Screen.text()).contains("委託契約が登録されていません");
        }
        signIn(SOUTH);
        Screen.open("contractor/completion");
        assertThat(Screen.text()).contains("委託契約が登録されていません");
    }

    @Test
    void aThresholdIsChangedWithAReasonAndARefusalStandsAtItsField() {
        completions.contract();
        signIn(OFFICIAL);
        Screen.open("city/completion/rule");
        _click(_find(Button.class, spec -> spec.withText("変更")).getFirst());
        _setValue(_get(BigDecimalField.class), new BigDecimal("-3"));
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("理由")).isInvalid())
                .isFalse();
        assertThat(_get(BigDecimalField.class).getErrorMessage()).startsWith("0 以上の数");

        _setValue(_get(BigDecimalField.class), new BigDecimal("30"));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("理由")), "仕様書による");
        _click(_get(Button.class, spec -> spec.withText("保存")));

        _assertNone(CompletionForm.class);
        assertThat(Screen.text()).contains("30 件以下", "渡辺 誠", "仕様書による");
    }

    @Test
    void onceItIsPreparedNothingCanBeLaidDown() {
        long contract = completions.contract();
        completions.layDown(contract);
        completions.prepared(contract, DecisionOutcome.ENDS);
        signIn(OFFICIAL);
        Screen.open("city/completion/rule");

        assertThat(Screen.text()).contains("判断書が起案されているため、変更できません。");
        _assertNone(Button.class, spec -> spec.withText("変更"));
        _assertNone(Button.class, spec -> spec.withText("判断基準を書く"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void anOfficialPreparesAndAnApproverSigns() {
        long contract = completions.contract();
        completions.layDown(contract);
        signIn(OFFICIAL);
        Screen.open("city/completion/decision");
        _click(_get(Button.class, spec -> spec.withText("下書きを作る")));
        _setValue(_get(RadioButtonGroup.class, spec -> spec.withLabel("決定")), DecisionOutcome.ENDS);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("判断の要旨")), "終了する。");
        _click(_get(Button.class, spec -> spec.withText("起案する")));
        assertThat(Screen.text()).contains("保存していない変更があります");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        _click(_get(Button.class, spec -> spec.withText("起案する")));
        _click(_find(Button.class, spec -> spec.withText("起案する")).getLast());
        assertThat(Screen.text()).contains("決裁待ち", "終了する。");
        _assertNone(Button.class, spec -> spec.withText("決裁する"));

        signIn(APPROVER);
        Screen.open("city/completion/decision");
        _click(_get(Button.class, spec -> spec.withText("決裁する")));
        assertThat(_find(_get(CompletionForm.class), Paragraph.class))
                .anyMatch(words -> words.getText().contains("現在のものです（本日）"));
        assertThat(_find(Button.class, spec -> spec.withText("決裁する")).getLast().isDisableOnClick())
                .isTrue();
        _click(_find(Button.class, spec -> spec.withText("決裁する")).getLast());

        assertThat(Screen.text()).contains("決裁済み", "契約のとおり終了する", "判断書（PDF）", "証拠目録（CSV）", "SHA-256");
        _assertNone(Button.class, spec -> spec.withText("再検討を始める"));
    }

    @Test
    void aDraftIsDrawnAnewOnlyWhereOthersHaveChangedIt() {
        long contract = completions.contract();
        decisions(contract);
        signIn(OFFICIAL);
        Screen.open("city/completion/decision");
        DecisionView view = _get(DecisionView.class);
        MemoForm drawn = _get(MemoForm.class);

        view.follow();
        assertThat(_get(MemoForm.class)).isSameAs(drawn);

        Decision draft = decisions.versions(contract).getFirst();
        decisions.write(draft.id(), draft.revision(), DecisionOutcome.ENDS, draft.sections());
        view.follow();
        assertThat(_get(MemoForm.class)).isNotSameAs(drawn);

        TextArea conclusion = _get(TextArea.class, spec -> spec.withLabel("判断の要旨"));
        _setValue(conclusion, "書きかけ");
        Decision again = decisions.versions(contract).getFirst();
        decisions.write(again.id(), again.revision(), DecisionOutcome.GOES_ON, again.sections());
        view.follow();
        assertThat(conclusion.isAttached()).isTrue();
        assertThat(conclusion.getValue()).isEqualTo("書きかけ");
    }

    private void decisions(long contract) {
        SystemUser.run(OFFICIAL, () -> {
            decisions.start(contract);
            return true;
        });
    }

    @Test
    void whoHadAHandInItReadsWhyThereIsNoButton() {
        PortalUser both = new PortalUser("official", "渡辺 誠", "city", Set.of(Role.OFFICIAL, Role.APPROVER));
        long contract = completions.contract();
        completions.layDown(contract);
        completions.prepared(contract, DecisionOutcome.ENDS);
        signIn(both);
        Screen.open("city/completion/decision");

        assertThat(Screen.text()).contains("ご自身が作成または編集した判断書は決裁できません。");
        _assertNone(Button.class, spec -> spec.withText("決裁する"));
    }

    @Test
    void anApproverReturnsItWithAComment() {
        long contract = completions.contract();
        completions.layDown(contract);
        completions.prepared(contract, DecisionOutcome.ENDS);
        signIn(APPROVER);
        Screen.open("city/completion/decision");
        _click(_get(Button.class, spec -> spec.withText("差し戻す")));
        _click(_find(Button.class, spec -> spec.withText("差し戻す")).getLast());
        TextArea remark = _get(TextArea.class, spec -> spec.withLabel("差し戻す理由"));
        assertThat(remark.getErrorMessage()).isEqualTo("差し戻す理由を入力してください。");
        _setValue(remark, "理由を詳しく");
        _click(_find(Button.class, spec -> spec.withText("差し戻す")).getLast());

        assertThat(Screen.text()).contains("作成中", "差し戻し", "理由を詳しく");
    }

    @Test
    void theContractorSendsItsNoticeAndTheCityInspectsIt() {
        completions.contract();
        signIn(SOUTH);
        Screen.open("contractor/completion");
        assertThat(Screen.text()).contains("自治体の決定はまだありません。", "契約終了後も被害者からの問い合わせに対応する");
        _click(_get(Button.class, spec -> spec.withText("業務完了届を提出する")));
        _setValue(_get(DatePicker.class), CompletionsOfTests.TODAY);
        _setValue(_get(TextArea.class), "業務を完了した");
        _click(_find(Button.class, spec -> spec.withText("業務完了届を提出する")).getLast());
        assertThat(Screen.text()).contains("検査期限 2022年8月14日（あと 10 日）", "業務を完了した");
        _assertNone(Button.class, spec -> spec.withText("業務完了届を提出する"));
        _assertNone(Button.class, spec -> spec.withText("検査を記録する"));

        signIn(OFFICIAL2);
        Screen.open("city/completion/handover");
        _click(_get(Button.class, spec -> spec.withText("検査を記録する")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("所見")), "適正である");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("合格", "適正である", "検査調書（PDF）");
        _click(_get(Button.class, spec -> spec.withText("検査の記録を訂正する")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("訂正の理由")), "取り違えた");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("訂正の理由：取り違えた", "訂正前の検査調書");
    }

    @Test
    void anInspectionThatIsLateStandsOut() {
        long contract = completions.contract();
        SystemUser.run(SOUTH, () -> {
            notices.submit(contract, CompletionsOfTests.TODAY, "完了");
            return true;
        });
        jdbc.sql("update completion_notice set received_on = '2022-07-22'").update();
        signIn(Role.AUDITOR);
        Screen.open("city/completion/handover");

        assertThat(Screen.text()).contains("検査期限 2022年8月1日 を 3 日過ぎています");
        _assertNone(_get(CompletionPage.class), Button.class);
    }

    @Test
    void theHandoverListIsBegunAndAnOwnerNamed() {
        completions.contract();
        signIn(OFFICIAL);
        Screen.open("city/completion/handover");
        _click(_get(Button.class, spec -> spec.withText("標準の項目を入れる")));
        assertThat(Screen.text()).contains("専用電話番号の転送先を切り替える", "未定", "数えていない", "2022年10月1日");
        _click(_find(Button.class, spec -> spec.withText("編集")).getFirst());
        _setValue(_get(TextField.class, spec -> spec.withLabel("担当者")), "山本 恵");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("山本 恵");
        _click(_find(Button.class, spec -> spec.withText("完了にする")).getFirst());
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("渡辺 誠");
        _click(_get(Button.class, spec -> spec.withText("完了を取り消す")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("理由")), "まだだった");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        _click(_find(Button.class, spec -> spec.withText("削除")).getFirst());
        _setValue(_get(TextArea.class, spec -> spec.withLabel("理由")), "対象がない");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).doesNotContain("専用電話番号の転送先を切り替える");
    }

    @Test
    void theContractorReadsTheOutcomeAndNoFigure() {
        long contract = completions.contract();
        completions.layDown(contract);
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        SystemUser.run(APPROVER, () -> {
            signing.sign(id, decisions.versions(contract).getFirst().revision());
            return true;
        });
        signIn(SOUTH);
        Screen.open("contractor/completion");
        assertThat(Screen.text())
                .contains("契約のとおり終了する", "CONDITIONS 本文")
                .doesNotContain("66.6", "41.1", "中村 隆", "渡辺 誠");
        signIn(NORTH);
        Screen.open("contractor/completion");
        assertThat(Screen.text()).contains("委託契約が登録されていません").doesNotContain("令4-117");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVER", "AUDITOR"})
    void whoDoesNotPrepareReads(Role role) {
        long contract = completions.contract();
        completions.layDown(contract);
        signIn(role);
        for (String page : CITY) {
            Screen.open(page);
            assertThat(Screen.text()).doesNotContain("!contract.");
            _assertNone(_get(CompletionPage.class), Button.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        completions.contract();
        signIn(role);
        for (String page : CITY) {
            Screen.open(page);
            _assertNone(CompletionPage.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR", "OFFICIAL", "APPROVER", "AUDITOR", "ADMIN"})
    void theContractorsPageIsTheContractorsOnly(Role role) {
        completions.contract();
        signIn(role);
        Screen.open("contractor/completion");
        _assertNone(ContractorCompletionView.class);
    }

    @Test
    void theScreensSpeakEnglishToo() {
        long contract = completions.contract();
        completions.layDown(contract);
        completions.prepared(contract, DecisionOutcome.ENDS);
        signIn(OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        for (String page : CITY) {
            Screen.open(page);
            assertThat(Screen.text()).doesNotContain("!contract.").doesNotContain("!platform.");
        }
        Screen.open("city/completion");
        assertThat(Screen.text()).contains("The rule is not met", "Calls a day (average of 14 days)");
    }
}
