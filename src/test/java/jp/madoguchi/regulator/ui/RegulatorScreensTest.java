package jp.madoguchi.regulator.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.regulator.ActionsOfTests.ISSUED;
import static jp.madoguchi.regulator.ActionsOfTests.OFFICIAL;
import static jp.madoguchi.regulator.ActionsOfTests.OFFICIAL2;
import static jp.madoguchi.regulator.ActionsOfTests.order;
import static jp.madoguchi.regulator.ActionsOfTests.pdf;
import static jp.madoguchi.regulator.ActionsOfTests.termsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.regulator.ActionKind;
import jp.madoguchi.regulator.ActionTerms;
import jp.madoguchi.regulator.FollowUp;
import jp.madoguchi.regulator.FollowedMeasure;
import jp.madoguchi.regulator.MeasureState;
import jp.madoguchi.regulator.NoteKind;
import jp.madoguchi.regulator.RegulatorAction;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.regulator.RegulatorFileService;
import jp.madoguchi.regulator.RegulatorFollowUpService;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class RegulatorScreensTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    RegulatorService register;

    @Autowired
    RegulatorEntryService entries;

    @Autowired
    RegulatorFollowUpService following;

    @Autowired
    RegulatorFileService files;

    @Autowired
    FileIntake intake;

    long incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents).id();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCityReadsAllAndOfficialsWrite(Role role) {
        long id = enter(order());
        signIn(role);
        boolean writes = role == Role.OFFICIAL;
        go("city/regulator");
        assertThat(Screen.text()).contains("経済産業省　改善命令", "措置 2 件中 0 件完了", "2022年11月29日（火）", "割賦販売法第35条の17");
        assertThat(hrefs().contains("city/regulator/entry")).isEqualTo(writes);
        go("city/regulator/" + id);
        assertThat(Screen.text()).contains("国際基準の維持", "経営体制の見直し", "診断報告書の改ざん", "2022年6月30日現在の条番号", "未着手");
        assertThat(_find(Button.class, spec -> spec.withText("対応を記録"))).hasSize(writes ? 2 : 0);
        assertThat(_find(Button.class, spec -> spec.withText("取り下げる"))).hasSize(writes ? 1 : 0);
        assertThat(_find(Button.class, spec -> spec.withText("文書を追加"))).hasSize(writes ? 1 : 0);
        assertThat(hrefs().contains("city/regulator/entry?action=" + id)).isEqualTo(writes);
        go("city/regulator/calendar?year=2022");
        assertThat(Screen.text()).contains("発出", "6月30日 木", "期限", "11月29日 火", "予定なし");
        go("city/regulator/entry");
        assertThat(_find(EntryView.class)).hasSize(writes ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseEnters(Role role) {
        long id = enter(order());
        signIn(role);
        for (String address : List.of("", "/" + id, "/calendar", "/entry")) {
            go("city/regulator" + address);
            _assertNone(RegisterView.class);
            _assertNone(ActionView.class);
            _assertNone(CalendarView.class);
            _assertNone(EntryView.class);
        }
    }

    @Test
    void anEmptyRegisterSaysWhatBringsSomethingIntoIt() {
        signIn(Role.OFFICIAL);
        go("city/regulator");
        _assertOne(EmptyState.class);
        assertThat(Screen.text()).contains("文書を見ながら登録してください");
        assertThat(hrefs()).contains("city/regulator/entry");
        signIn(Role.AUDITOR);
        go("city/regulator");
        assertThat(Screen.text()).contains("職員が登録すると").doesNotContain("文書を見ながら登録してください");
        go("city/regulator/calendar?year=1999");
        assertThat(Screen.text()).contains("1999 年の予定はありません");
    }

    @Test
    void whatIsntThereLooksTheSameHoweverItIsAskedFor() {
        enter(order());
        signIn(Role.OFFICIAL);
        go("city/regulator/4711");
        String none = Screen.text();
        assertThat(none).contains("この処分・指導は表示できません");
        for (String other : List.of("x", "99999999999999999999", "-1", String.valueOf(incident))) {
            go("city/regulator/" + other);
            assertThat(Screen.text()).isEqualTo(none);
        }
        go("city/regulator/entry?action=4711");
        assertThat(Screen.text()).contains("この処分・指導は表示できません");
    }

    @Test
    void aLineThatIsNotWantedIsTakenOutAndTheOthersKeepTheirWords() {
        signIn(OFFICIAL);
        go("city/regulator/entry");
        _click(_get(Button.class, spec -> spec.withText("措置を追加")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("措置 1")), "要らないもの");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("措置 2")), "要るもの");

        _click(_find(Button.class).stream()
                .filter(button ->
                        button.getAriaLabel().filter("措置 1を取り除く"::equals).isPresent())
                .findFirst()
                .orElseThrow());

        assertThat(_get(TextArea.class, spec -> spec.withLabel("措置 1")).getValue())
                .isEqualTo("要るもの");
        _assertNone(TextArea.class, spec -> spec.withLabel("措置 2"));
    }

    @Test
    void anOfficialEntersAnActionAndIsToldWhatIsMissing() {
        signIn(OFFICIAL);
        go("city/regulator/entry");
        _setValue(_get(TextField.class, spec -> spec.withLabel("処分・指導を行った機関")), "個人情報保護委員会");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(kind().getErrorMessage()).isEqualTo("種別を入力してください。");
        assertThat(kind().isInvalid()).isTrue();
        kind().setValue(ActionKind.GUIDANCE);
        _setValue(_get(DatePicker.class, spec -> spec.withLabel("処分・指導の日")), LocalDate.of(2022, 7, 13));
        _setValue(_get(TextField.class, spec -> spec.withLabel("名あて人")), "株式会社決済");
        _setValue(_get(TextField.class, spec -> spec.withLabel("根拠法令")), "個人情報保護法");
        _setValue(_get(TextField.class, spec -> spec.withLabel("条項")), "第144条");
        _setValue(_get(TextField.class, spec -> spec.withLabel("その後の条番号")), "令和5年4月1日から第147条");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("措置 1")).getErrorMessage())
                .isEqualTo("措置を入力してください。");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("措置 1")), "後のもの");
        _click(_get(Button.class, spec -> spec.withText("措置を追加")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("措置 2")), "先のもの");
        _setValue(_get(DatePicker.class, spec -> spec.withLabel("措置 2 期限")), LocalDate.of(2022, 8, 12));
        _click(_find(Button.class).stream()
                .filter(button ->
                        button.getAriaLabel().filter("措置 2を上へ"::equals).isPresent())
                .findFirst()
                .orElseThrow());
        _click(_get(Button.class, spec -> spec.withText("保存")));

        _assertOne(ActionView.class);
        assertThat(Screen.text()).contains("第144条（2022年7月13日現在の条番号。令和5年4月1日から第147条）", "2022年8月12日（金）");
        RegulatorAction action = register.register(incident).getFirst().action();
        assertThat(action.measures())
                .extracting(measure -> measure.text() + measure.dueOn())
                .containsExactly("先のもの2022-08-12", "後のものnull");
    }

    @SuppressWarnings("unchecked")
    private static Select<ActionKind> kind() {
        return _get(Select.class, spec -> spec.withLabel("種別"));
    }

    @Test
    void whoSavesOverAnothersChangeSeesItAndKeepsWhatWasTyped() {
        long id = enter(order());
        signIn(OFFICIAL);
        go("city/regulator/entry?action=" + id);
        TextArea subject = _get(TextArea.class, spec -> spec.withLabel("件名"));
        _setValue(subject, "私の件名");
        _setValue(_get(TextField.class, spec -> spec.withLabel("変更の理由")), "訂正");
        as(OFFICIAL2, () -> entries.change(id, 1, termsOf(register.action(id).action(), "別の件名"), "先の訂正"));
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(Screen.text()).contains("山本 恵 さんがこの登録を変更したため", "件名：適切な管理を命じる → 別の件名");
        assertThat(subject.getValue()).isEqualTo("私の件名");
        assertThat(register.action(id).action().subject()).isEqualTo("別の件名");
        _click(_get(Button.class, spec -> spec.withText("変更を確認したので、この内容で保存する")));
        assertThat(register.action(id).action().subject()).isEqualTo("私の件名");
        _assertOne(ActionView.class);
    }

    @Test
    void leavingAsksWhereSomethingWasTyped() {
        signIn(OFFICIAL);
        go("city/regulator/entry");
        _setValue(_get(TextField.class, spec -> spec.withLabel("名あて人")), "株式会社");
        go("city/regulator");
        _assertOne(ConfirmDialog.class);
        _assertOne(EntryView.class);
    }

    @Test
    void followUpIsRecordedOnThePage() {
        long id = enter(order());
        signIn(OFFICIAL);
        go("city/regulator/" + id);
        _click(_find(Button.class, spec -> spec.withText("対応を記録")).getFirst());
        state().setValue(MeasureState.DONE);
        _click(_get(Button.class, spec -> spec.withText("自分が担当する")));
        _click(_get(Button.class, spec -> spec.withText("記録する")));
        TextArea note = _get(TextArea.class, spec -> spec.withLabel("記録の内容"));
        assertThat(note.getErrorMessage()).isEqualTo("完了にするには、実施を示す記録を書くか、資料を追加してください。");
        _get(FileDrop.class).receive(new TableFile("証明書.pdf", pdf("a")));
        _click(_get(Button.class, spec -> spec.withText("記録する")));

        FollowedMeasure followed = read(id).getFirst();
        assertThat(followed.measure().state()).isEqualTo(MeasureState.DONE);
        assertThat(followed.measure().owner()).isEqualTo("渡辺 誠");
        assertThat(Screen.text()).contains("完了", "証明書.pdf", "対応状況：未着手 → 完了", "担当：（なし） → 渡辺 誠");
        _assertNone(FollowUpForm.class);
    }

    @Test
    void whatIsTypedStaysWhateverAnotherRecordsMeanwhile() {
        long id = enter(order());
        signIn(OFFICIAL);
        go("city/regulator/" + id);
        ActionView view = _get(ActionView.class);
        _click(_find(Button.class, spec -> spec.withText("対応を記録")).getFirst());
        TextArea note = _get(TextArea.class, spec -> spec.withLabel("記録の内容"));
        _setValue(note, "私の記録");
        FollowedMeasure seen = read(id).getFirst();
        as(
                OFFICIAL2,
                () -> following.record(
                        seen.measure().id(),
                        1,
                        new FollowUp("山本 恵", MeasureState.IN_PROGRESS, null, NoteKind.NOTE, null, "先の記録"),
                        List.of()));
        _click(_get(Button.class, spec -> spec.withText("記録する")));
        assertThat(Screen.text()).contains("山本 恵 さんがこの措置に記録を追加したため");
        assertThat(note.getValue()).isEqualTo("私の記録");
        assertThat(read(id).getFirst().thread()).hasSize(1);
        assertThat(view.isAttached()).isTrue();
        // what the other one did is on the page by now, and the user has looked at it
        assertThat(Screen.text()).contains("先の記録");
        _click(_get(Button.class, spec -> spec.withText("最新の状態を確認して記録する")));
        assertThat(read(id).getFirst().thread())
                .extracting(change -> change.words())
                .containsExactly("私の記録", "先の記録");
    }

    @Test
    void theListIsNarrowedByStateAndByWords() {
        LocalDate past = LocalDate.of(2022, 7, 20);
        enter(order("経済産業省", ISSUED, past));
        enter(order("委員会", ISSUED, past));
        signIn(Role.APPROVER);
        go("city/regulator?show=DONE");
        assertThat(Screen.text()).contains("条件に合う処分・指導はありません");
        go("city/regulator?show=OVERDUE");
        assertThat(Screen.text()).contains("2 件", "期限超過");
        _setValue(_get(TextField.class, spec -> spec.withLabel("検索")), "委員会");
        assertThat(_find(RegisterCard.class)).hasSize(1);
        go("city/regulator/calendar");
        go("city/regulator?show=nonsense");
        assertThat(_find(RegisterCard.class)).hasSize(2);
    }

    @Test
    void whatWasWithdrawnSaysSoAndOffersNothing() {
        long id = enter(order());
        as(OFFICIAL, () -> entries.withdraw(id, 1, "別の事案"));
        signIn(OFFICIAL);
        go("city/regulator/" + id);
        assertThat(Screen.text()).contains("この登録は取り下げられています", "理由：別の事案");
        _assertNone(Button.class, spec -> spec.withText("対応を記録"));
        go("city/regulator/entry?action=" + id);
        _assertNone(EntryForm.class);
    }

    @Test
    void itSpeaksEnglish() {
        long id = enter(order());
        signIn(Role.AUDITOR);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        go("city/regulator/" + id);
        assertThat(Screen.text())
                .contains(
                        "経済産業省　Improvement order",
                        "as numbered on June 30, 2022",
                        "Tue, November 29, 2022",
                        "Not started")
                .doesNotContain("!regulator");
    }

    @SuppressWarnings("unchecked")
    private static Select<MeasureState> state() {
        return _get(Select.class, spec -> spec.withLabel("対応状況"));
    }

    private static void go(String address) {
        Location location = new Location(address);
        try {
            UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        } catch (MockAccessDeniedException e) {
            // what a test looks at is that the view isn't there
        }
    }

    private static List<String> hrefs() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    private long enter(ActionTerms terms) {
        return SystemUser.run(OFFICIAL, () -> entries.enter(incident, terms));
    }

    private List<FollowedMeasure> read(long id) {
        return SystemUser.run(OFFICIAL, () -> register.action(id).followed());
    }

    private static void as(PortalUser user, Runnable work) {
        SystemUser.run(user, () -> {
            work.run();
            return true;
        });
    }
}
