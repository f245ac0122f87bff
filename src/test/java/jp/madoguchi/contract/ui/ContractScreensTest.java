package jp.madoguchi.contract.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.NORTH;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static jp.madoguchi.contract.ContractsOfTests.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.contract.CostKind;
import jp.madoguchi.contract.CostService;
import jp.madoguchi.contract.CostState;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.contract.Judgement;
import jp.madoguchi.contract.NewCost;
import jp.madoguchi.contract.NewRemediation;
import jp.madoguchi.contract.PerformanceReviewService;
import jp.madoguchi.contract.RemediationService;
import jp.madoguchi.contract.ReviewText;
import jp.madoguchi.contract.SeenMonth;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ContractScreensTest extends ViewTest {
    private static final YearMonth JUNE = YearMonth.of(2022, 6);

    @Autowired
    IncidentService incidents;

    @Autowired
    ContractEntryService entries;

    @Autowired
    ContractService contracts;

    @Autowired
    EvidenceService evidence;

    @Autowired
    PerformanceReviewService reviews;

    @Autowired
    RemediationService remediations;

    @Autowired
    CostService costs;

    @Autowired
    FileIntake intake;

    Incident incident;
    long contract;
    long service;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        contract = ContractsOfTests.enter(entries, incident);
        service = SystemUser.run(
                OFFICIAL, () -> contracts.obligations(contract).getFirst().id());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCitySeesEachObligationMonthByMonth(Role role) {
        signIn(role);
        go("city/contract");
        assertThat(Screen.text()).contains("クーポン事業委託契約", "株式会社みなみ旅行", "2022年6月", "未提出", "提出待ち", "対象前", "終了後の対応");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref))
                .contains("city/contract/month?obligation=" + service + "&month=2022-06");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseSeesTheCitysPages(Role role) {
        signIn(role);
        go("city/contract");
        _assertNone(CityContractView.class);
        go("city/contract/month?obligation=" + service + "&month=2022-06");
        _assertNone(CityMonthView.class);
        go("city/contract/details");
        _assertNone(CityContractDetailsView.class);
        go("city/contract/costs");
        _assertNone(CityCostsView.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACTOR")
    void onlyContractorsSeeTheContractorsPages(Role role) {
        signIn(role);
        go("contractor/contract");
        _assertNone(ContractorContractView.class);
        go("contractor/contract/month?obligation=" + service + "&month=2022-06");
        _assertNone(ContractorMonthView.class);
        go("contractor/contract/details");
        _assertNone(ContractorContractDetailsView.class);
        go("contractor/contract/costs");
        _assertNone(ContractorCostsView.class);
    }

    @Test
    void theContractorSeesItsOwnContractAndAnotherNothing() {
        signIn(SOUTH);
        go("contractor/contract");
        assertThat(Screen.text()).contains("クーポン事業委託契約", "未提出");
        go("contractor/contract/details");
        assertThat(Screen.text()).contains("確認方法 SERVICE", "みなみコール株式会社").doesNotContain("変更履歴");

        signIn(NORTH);
        go("contractor/contract");
        assertThat(Screen.text()).contains("委託契約が登録されていません").doesNotContain("クーポン事業委託契約");
        go("contractor/contract/details?contract=" + contract);
        _assertOne(EmptyState.class);
        go("contractor/contract/costs?contract=" + contract);
        _assertOne(EmptyState.class);
        go("contractor/contract/month?obligation=" + service + "&month=2022-06");
        String refused = Screen.text();
        assertThat(refused).contains("表示できません");
        go("contractor/contract/month?obligation=4711&month=2022-06");
        assertThat(Screen.text()).isEqualTo(refused);
        go("contractor/contract/month?obligation=x&month=y");
        assertThat(Screen.text()).isEqualTo(refused);
    }

    @Test
    void withoutAContractThePageSaysWhatIsMissing() {
        CleanDatabase.clean(jdbc);
        signIn(OFFICIAL);
        go("city/contract");
        assertThat(Screen.text()).contains("事案の登録待ちです");
        KokoIncident.setUp(incidents);
        go("city/contract/details");
        assertThat(Screen.text()).contains("委託契約が登録されていません", "契約を登録");
    }

    @Test
    void theContractorHandsInFilesWithAStatement() {
        signIn(SOUTH);
        go("contractor/contract/month?obligation=" + service + "&month=2022-06");
        FileDrop drop = _get(FileDrop.class);
        assertThat(Screen.text()).contains("PDF と画像の中は調べません");
        drop.receive(new TableFile("危険.exe", new byte[] {1, 2}));
        assertThat(Screen.text()).contains("「危険.exe」は受け付けられない形式です");
        drop.receive(new TableFile("請求書.pdf", pdf("6月")));
        _click(_get(Button.class, spec -> spec.withText("提出する")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("提出物の説明")).getErrorMessage())
                .contains("提出物の説明を入力してください。");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("提出物の説明")), "6月分の請求書");
        _click(_get(Button.class, spec -> spec.withText("提出する")));

        assertThat(Screen.text()).contains("6月分の請求書", "請求書.pdf", "確認待ち", "田中 健");
        assertThat(evidence.ofMonth(service, JUNE)).hasSize(1);
        assertThat(drop.files()).isEmpty();
        _assertNone(ReviewForm.class);
    }

    @Test
    void anOfficialReviewsAndTheContractorReadsAndAnswers() {
        SystemUser.run(SOUTH, () -> evidence.submit(service, JUNE, "6月分の請求書", List.of()));
        signIn(OFFICIAL);
        go("city/contract/month?obligation=" + service + "&month=2022-06");
        assertThat(Screen.text()).contains("窓口システムの記録", "0 / 30", "データなし");
        _assertNone(EvidenceForm.class);
        choose(Judgement.FULFILLED_WITH_REMARKS);
        _click(_get(Button.class, spec -> spec.withText("確認結果を登録")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("所見")).getErrorMessage())
                .contains("所見を入力");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("所見")), "配信日の体制が不足");
        _click(_get(Button.class, spec -> spec.withText("是正を求める")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("是正の内容")), "増員の案を出す");
        _click(_get(Button.class, spec -> spec.withText("確認結果を登録")));
        assertThat(Screen.text()).contains("履行（指摘あり）", "配信日の体制が不足", "増員の案を出す", "確認の根拠");

        signIn(SOUTH);
        go("contractor/contract");
        assertThat(Screen.text()).contains("指摘あり", "増員の案を出す", "対応待ち");
        go("contractor/contract/month?obligation=" + service + "&month=2022-06");
        assertThat(Screen.text()).contains("配信日の体制が不足", "渡辺 誠");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("回答")), "増員します。");
        _click(_get(Button.class, spec -> spec.withText("回答する")));
        assertThat(Screen.text()).contains("受託者の回答", "増員します。");
        _click(_get(Button.class, spec -> spec.withText("対応を報告する")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("対応の内容")), "案を提出しました。");
        _click(_find(Button.class, spec -> spec.withText("対応を報告する")).getLast());
        assertThat(Screen.text()).contains("対応済み（確認待ち）");

        signIn(OFFICIAL2);
        go("city");
        go("city/contract");
        _click(_get(Button.class, spec -> spec.withText("完了を認める")));
        assertThat(remediations.unclosed(contract)).isEmpty();
    }

    @Test
    void ofTwoOfficialsTheSecondSeesWhatHappenedAndKeepsTheText() {
        signIn(OFFICIAL2);
        go("city/contract/month?obligation=" + service + "&month=2022-06");
        choose(Judgement.NOT_FULFILLED);
        TextArea finding = _get(TextArea.class, spec -> spec.withLabel("所見"));
        _setValue(finding, "応答が足りない");
        review(Judgement.FULFILLED, "問題なし", List.of());

        _click(_get(Button.class, spec -> spec.withText("確認結果を登録")));
        assertThat(Screen.text()).contains("渡辺 誠さんがこの月を「履行」と確認しました", "問題なし");
        assertThat(finding.getValue()).isEqualTo("応答が足りない");
        assertThat(reviews.ofMonth(service, JUNE)).hasSize(1);

        _setValue(_get(TextField.class, spec -> spec.withLabel("確認結果を変える理由")), "話中の件数を見落としていた");
        _click(_get(Button.class, spec -> spec.withText("確認結果を登録")));
        assertThat(reviews.ofMonth(service, JUNE)).hasSize(2);
        assertThat(Screen.text()).contains("以前の確認結果（1 件）", "変更の理由：話中の件数を見落としていた");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPROVER", "AUDITOR"})
    void whoOnlyReadsFindsNothingToChange(Role role) {
        review(Judgement.NOT_FULFILLED, "不足", List.of(new NewRemediation("出す", LocalDate.of(2022, 8, 20))));
        SystemUser.run(SOUTH, () -> costs.enter(contract, new NewCost(JUNE, CostKind.SMS, "1", "配信"), List.of()));
        signIn(role);
        for (String page : List.of(
                "city/contract",
                "city/contract/month?obligation=" + service + "&month=2022-06",
                "city/contract/costs")) {
            go(page);
            assertThat(buttons()).isEmpty();
        }
        go("city/contract/details");
        assertThat(buttons())
                .extracting(Button::getText)
                .containsExactlyElementsOf(role == Role.APPROVER ? List.of("契約書と照合した") : List.of());
    }

    @Test
    void anApproverConfirmsTheEntry() {
        signIn(APPROVER);
        go("city/contract/details");
        assertThat(Screen.text()).contains("登録済み（未照合）", "新規登録", "契約書第3条");
        _click(_get(Button.class, spec -> spec.withText("契約書と照合した")));
        assertThat(Screen.text()).contains("照合済み", "中村 隆");
    }

    @Test
    void anOfficialAddsAnAmendmentWithItsReason() {
        signIn(OFFICIAL);
        go("city/contract/details");
        _click(_get(Button.class, spec -> spec.withText("変更契約を追加")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("変更契約の番号")), "第1回変更契約");
        _setValue(day("変更契約の締結日"), LocalDate.of(2022, 6, 20));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("変更の概要")), "終了後の対応");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("条文")), "契約終了後も対応すること。");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(day("変更の効力発生日").getErrorMessage()).contains("変更の効力発生日を入力してください。");
        _setValue(day("変更の効力発生日"), LocalDate.of(2022, 6, 23));
        _setValue(_get(TextField.class, spec -> spec.withLabel("変更の理由")), "変更契約の締結");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("契約終了後も対応すること。", "締結：2022年6月20日", "変更契約の締結");
    }

    @Test
    void anOrganisationThatDoesntReportIsPointedOut() {
        signIn(OFFICIAL);
        go("city/contract/details");
        _click(_find(Button.class, spec -> spec.withText("変更")).getFirst());
        assertThat(hints()).noneMatch(text -> text.contains("再発行件数を報告する組織"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("受託者の組織コード")), "north-office");
        assertThat(hints()).anyMatch(text -> text.startsWith("「north-office」は、この事案で再発行件数を報告する組織（south-office）と違います"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("変更の理由")), "再委託");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(contracts.contract(contract).contractor()).isEqualTo("north-office");
    }

    @Test
    void aPaperThatWasTakenAwayCanStillBeReadByTheCity() {
        SystemUser.run(OFFICIAL, () -> {
            entries.attach(contract, 5, intake.take("取り違え.pdf", pdf("別の契約")), "写し");
            entries.detach(
                    contract,
                    6,
                    contracts.contract(contract).documents().getFirst().id(),
                    "別の契約のもの");
            return true;
        });
        signIn(Role.AUDITOR);
        go("city/contract/details");
        assertThat(Screen.text()).contains("取り除いた契約書").containsPattern("取り除いた日時・人：2022-08-04 \\d\\d:\\d\\d 渡辺 誠");
        assertThat(_find(Anchor.class).stream().map(Anchor::getText)).contains("取り違え.pdf");
        signIn(SOUTH);
        go("contractor/contract/details");
        assertThat(Screen.text()).doesNotContain("取り違え.pdf");
    }

    @Test
    void anAcceptanceIsTakenBackWithItsReason() {
        SystemUser.run(SOUTH, () -> costs.enter(contract, new NewCost(JUNE, CostKind.SMS, "1", "配信"), List.of()));
        signIn(OFFICIAL);
        go("city/contract/costs");
        _click(_get(Button.class, spec -> spec.withText("確認")));
        _click(_get(Button.class, spec -> spec.withText("確認を取り消す")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("確認を取り消す理由")), "対象外の配信");
        _click(_find(Button.class, spec -> spec.withText("確認を取り消す")).getLast());
        assertThat(Screen.text()).contains("対象外の配信", "以前：確認済み", "差し戻し");
        assertThat(costs.all(contract).getFirst().state()).isEqualTo(CostState.RETURNED);
    }

    @Test
    void costsAreEnteredReturnedAndEnteredAgain() {
        signIn(SOUTH);
        go("contractor/contract/costs");
        _setValue(_get(TextField.class, spec -> spec.withLabel("金額（円）")), "12.5");
        _setValue(_get(TextField.class, spec -> spec.withLabel("使途")), "はがきの郵送");
        _click(_get(Button.class, spec -> spec.withText("届け出る")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("金額（円）")).getErrorMessage())
                .contains("1 円以上の整数");
        _setValue(_get(TextField.class, spec -> spec.withLabel("金額（円）")), "1,200");
        _click(_get(Button.class, spec -> spec.withText("届け出る")));
        assertThat(Screen.text()).contains("1,200円", "はがきの郵送", "確認待ち");

        signIn(OFFICIAL);
        go("city/contract/costs");
        _click(_get(Button.class, spec -> spec.withText("差し戻し")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("差し戻しの理由")), "通数を書いてください");
        _click(_find(Button.class, spec -> spec.withText("差し戻し")).getLast());
        assertThat(Screen.text()).contains("通数を書いてください");

        signIn(SOUTH);
        go("contractor/contract/costs");
        assertThat(Screen.text()).contains("通数を書いてください");
        _click(_get(Button.class, spec -> spec.withText("もう一度届け出る")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("使途")).getValue())
                .isEqualTo("はがきの郵送");
        _click(_get(Button.class, spec -> spec.withText("届け出る")));
        assertThat(costs.all(contract))
                .extracting(cost -> cost.state())
                .containsExactlyInAnyOrder(CostState.RETURNED, CostState.ENTERED);
    }

    @Test
    void theStartPageCountsWhatWaits() {
        SystemUser.run(SOUTH, () -> evidence.submit(service, JUNE, "6月分", List.of()));
        SystemUser.run(SOUTH, () -> costs.enter(contract, new NewCost(JUNE, CostKind.SMS, "1", "配信"), List.of()));
        jdbc.sql("""
                        insert into reissue_upload (id, incident_id, organisation, file_name, sha256, uploaded_by, uploaded_at)
                        values (1, ?, 'south-office', 'a.csv', 'x', 'contractor', '2022-07-01 00:00:00')""").param(incident.id()).update();
        jdbc.sql("""
                        insert into reissue_report (id, incident_id, upload_id, organisation, as_of, revision, state)
                        values (1, ?, 1, 'south-office', '2022-06-30', 1, 'SUBMITTED')""").param(incident.id()).update();
        jdbc.sql("""
                        insert into reissue_count (id, report_id, issuer_id, affected_cards, reissued_cards)
                        select id, 1, id, affected_cards, 1 from issuer""").update();
        signIn(OFFICIAL);
        go("city");
        assertThat(Screen.text()).contains("委託契約の提出物（未確認）", "確認待ちの費用の届け出");
    }

    @Test
    void theScreensSpeakEnglishToo() {
        review(Judgement.FULFILLED_WITH_REMARKS, "不足", List.of(new NewRemediation("出す", LocalDate.of(2022, 8, 20))));
        signIn(OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        for (String page : List.of(
                "city/contract",
                "city/contract/month?obligation=" + service + "&month=2022-06",
                "city/contract/costs",
                "city/contract/details")) {
            go(page);
            assertThat(Screen.text()).doesNotContain("!contract");
        }
        assertThat(Screen.text()).contains("What the contract says", "Obligations", "Add an amendment");
    }

    private void review(Judgement judgement, String finding, List<NewRemediation> ordered) {
        PortalUser official = OFFICIAL;
        SystemUser.run(official, () -> {
            reviews.review(
                    service,
                    JUNE,
                    SeenMonth.of(reviews.ofMonth(service, JUNE), evidence.ofMonth(service, JUNE)),
                    new ReviewText(judgement, finding, null),
                    ordered);
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private static void choose(Judgement judgement) {
        _setValue((RadioButtonGroup<Judgement>) _get(_get(ReviewForm.class), RadioButtonGroup.class), judgement);
    }

    private static List<String> hints() {
        return _find(Hint.class).stream().map(Hint::getText).toList();
    }

    /** Those of the page, without the frame's. */
    private static List<Button> buttons() {
        return _find(
                (Component) UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getFirst(),
                Button.class);
    }

    /** Goes to an address with its parameters; to one that the user may not open, it stays where it is. */
    private static void go(String address) {
        Location location = new Location(address);
        try {
            UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        } catch (MockAccessDeniedException e) {
            // what a test looks at is that the view isn't there
        }
    }

    private static com.vaadin.flow.component.datepicker.DatePicker day(String label) {
        return _get(com.vaadin.flow.component.datepicker.DatePicker.class, spec -> spec.withLabel(label));
    }
}
