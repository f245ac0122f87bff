package jp.madoguchi.outreach.gift.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftCode;
import jp.madoguchi.outreach.gift.GiftReplacementService;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.outreach.gift.GiftStock;
import jp.madoguchi.outreach.gift.ReplacementCause;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SealedRows;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class GiftViewTest extends ViewTest {
    private static final List<String> CITY = List.of(
            "city/gifts",
            "city/gifts/list",
            "city/gifts/differences",
            "city/gifts/replacements",
            "city/gifts/settlement");

    @Autowired
    private FieldCipher cipher;

    @Autowired
    IncidentService incidents;

    @Autowired
    GiftReplacementService replacements;

    GiftStock stock;
    List<GiftCode> codes;
    List<Long> cards;

    @BeforeEach
    void threeGiftsOfWhichTwoWereSent() {
        stock = new GiftStock(context, KokoIncident.setUp(incidents));
        TableFile lot = stock.buy("6月分", 3);
        codes = GiftStock.codes(lot);
        cards = stock.cards(2);
        long wave = stock.wave(cards, "SENT");
        stock.allocate(wave);
        stock.sent(wave);
    }

    private void open(Role role, String path) {
        signIn(role);
        Screen.open(path);
    }

    private static void list(String... query) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i], query[i + 1]);
        }
        UI.getCurrent().navigate("city/gifts/list", QueryParameters.simple(parameters));
    }

    private static void click(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static String noticed() {
        return _find(Notification.class).stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCityReadsWhereTheGiftsStandAndOnlyOfficialsBringFiles(Role role) {
        open(role, "city/gifts");

        assertThat(Screen.text())
                .contains("6月分", "クオカードペイ（デモ）", "500円", "1,500円", "2025年6月30日")
                .contains("差し替え：判断待ち 0 件、実施 0 件", "発行会社との差異：未確認 0 件");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref))
                .contains("city/gifts/list?state=SENT", "city/gifts/list?state=AVAILABLE")
                .doesNotContain("city/gifts/list?state=RECEIVED");
        assertThat(_find(Upload.class)).hasSize(role == Role.OFFICIAL ? 2 : 0);
        assertNoCode();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseOpensTheCitysScreens(Role role) {
        signIn(role);
        for (String path : CITY) {
            Screen.open(path);
            _assertNone(GiftsView.class);
            _assertNone(GiftListView.class);
            _assertNone(GiftDifferencesView.class);
            _assertNone(GiftReplacementsView.class);
            _assertNone(GiftSettlementView.class);
        }
    }

    @Test
    void aFigureLeadsToTheGiftsThatItCounts() {
        signIn(Role.AUDITOR);
        list("state", "SENT");
        assertThat(Screen.text())
                .contains("送付済", stock.reference(cards.getFirst()), stock.reference(cards.getLast()))
                .doesNotContain("該当する商品券はありません。");
        assertNoCode();

        list("state", "RECEIVED");
        assertThat(Screen.text()).contains("該当する商品券はありません。");
        list("state", "NONSENSE", "lot", "x", "after", "y");
        assertThat(_get(Select.class, spec -> spec.withLabel("状態")).getValue()).isNull();
    }

    @Test
    void aLongListIsReadPageByPage() {
        stock.buy("7月分", 60);
        signIn(Role.OFFICIAL);
        list("state", "AVAILABLE");
        assertThat(rows()).isEqualTo(GiftListView.PAGE);

        click("次を見る");
        assertThat(rows()).isEqualTo(11);
        assertThat(_get(Button.class, spec -> spec.withText("次を見る")).isEnabled())
                .isFalse();
        click("最初に戻る");
        assertThat(rows()).isEqualTo(GiftListView.PAGE);
    }

    private static int rows() {
        return _find(NativeTableRow.class).size() - 1;
    }

    @Test
    void allThatBecameOfACardsGiftIsFoundByItsReference() {
        open(Role.APPROVER, "city/gifts/list");
        _setValue(_get(TextField.class, spec -> spec.withLabel("カード参照番号")), stock.reference(cards.getFirst()));
        click("カードで探す");

        assertThat(Screen.text())
                .contains("カード %s の商品券（500円、購入分 6月分）".formatted(stock.reference(cards.getFirst())))
                .contains("取り込み 6月分", "配信 1 の割当", "メッセージを送付");
        assertNoCode();
        list("card", "K999");
        assertThat(Screen.text()).contains("カード「K999」に割り当てた商品券はありません。");
    }

    @Test
    void theLeadAsksAndSeesWhatWasDecided() {
        open(Role.SUPERVISOR, "desk/gift-replacements");
        click("差し替えを依頼する");
        assertThat(Screen.text()).contains("ケース番号またはカード参照番号を入れてください。");

        _setValue(_get(TextField.class), stock.reference(cards.getFirst()));
        click("差し替えを依頼する");
        assertThat(Screen.text()).contains("種類を選んでください。");
        _setValue(_get(RadioButtonGroup.class, spec -> spec.withLabel("種類")), ReplacementCause.WRONG_ADDRESS);
        click("差し替えを依頼する");
        assertThat(Screen.text()).contains("理由を書いてください。");
        _setValue(_get(TextArea.class), "一文字違いのアドレスに届いた");
        click("差し替えを依頼する");

        assertThat(noticed()).contains("カード %s の差し替えを依頼しました。".formatted(stock.reference(cards.getFirst())));
        assertThat(Screen.text()).contains("宛先の誤り：一文字違いのアドレスに届いた", "判断待ち");
        assertThat(_get(TextArea.class).getValue()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SUPERVISOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void onlyTheLeadAsks(Role role) {
        open(role, "desk/gift-replacements");
        _assertNone(DeskGiftReplacementsView.class);
    }

    @Test
    void anOfficialApproves() {
        ask();
        open(Role.OFFICIAL, "city/gifts/replacements");
        click("承認する");
        ConfirmDialog dialog = _get(ConfirmDialog.class);
        assertThat(dialog.getElement().getProperty("message")).contains("元の商品券（500円）は無効になり");
        _fireConfirm(dialog);

        assertThat(noticed()).contains("差し替えを承認しました");
        assertThat(Screen.text()).contains("承認 1 件、見送り 0 件", "500円（無効）");
        assertThat(stock.again()).hasSize(1);
    }

    @Test
    void anOfficialRefusesWithAReason() {
        ask();
        open(Role.OFFICIAL, "city/gifts/replacements");
        click("見送る");
        _click(footer("見送る"));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("理由を書いてください。");
        _setValue(_get(TextArea.class), "受取済みのため");
        _click(footer("見送る"));

        assertThat(Screen.text()).contains("承認 0 件、見送り 1 件", "受取済みのため");
    }

    private static Button footer(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPROVER", "AUDITOR"})
    void othersOnlyReadReplacementsAndDifferences(Role role) {
        ask();
        stock.results("odd.csv", "ZZZZ9999ZZZZ9999,received,2022-07-03,500\n");
        open(role, "city/gifts/replacements");
        assertThat(Screen.text()).contains("コードが他人に知られた：通報あり", "判断待ち");
        _assertNone(Button.class, spec -> spec.withText("承認する"));
        _assertNone(Button.class, spec -> spec.withText("見送る"));

        Screen.open("city/gifts/differences");
        assertThat(Screen.text()).contains("こちらにないシリアル番号です", "odd.csv　2 行目").doesNotContain("ZZZZ9999");
        _assertNone(Button.class, spec -> spec.withText("確認済にする"));
    }

    @ParameterizedTest
    @CsvSource({"OFFICIAL, city/gifts/replacements", "SUPERVISOR, desk/gift-replacements"})
    void replacementsAreShownPageByPage(Role role, String path) {
        for (int i = 1; i <= 26; i++) {
            jdbc.sql("""
                            insert into gift_replacement (id, incident_id, card_id, case_id, old_gift_id, cause, reason_sealed, state,
                              asked_by, asked_at, decided_by, decided_at)
                            values (?, ?, ?, ?, ?, 'LEAKED', ?, 'REFUSED', 'yumi', '2022-07-01 00:00:00', 'official', ?)""")
                    .params(
                            i,
                            stock.incident().id(),
                            cards.getFirst(),
                            stock.caseOf(cards.getFirst()),
                            stock.giftOf(cards.getFirst()),
                            SealedRows.seal(cipher, "gift_replacement", "reason_sealed", i, "理由-%02d".formatted(i)),
                            java.time.LocalDateTime.of(2022, 7, 2, 0, i))
                    .update();
        }
        open(role, path);
        assertThat(Screen.text()).contains("理由-26", "理由-02", "1 ページ目").doesNotContain("理由-01");
        _click(_find(Button.class, spec -> spec.withText("次を見る")).getLast());
        assertThat(Screen.text()).contains("理由-01", "2 ページ目").doesNotContain("理由-02");
        _click(_find(Button.class, spec -> spec.withText("前へ")).getLast());
        assertThat(Screen.text()).contains("理由-26").doesNotContain("理由-01");
    }

    private void ask() {
        SystemUser.run(
                SystemUser.named("yumi", Role.SUPERVISOR),
                () -> replacements.ask(
                        stock.incident().id(), stock.reference(cards.getFirst()), ReplacementCause.LEAKED, "通報あり"));
    }

    @Test
    void anOfficialSettlesADifference() {
        stock.results("odd.csv", "ZZZZ9999ZZZZ9999,received,2022-07-03,500\n");
        open(Role.OFFICIAL, "city/gifts/differences");
        assertThat(Screen.text()).contains("受取済（2022年7月3日、500円）");
        click("確認済にする");
        _click(footer("確認済にする"));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("理由を書いてください。");
        _setValue(_get(TextArea.class), "他の自治体の分");
        _click(footer("確認済にする"));

        assertThat(noticed()).contains("確認済にしました。");
        assertThat(Screen.text()).contains("他の自治体の分");
        _assertNone(Button.class, spec -> spec.withText("確認済にする"));
    }

    @Test
    void theSettlementShowsMonthsAndTheirSums() {
        stock.results("r.csv", stock.serial(stock.giftOf(cards.getFirst())) + ",received,2022-07-03,500\n");
        open(Role.APPROVER, "city/gifts/settlement");

        assertThat(Screen.text()).contains("2022年8月", "2022年7月", "1,500円", "合計", "CSVを保存", "Excelを保存");
        assertNoCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city/gifts",
                "city/gifts/list",
                "city/gifts/differences",
                "city/gifts/replacements",
                "city/gifts/settlement"
            })
    void theScreensSpeakEnglishToo(String path) {
        signIn(Role.OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open(path);
        assertThat(Screen.text()).doesNotContain("!outreach", "商品券").containsPattern("[gG]ift");
    }

    @Test
    void withoutAnIncidentTheScreensSaySo() {
        CleanDatabase.clean(jdbc);
        signIn(Role.OFFICIAL);
        for (String path : CITY) {
            Screen.open(path);
            assertThat(Screen.text()).as(path).contains("事案がありません");
        }
    }

    @Test
    void withoutALotTheScreenSaysWhatBringsOne() {
        CleanDatabase.clean(jdbc);
        stock = new GiftStock(context, KokoIncident.setUp(incidents));
        open(Role.OFFICIAL, "city/gifts");
        assertThat(Screen.text()).contains("まだ取り込んでいません。");
        _assertOne(GiftsView.class);
        Screen.open("city/gifts/settlement");
        assertThat(Screen.text()).contains("まだ商品券がありません。");
    }

    private void assertNoCode() {
        for (GiftCode code : codes) {
            assertThat(Screen.text()).doesNotContain(code.serial(), code.url());
        }
        assertThat(stock.state(stock.giftOf(cards.getFirst()))).isNotEqualTo(GiftState.AVAILABLE);
    }
}
