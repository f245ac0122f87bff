package jp.madoguchi.casefile.merge.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.madoguchi.casefile.merge.CasePair;
import jp.madoguchi.casefile.merge.Cases;
import jp.madoguchi.casefile.merge.DuplicateService;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.casefile.merge.NotSameService;
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

class DuplicatesViewTest extends ViewTest {
    private static final String A = "U000001";
    private static final String B = "U000002";
    private static final String ROWS = """
            K1,A,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,2021-12-28
            K2,B,井上 洋子,イノウエ ヨウコ,hiroko@example.com,090-0471-9136,2022-01-03
            """;
    private static final PortalUser OTHER = SystemUser.named("yumi", Role.SUPERVISOR);

    @Autowired
    MergeService merges;

    @Autowired
    DuplicateService duplicates;

    @Autowired
    NotSameService notSames;

    Cases cases;

    @BeforeEach
    void setUp() {
        cases = new Cases(context);
    }

    @Test
    void aSupervisorSeesBothSidesAndTheReason() {
        cases.bring(ROWS);
        cases.asks(B);
        open(Role.SUPERVISOR);

        assertThat(Screen.text())
                .contains("U000001 と U000002", "電話番号が同じ", "氏名（カナ）が同じ")
                .contains("違う", "090-0471-9136", "hiroko@example.com")
                .contains("K1（A社）", "K2（B社）", "0 件", "1 件");
        assertThat(_get(PairCard.class).getElement().getTextRecursively()).contains("井上 陽子", "井上 洋子");
        assertThat(_find(Span.class, spec -> spec.withClasses("m-pair__character")))
                .extracting(Span::getText)
                .containsExactly("陽", "洋");
    }

    @Test
    void whatIsMergedGoesFromTheSuggestionsToTheRecords() {
        cases.bring(ROWS);
        open(Role.SUPERVISOR);
        click("統合する…");
        _setValue(_get(TextArea.class), "本人に電話で確認");
        click("統合する");

        assertThat(merged()).isEqualTo(cases.id(A));
        _assertNone(Dialog.class);
        assertThat(noticed()).contains("U000002 を U000001 に統合しました。");
        assertThat(Screen.text()).contains("統合の候補はありません", "U000002 → U000001", "本人に電話で確認", "統合中");
    }

    @Test
    void theCaseThatIsAskedAboutMoreOftenIsProposedToStay() {
        cases.bring(ROWS);
        cases.asks(B);
        open(Role.SUPERVISOR);
        click("統合する…");
        @SuppressWarnings("unchecked")
        RadioButtonGroup<CasePair.Side> survivor = _get(RadioButtonGroup.class, spec -> spec.withLabel("残すケース"));
        assertThat(survivor.getValue().person().caseNumber()).isEqualTo(B);

        _setValue(survivor, survivor.getListDataView().getItem(0));
        _setValue(_get(TextArea.class), "旧番号を残す");
        click("統合する");
        assertThat(merged()).isEqualTo(cases.id(A));
    }

    @Test
    void aMergeWithoutReasonIsRefusedAndWhatWasTypedStays() {
        cases.bring(ROWS);
        open(Role.SUPERVISOR);
        click("統合する…");
        click("統合する");
        TextArea reason = _get(TextArea.class);
        assertThat(reason.isInvalid()).isTrue();
        assertThat(reason.getErrorMessage()).isEqualTo("理由を入力してください。");

        _setValue(reason, "カードは 4111111111111111");
        click("統合する");
        assertThat(reason.getErrorMessage()).contains("カード番号と思われる数字");
        assertThat(reason.getValue()).isEqualTo("カードは 4111111111111111");
        assertThat(merged()).isNull();
        assertThat(cases.count("case_merge")).isZero();
    }

    @Test
    void whoWasTooLateIsToldInTheDialog() {
        cases.bring(ROWS);
        open(Role.SUPERVISOR);
        click("統合する…");
        SystemUser.run(OTHER, () -> merges.merge(cases.id(A), cases.id(B), "本人に確認"));
        _setValue(_get(TextArea.class), "本人に電話で確認");
        click("統合する");

        assertThat(_get(Dialog.class, spec -> {}).isOpened()).isTrue();
        assertThat(_get(Paragraph.class, spec -> spec.withClasses("m-problem")).getText())
                .contains("U000002 は、すでに yumi さんが U000001 に統合しています。");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("本人に電話で確認");
        assertThat(cases.count("case_merge")).isEqualTo(1);
    }

    @Test
    void aMergeIsUndoneWithAReasonAndStaysOnRecord() {
        cases.bring(ROWS);
        SystemUser.run(OTHER, () -> merges.merge(cases.id(A), cases.id(B), "本人に確認"));
        open(Role.SUPERVISOR);
        click("取り消す…");
        click("統合を取り消す");
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("理由を入力してください。");
        assertThat(merged()).isEqualTo(cases.id(A));

        _setValue(_get(TextArea.class), "ご家族だった");
        click("統合を取り消す");
        assertThat(merged()).isNull();
        assertThat(noticed()).contains("U000002 を元のケースに戻しました。");
        assertThat(Screen.text()).contains("取り消し済み", "ご家族だった", "U000001 と U000002");
        _assertNone(Button.class, spec -> spec.withText("取り消す…"));
    }

    @Test
    void twoPersonsLeaveTheListAndComeBackWhenThatIsWithdrawn() {
        cases.bring(ROWS);
        open(Role.SUPERVISOR);
        assertThat(Screen.text()).doesNotContain("候補に戻す");
        click("別の方として外す");
        assertThat(noticed()).contains("U000001 と U000002 を候補から外しました。");
        assertThat(Screen.text()).contains("統合の候補はありません");

        click("候補に戻す");
        assertThat(noticed()).contains("U000001 と U000002 を候補に戻しました。");
        _assertOne(PairCard.class);
        assertThat(notSames.count(cases.incident.id())).isZero();
    }

    @Test
    void aDecisionThatSomebodyElseMadeBeforeIsSaid() {
        cases.bring(ROWS);
        open(Role.SUPERVISOR);
        SystemUser.run(OTHER, () -> {
            notSames.remember(cases.id(A), cases.id(B));
            return true;
        });
        click("別の方として外す");
        assertThat(noticed()).contains("すでに yumi さんが、別の方と確かめています。");
        assertThat(cases.count("case_not_same")).isEqualTo(1);
        click("ほかの人が変更しました。最新の状態にする");
        _assertNone(PairCard.class);
    }

    @Test
    void anyTwoCasesAreComparedByTheirNumbers() {
        cases.bring("""
                K1,A,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,2021-12-28
                K2,B,吉田 誠,ヨシダ マコト,m@example.jp,03-1111-2222,
                """);
        open(Role.SUPERVISOR);
        _assertNone(PairCard.class);
        TextField first = number(0);
        TextField second = number(1);
        _setValue(first, "u000002");
        _setValue(second, "U9");
        click("並べて見る");
        assertThat(second.getErrorMessage()).contains("この番号のケースはありません。");
        _assertNone(PairCard.class);

        _setValue(second, A);
        click("並べて見る");
        assertThat(second.isInvalid()).isFalse();
        _assertOne(PairCard.class);
        click("統合する…");
        _setValue(_get(TextArea.class), "結婚して氏名が変わった");
        click("統合する");
        assertThat(merged()).isEqualTo(cases.id(A));
        _assertNone(PairCard.class);
        assertThat(first.getValue()).isEmpty();
    }

    @Test
    void aLongListHasPages() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            rows.append("K%1$d,A,家族,カゾク%1$d,a%1$d@example.jp,03-1111-22%1$02d,\n".formatted(i));
            rows.append("L%1$d,A,別人,ベツ%1$d,b%1$d@example.jp,03-1111-22%1$02d,\n".formatted(i));
        }
        cases.bring(rows.toString());
        open(Role.SUPERVISOR);
        assertThat(_find(PairCard.class)).hasSize(10);
        assertThat(Screen.text()).contains("1～10 件目／11 件");
        click("次へ");
        assertThat(_find(PairCard.class)).hasSize(1);
        assertThat(Screen.text()).contains("11～11 件目／11 件");
        // the last one of its page: the list doesn't end on an empty page
        click("別の方として外す");
        assertThat(_find(PairCard.class)).hasSize(10);
        assertThat(Screen.text()).contains("10 件").doesNotContain("件目");
    }

    @Test
    void withoutDuplicatesThePageSaysWhatItWaitsFor() {
        open(Role.SUPERVISOR);
        assertThat(Screen.text()).contains("統合の候補はありません", "統合したケースはまだありません。");
        _assertNone(PairCard.class);
    }

    @Test
    void theAuditorReadsAndDecidesNothing() {
        cases.bring(ROWS + "K3,A,伊藤 花,イトウ ハナ,h@example.jp,090-0471-9136,\n");
        SystemUser.run(OTHER, () -> merges.merge(cases.id(A), cases.id(B), "本人に確認"));
        open(Role.AUDITOR);
        _assertOne(PairCard.class);
        assertThat(Screen.text())
                .contains("電話番号が同じ", "井＊ ＊＊", "090-****-9136", "U000002 → U000001", "本人に確認")
                .doesNotContain("陽子", "0471", "yoko");
        _assertNone(TextField.class);
        assertThat(_find(_get(DuplicatesView.class), Button.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUPERVISOR", "AUDITOR"})
    void nobodyElseOpensIt(Role role) {
        cases.bring(ROWS);
        open(role);
        _assertNone(DuplicatesView.class);
        assertThat(Screen.text()).doesNotContain("井上", "U000001");
    }

    @Test
    void everythingIsThereInEnglish() {
        cases.bring(ROWS);
        signIn(Role.SUPERVISOR);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("desk/duplicates");
        assertThat(Screen.text())
                .contains("U000001 and U000002", "Same telephone number", "Merge…", "Not the same person")
                .doesNotContain("統合");
    }

    @Test
    void beforeTheIncidentIsThereThePageSaysSo() {
        jp.madoguchi.testing.CleanDatabase.clean(jdbc);
        open(Role.SUPERVISOR);
        assertThat(Screen.text()).contains("事案の登録待ちです");
    }

    private void open(Role role) {
        signIn(role);
        Screen.open("desk/duplicates");
    }

    private static String noticed() {
        return _find(Notification.class).stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    private static void click(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static TextField number(int at) {
        return _get(TextField.class, spec -> spec.withLabel(at == 0 ? "ケース番号 1" : "ケース番号 2"));
    }

    private Long merged() {
        return jdbc.sql("select max(merged_into) from case_file")
                .query((row, n) -> row.getObject(1, Long.class))
                .list()
                .getFirst();
    }
}
