package jp.madoguchi.inquiry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
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
    CorrectionService corrections;

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

    private void open(Role role, Map<String, String> parameters) {
        signIn(role);
        UI.getCurrent().navigate("desk/inquiries", QueryParameters.simple(parameters));
    }

    @SuppressWarnings("unchecked")
    private static Grid<InquiryLine> grid() {
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
