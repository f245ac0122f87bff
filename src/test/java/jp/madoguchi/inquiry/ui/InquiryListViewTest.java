package jp.madoguchi.inquiry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.ComboBoxKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.CardStatement;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.FraudDetails;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.ListedInquiry;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.ReissueStatement;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportDecisionService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class InquiryListViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    CaseFileService cases;

    @Autowired
    CorrectionService corrections;

    @Autowired
    ExportDecisionService exportDecisions;

    @Autowired
    Clock clock;

    Incident incident;
    InquiryLine gift;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.OPERATOR);
        log("FRAUD", Duration.ofDays(40), "古い記録");
        gift = log("GIFT", Duration.ofDays(3), "メールが届かない");
        log("FRAUD", Duration.ofHours(50), "覚えのない請求");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR"})
    void theLatestThirtyDaysAreListedWithTheirExactTotal(Role role) {
        open(role, Map.of());

        assertThat(rows()).isEqualTo(2);
        assertThat(total()).isEqualTo("2 件");
        assertThat(GridKt._getFormattedRow(grid(), 0)).contains("不正利用", "解決", "090-0415-5955", "覚えのない請求");
    }

    @Test
    void theAuditorSeesCallersMasked() {
        open(Role.AUDITOR, Map.of());

        assertThat(GridKt._getFormattedRow(grid(), 0)).contains("090-****-5955").doesNotContain("090-0415-5955");
        GridKt._clickItem(grid(), 0);
        String detail = text(_get(InquiryDialog.class));
        assertThat(detail).contains("090-****-5955").doesNotContain("0415");
    }

    @Test
    void anAddressOpensTheListAsItWasFiltered() {
        open(Role.OPERATOR, Map.of("span", "all", "category", "FRAUD", "outcome", "resolved", "q", "古い"));

        assertThat(rows()).isEqualTo(1);
        assertThat(GridKt._getFormattedRow(grid(), 0)).contains("古い記録");
    }

    @Test
    void nonsenseInTheAddressIsLeftOut() {
        open(Role.OPERATOR, Map.of("from", "gestern", "category", "NONE", "outcome", "?", "inquiry", "0"));

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void anAddressOpensOneInquiry() {
        open(Role.OPERATOR, Map.of("inquiry", gift.number()));

        assertThat(text(_get(InquiryDialog.class)))
                .contains("メールが届かない")
                .contains("QUOカードPay関連")
                .contains("090-0415-5955");
    }

    @Test
    void aSupervisorCorrectsWithAReasonAndTheHistoryShowsWhatChanged() {
        open(Role.SUPERVISOR, Map.of("inquiry", gift.number()));
        _click(_get(Button.class, spec -> spec.withText("訂正")));
        _setValue(_get(_get(CorrectionForm.class), TextArea.class, spec -> spec.withLabel("内容")), "受取メールが届かない");

        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));
        TextArea reason = _get(TextArea.class, spec -> spec.withLabel("訂正の理由"));
        assertThat(reason.getErrorMessage()).isEqualTo("訂正の理由を入力してください。");
        _setValue(reason, "言葉を補った");
        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));

        assertThat(text(_get(InquiryDialog.class)))
                .contains("訂正の履歴（1 件）", "supervisor", "理由：言葉を補った", "内容：メールが届かない → 受取メールが届かない");
        assertThat(GridKt._getFormattedRow(grid(), 1)).contains("受取メールが届かない");
    }

    @Test
    void whoseRecordWasCorrectedMeanwhileSeesBothAndDecides() {
        open(Role.SUPERVISOR, Map.of("inquiry", gift.number()));
        _click(_get(Button.class, spec -> spec.withText("訂正")));
        TextArea summary = _get(_get(CorrectionForm.class), TextArea.class, spec -> spec.withLabel("内容"));
        _setValue(summary, "わたしの訂正");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("訂正の理由")), "補足");
        corrections.correct(
                gift.id(),
                0,
                new InquiryValues(
                        gift.categoryId(),
                        null,
                        Relation.HOLDER,
                        gift.outcome(),
                        gift.channel(),
                        gift.caller(),
                        "先の訂正"),
                "先に直した");

        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));

        assertThat(summary.getValue()).isEqualTo("わたしの訂正");
        assertThat(text(_get(InquiryDialog.class))).contains("メールが届かない → 先の訂正");
        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));
        assertThat(text(_get(InquiryDialog.class))).contains("先の訂正 → わたしの訂正");
    }

    @Test
    void anOperatorCannotCorrectWhatAnotherWroteAndAnAuditorNothing() {
        signIn(new PortalUser("other", "別の人", "call-center", Set.of(Role.OPERATOR)));
        UI.getCurrent().navigate("desk/inquiries", QueryParameters.simple(Map.of("inquiry", gift.number())));
        _get(InquiryDialog.class);
        _assertNone(Button.class, spec -> spec.withText("訂正"));

        open(Role.AUDITOR, Map.of("inquiry", gift.number()));
        _get(InquiryDialog.class);
        _assertNone(Button.class, spec -> spec.withText("訂正"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "AUDITOR"})
    void whoMayTakesTheListAwayAsAFileAndOperatorsDont(Role role) {
        open(role, Map.of());

        List<String> links = _find(Anchor.class).stream()
                .map(Anchor::getText)
                .filter(text -> text.endsWith("で保存"))
                .toList();
        if (role == Role.OPERATOR) {
            assertThat(links).isEmpty();
        } else {
            assertThat(links).containsExactly("CSVで保存", "Excelで保存");
        }
    }

    @Test
    void aFilterThatWasSavedIsOneClickAwayUntilItIsRemoved() {
        open(Role.OPERATOR, Map.of("span", "all", "category", "FRAUD", "q", "記録 古ｲ"));
        keepFilterAs("古い不正利用");

        open(Role.OPERATOR, Map.of());
        assertThat(rows()).isEqualTo(2);
        _click(_get(Button.class, spec -> spec.withText("古い不正利用")));
        assertThat(rows()).isEqualTo(1);
        assertThat(GridKt._getFormattedRow(grid(), 0)).contains("古い記録");

        _click(_get(
                _get(SavedFilters.class),
                Button.class,
                spec -> spec.withPredicate(
                        button -> "「古い不正利用」を削除".equals(button.getElement().getAttribute("aria-label")))));
        _assertNone(Button.class, spec -> spec.withText("古い不正利用"));
    }

    @Test
    void aFilterWithoutANameIsRefusedAndTheDialogStays() {
        open(Role.OPERATOR, Map.of());
        keepFilterAs(" ");

        assertThat(_get(TextField.class, spec -> spec.withLabel("条件の名前")).getErrorMessage())
                .isEqualTo("名前を入力してください。");
        assertThat(jdbc.sql("select count(*) from saved_filter")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void keepFilterAs(String name) {
        _click(_get(Button.class, spec -> spec.withText("この条件を保存")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("条件の名前")), name);
        _click(_get(Button.class, spec -> spec.withText("保存")));
    }

    @Test
    void tooManyForAFileIsSaidInsteadOfTried() {
        jdbc.sql("update inquiry_count set inquiries = 150000").update();
        open(Role.SUPERVISOR, Map.of("span", "all"));

        assertThat(_find(Anchor.class)).extracting(Anchor::getText).doesNotContain("CSVで保存");
        assertThat(text(_get(InquiryExportLinks.class))).contains("200,000 件までです");
    }

    @Test
    void afterADownloadTheLinksSayWhatMayStillBeTaken() throws IOException {
        taken(BulkExportService.FREELY - 2);
        open(Role.SUPERVISOR, Map.of());
        InquiryExportLinks links = _get(InquiryExportLinks.class);
        assertThat(shownIn(links)).containsExactly("CSVで保存", "Excelで保存");

        assertThat(download(links)).isEqualTo(200);

        assertThat(shownIn(links)).containsExactly("出力の承認を依頼");
    }

    @Test
    void aDownloadThatIsNoLongerAllowedIsRefusedInWords() throws IOException {
        open(Role.SUPERVISOR, Map.of());
        InquiryExportLinks links = _get(InquiryExportLinks.class);
        taken(BulkExportService.FREELY);
        assertThat(shownIn(links)).containsExactly("CSVで保存", "Excelで保存");

        assertThat(download(links)).isEqualTo(409);

        assertThat(_find(Span.class)).extracting(Span::getText).anyMatch(words -> words.contains("すでに 1,000 件を出力"));
        assertThat(shownIn(links)).containsExactly("出力の承認を依頼");
    }

    @Test
    void whatSomebodyElseAllowsShowsAtOnce() {
        InquiryExportLinks links = askedFor();

        allowedByAnother();

        Awaitility.await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(shownIn(links)).containsAnyOf("CSVで保存", "承認されています。出力するにはもう一度サインインしてください。");
        });
    }

    /** As it is after the sign-in that is asked for then. */
    @Test
    void whatSomebodyElseHasAllowedIsOfferedOnTheListThatIsOpenedAnew() {
        askedFor();
        allowedByAnother();

        UI.getCurrent().navigate("");
        open(Role.SUPERVISOR, Map.of());

        assertThat(shownIn(_get(InquiryExportLinks.class))).containsAnyOf("CSVで保存", "承認されています。出力するにはもう一度サインインしてください。");
    }

    private InquiryExportLinks askedFor() {
        taken(BulkExportService.FREELY);
        open(Role.SUPERVISOR, Map.of());
        InquiryExportLinks links = _get(InquiryExportLinks.class);
        _click(_get(links, Button.class, spec -> spec.withText("出力の承認を依頼")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("理由")), "月次の点検");
        _click(_find(Button.class, spec -> spec.withText("出力の承認を依頼")).getLast());
        assertThat(shownIn(links)).containsExactly("出力の承認を待っています。");
        return links;
    }

    private void allowedByAnother() {
        SystemUser.run(SystemUser.named("another", Role.APPROVER), () -> {
            exportDecisions.approve(exportDecisions.requests().getFirst().id());
            return null;
        });
    }

    private void taken(long rows) {
        jdbc.sql("insert into export_taken (id, user_name, taken_at, row_count) values (1, 'supervisor', ?, ?)")
                .params(Tokyo.toColumn(clock.instant()), rows)
                .update();
    }

    /** @return the status of the answer */
    private static int download(InquiryExportLinks links) throws IOException {
        VaadinResponse response = mock(VaadinResponse.class);
        DownloadEvent event = mock(DownloadEvent.class);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        AtomicInteger status = new AtomicInteger(200);
        doAnswer(call -> {
                    status.set(call.getArgument(0));
                    return null;
                })
                .when(response)
                .setStatus(anyInt());
        when(event.getUI()).thenReturn(UI.getCurrent());
        when(event.getResponse()).thenReturn(response);
        when(event.getOutputStream()).thenReturn(file);
        links.download(event, TableExport.CSV_WITH_BOM);
        MockVaadin.clientRoundtrip(false);
        assertThat(file.size() == 0).isEqualTo(status.get() != 200);
        return status.get();
    }

    private static List<String> shownIn(InquiryExportLinks links) {
        return links.getChildren()
                .filter(Component::isVisible)
                .map(shown -> shown.getElement().getText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void filtersNarrowTheListAndAnEmptyOneSaysWhatToDo() {
        open(Role.OPERATOR, Map.of());

        _setValue(_get(TextField.class, spec -> spec.withLabel("検索")), "請求");
        assertThat(rows()).isEqualTo(1);
        _setValue(_get(TextField.class, spec -> spec.withLabel("検索")), "どこにもない");
        assertThat(total()).isEqualTo("0 件");
        assertThat(text(_get(InquiryListView.class))).contains("期間を広げるか、条件を減らしてください");
        _click(_get(Button.class, spec -> spec.withText("条件をクリア")));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theSpanIsOneOfAFewOrTwoDays() {
        open(Role.OPERATOR, Map.of());
        Select<InquiryFilterBar.Span> span = _get(Select.class, spec -> spec.withLabel("期間"));

        _setValue(span, InquiryFilterBar.Span.TODAY);
        assertThat(total()).isEqualTo("0 件");
        _setValue(span, InquiryFilterBar.Span.ALL);
        assertThat(total()).isEqualTo("3 件");
    }

    @Test
    void whatOthersSaveIsAnnouncedAndShownOnRequest() {
        open(Role.OPERATOR, Map.of());
        log("GIFT", Duration.ofMinutes(1), "新しい記録");

        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(false);
            return news().findFirst().isPresent();
        });
        assertThat(rows()).isEqualTo(2);
        _click(news().findFirst().orElseThrow());
        assertThat(rows()).isEqualTo(3);
        assertThat(total()).isEqualTo("3 件");
    }

    private static Stream<Button> news() {
        return _find(Button.class).stream()
                .filter(button -> button.isVisible() && button.getText().contains("新しい記録が 1 件"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CONTRACTOR", "OFFICIAL", "APPROVER", "ADMIN"})
    void whoHasNoBusinessWithTheListDoesNotGetThere(Role role) {
        signIn(role);

        Screen.open("desk/inquiries");

        _assertNone(InquiryListView.class);
        assertThat(Screen.text()).doesNotContain("問い合わせ");
    }

    @Test
    void aCardNumberIsNotSearchedFor() {
        open(Role.OPERATOR, Map.of());
        TextField search = _get(TextField.class, spec -> spec.withLabel("検索"));

        _setValue(search, "４１１１ 1111 1111 1111");

        assertThat(search.isInvalid()).isTrue();
        assertThat(search.getErrorMessage()).contains("カード番号らしい数字");
        assertThat(rows()).isEqualTo(2);
        assertThat(_get(InquiryFilterBar.class).parameters()).doesNotContainKey("q");
        assertThat(_get(InquiryFilterBar.class).filter().text()).isNull();
        _setValue(search, "請求");
        assertThat(search.isInvalid()).isFalse();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aCardNumberInTheAddressIsNotSearchedForEither() {
        open(Role.OPERATOR, Map.of("q", "4111111111111111"));

        assertThat(_get(TextField.class, spec -> spec.withLabel("検索")).isInvalid())
                .isTrue();
        assertThat(_get(InquiryFilterBar.class).parameters()).doesNotContainKey("q");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void theWayAnInquiryCameInIsAFilterToo() {
        open(Role.OPERATOR, Map.of("channel", "letter"));
        assertThat(total()).isEqualTo("0 件");
        assertThat(_get(InquiryFilterBar.class).parameters()).containsEntry("channel", "letter");

        open(Role.OPERATOR, Map.of("channel", "phone"));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theColumnsArePeoplesOwnAndTheFileHasTheSame() {
        open(Role.SUPERVISOR, Map.of());
        _click(_get(Button.class, spec -> spec.withText("表示する列")));
        CheckboxGroup<ListColumn> columns = _get(CheckboxGroup.class, spec -> spec.withLabel("一覧に出す列"));
        assertThat(columns.getValue()).containsExactlyInAnyOrderElementsOf(ListColumn.STANDARD);
        _setValue(columns, Set.of());
        _click(_get(Button.class, spec -> spec.withText("この列で表示")));
        assertThat(columns.getErrorMessage()).isEqualTo("列を一つ以上選んでください。");
        _setValue(columns, Set.of(ListColumn.RELATION, ListColumn.TIME, ListColumn.NUMBER));
        _click(_get(Button.class, spec -> spec.withText("この列で表示")));

        assertThat(headers()).containsExactly("受付番号", "日時", "電話口の方");
        assertThat(GridKt._getFormattedRow(grid(), 1)).startsWith(gift.number()).endsWith("本人");
        open(Role.SUPERVISOR, Map.of());
        assertThat(headers()).containsExactly("受付番号", "日時", "電話口の方");

        // whoever looks for what is to be done sees by whom and until when
        jdbc.sql("""
                        insert into follow_up (inquiry_id, incident_id, state, due_at, assigned_by, assigned_at)
                        select id, incident_id, 'OPEN', ended_at, 'other', ended_at from inquiry where id = ?""").param(gift.id()).update();
        open(Role.SUPERVISOR, Map.of("followup", "overdue"));
        assertThat(headers()).containsExactly("受付番号", "日時", "担当者", "対応期限", "対応状況", "電話口の方");
        open(Role.SUPERVISOR, Map.of());
        _click(_get(Button.class, spec -> spec.withText("表示する列")));
        _click(_get(Button.class, spec -> spec.withText("標準に戻す")));
        assertThat(headers()).hasSize(ListColumn.STANDARD.size());
    }

    private static List<String> headers() {
        return grid().getColumns().stream().map(Grid.Column::getHeaderText).toList();
    }

    @Test
    void whatFewerAskForIsAFilterTooAndStaysInTheAddress() {
        open(Role.OPERATOR, Map.of());
        FurtherFields further = _get(FurtherFields.class);
        assertThat(further.isOpened()).isFalse();
        assertThat(further.getSummaryText()).isEqualTo("詳しい条件");

        Map<String, String> asked = new HashMap<>(Map.of(
                "span",
                "all",
                "category",
                "FRAUD",
                "topic",
                "CHARGED",
                "relation",
                "family",
                "suspected",
                "no",
                "police",
                "yes",
                "again",
                "no",
                "merged",
                "no",
                "followup",
                "overdue",
                "assignee",
                "@mine"));
        asked.put("yen", "10000");
        asked.put("statement", "not_yet");
        open(Role.OPERATOR, asked);
        further = _get(FurtherFields.class);
        assertThat(further.isOpened()).isTrue();
        assertThat(further.getSummaryText()).isEqualTo("詳しい条件（10 件設定中）");
        assertThat(_get(InquiryFilterBar.class).parameters()).containsExactlyInAnyOrderEntriesOf(asked);
        assertThat(total()).isEqualTo("0 件");
        _click(_get(Button.class, spec -> spec.withText("条件をクリア")));
        assertThat(_get(InquiryFilterBar.class).parameters()).isEmpty();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void anAmountIsReadAsPeopleWriteItAndRefusedWhereItCantBe() {
        open(Role.OPERATOR, Map.of());
        TextField amount = _get(TextField.class, spec -> spec.withLabel("被害額（円以上）"));
        _setValue(amount, "１万円くらい");
        assertThat(amount.isInvalid()).isTrue();
        assertThat(rows()).isEqualTo(2);

        _setValue(amount, "１２,０００円");

        assertThat(amount.isInvalid()).isFalse();
        assertThat(total()).isEqualTo("0 件");
        assertThat(_get(InquiryFilterBar.class).parameters()).containsEntry("yen", "12000");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theTopicsAreThoseOfTheCategory() {
        open(Role.OPERATOR, Map.of("category", "FRAUD"));
        Select<Topic> topic = _get(Select.class, spec -> spec.withLabel("用件"));
        assertThat(topic.isEnabled()).isTrue();
        _setValue(topic, incident.category("FRAUD").orElseThrow().topics().getFirst());
        assertThat(total()).isEqualTo("0 件");

        _setValue(
                (Select<Category>) _get(Select.class, spec -> spec.withLabel("区分")),
                incident.category("GIFT").orElseThrow());

        assertThat(topic.isEmpty()).isTrue();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void nonsenseAmongTheFurtherConditionsIsLeftOut() {
        open(
                Role.OPERATOR,
                Map.of("topic", "CHARGED", "relation", "?", "suspected", "maybe", "script", "0", "followup", "later"));

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void detailsAreCorrectedAndWhatTheOtherCorrectedMeanwhileIsTakenOver() {
        InquiryLine fraud = log("FRAUD", Duration.ofHours(1), "被害の相談");
        open(Role.SUPERVISOR, Map.of("inquiry", fraud.number()));
        _click(_get(Button.class, spec -> spec.withText("訂正")));
        CorrectionForm form = _get(CorrectionForm.class);
        TextField amount = _get(form, TextField.class, spec -> spec.withLabel("被害額"));
        _setValue(amount, "十二万円");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("訂正の理由")), "聞き直した");
        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));
        assertThat(amount.isInvalid()).isTrue();
        _setValue(amount, "120,000円");
        corrections.correct(
                fraud.id(),
                0,
                new InquiryValues(
                        fraud.categoryId(),
                        null,
                        Relation.FAMILY,
                        fraud.outcome(),
                        fraud.channel(),
                        fraud.caller(),
                        null,
                        "先の訂正",
                        new FraudDetails(98_000L, null, true, null),
                        false,
                        List.of()),
                "先に直した");
        TextArea summary = _get(form, TextArea.class, spec -> spec.withLabel("内容"));
        _setValue(summary, "わたしの訂正");

        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));

        // only the other one has touched the relation, both have touched the text
        assertThat(((Select<Relation>) _get(form, Select.class, spec -> spec.withLabel("電話口の方"))).getValue())
                .isEqualTo(Relation.FAMILY);
        assertThat(summary.getValue()).isEqualTo("わたしの訂正");
        assertThat(summary.getHelperText()).isEqualTo("ほかの人が先に「先の訂正」と訂正しました。");
        assertThat(amount.getValue()).isEqualTo("120,000円");
        assertThat(text(form)).contains("ほかの人が先に不正利用の内容を「被害額 98,000 円");
        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));
        assertThat(text(_get(InquiryDialog.class)))
                .contains("被害額：98,000 円 → 120,000 円", "電話口の方：本人 → 家族", "先の訂正 → わたしの訂正");
    }

    @Test
    void whoItIsAboutIsFoundByAnyPartAndStandsInTheHistory() {
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        open(Role.SUPERVISOR, Map.of("inquiry", gift.number()));
        _click(_get(Button.class, spec -> spec.withText("訂正")));
        PersonField field = _get(PersonField.class);
        assertThat(field.isEmpty()).isTrue();
        ComboBoxKt.setUserInput(field, "花子");
        assertThat(ComboBoxKt.getSuggestions(field)).containsExactly("U000001 山田 花子");
        _setValue(field, cases.byId(person).orElseThrow());
        _setValue(_get(TextArea.class, spec -> spec.withLabel("訂正の理由")), "取り違え");
        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));

        assertThat(inquiries.detail(gift.id()).orElseThrow().caseId()).isEqualTo(person);
        assertThat(text(_get(InquiryDialog.class))).contains("利用者ケース：- → U000001", "U000001 山田 花子");
    }

    @Test
    void anotherPersonAndTheirCardsAreFollowedTogether() {
        long wrong = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        long right = AffectedPersons.add(jdbc, incident, "U000002", "山田 華子", "03-1234-5678", 1);
        signIn(Role.SUPERVISOR);
        CardStatement before = new CardStatement(card(wrong), ReissueStatement.ASKED, null);
        CardStatement after = new CardStatement(card(right), ReissueStatement.NOT_YET, null);
        InquiryLine line = inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                wrong,
                incident.category("REISSUE").orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                clock.instant(),
                clock.instant(),
                null,
                "再発行の状況",
                new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(before), null, null)));
        open(Role.SUPERVISOR, Map.of("inquiry", line.number()));
        _click(_get(Button.class, spec -> spec.withText("訂正")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("訂正の理由")), "補足");
        _setValue(_get(_get(CorrectionForm.class), TextArea.class, spec -> spec.withLabel("内容")), "補足した");
        corrections.correct(
                line.id(),
                0,
                new InquiryValues(
                        line.categoryId(),
                        null,
                        Relation.HOLDER,
                        Outcome.RESOLVED,
                        Channel.PHONE,
                        null,
                        right,
                        "再発行の状況",
                        null,
                        false,
                        List.of(after)),
                "取り違え");

        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));
        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));

        InquiryValues now = inquiries.detail(line.id()).orElseThrow().values();
        assertThat(now.caseId()).isEqualTo(right);
        assertThat(now.cards()).containsExactly(after);
        assertThat(now.summary()).isEqualTo("補足した");
    }

    private long card(long person) {
        return jdbc.sql("select id from affected_card where case_id = ?")
                .param(person)
                .query(Long.class)
                .single();
    }

    @Test
    void aCorrectionKeepsWhatWasSaidOfCardsThatAreNotShown() {
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        long card = jdbc.sql("select id from affected_card where case_id = ?")
                .param(person)
                .query(Long.class)
                .single();
        CardStatement said = new CardStatement(card, ReissueStatement.ASKED, null);
        InquiryLine reissue = inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                person,
                incident.category("REISSUE").orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                clock.instant(),
                clock.instant(),
                "090-0415-5955",
                "再発行の状況",
                new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(said), null, null)));
        long other = AffectedPersons.add(jdbc, incident, "U000002", "山田 華子", "03-1234-5678", 1);
        jdbc.sql("update affected_card set case_id = ? where id = ?")
                .params(other, card)
                .update();
        open(Role.SUPERVISOR, Map.of("inquiry", reissue.number()));
        _click(_get(Button.class, spec -> spec.withText("訂正")));
        _setValue(_get(_get(CorrectionForm.class), TextArea.class, spec -> spec.withLabel("内容")), "再発行を案内");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("訂正の理由")), "補足");
        _click(_get(Button.class, spec -> spec.withText("訂正を保存")));

        assertThat(inquiries.detail(reissue.id()).orElseThrow().particulars().cards())
                .containsExactly(said);
        assertThat(corrections.corrections(reissue.id())).hasSize(1);
    }

    private void open(Role role, Map<String, String> parameters) {
        signIn(role);
        UI.getCurrent().navigate("desk/inquiries", QueryParameters.simple(parameters));
    }

    @SuppressWarnings("unchecked")
    private static Grid<ListedInquiry> grid() {
        return _get(Grid.class);
    }

    private static int rows() {
        return GridKt._size(grid());
    }

    private static String total() {
        return _get(Span.class, spec -> spec.withClasses("m-total")).getText();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private InquiryLine log(String category, Duration ago, String summary) {
        Instant at = clock.instant().minus(ago);
        return inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                incident.category(category).orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                at,
                at,
                "090-0415-5955",
                summary));
    }
}
