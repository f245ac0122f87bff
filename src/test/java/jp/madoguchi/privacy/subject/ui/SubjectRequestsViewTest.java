package jp.madoguchi.privacy.subject.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.privacy.subject.NewCorrection;
import jp.madoguchi.privacy.subject.PersonCorrectionService;
import jp.madoguchi.privacy.subject.PersonDetails;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SubjectRequestsViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    SubjectRequestService requests;

    @Autowired
    PersonCorrectionService corrections;

    private Incident incident;

    @BeforeEach
    void aPerson() {
        incident = KokoIncident.setUp(incidents);
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 1);
    }

    private static void open() {
        UI.getCurrent().navigate("city/subject-requests");
    }

    private static Button last(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theOfficialReceivesARequestDisclosesAndClosesIt() {
        signIn(Role.OFFICIAL);
        open();
        assertThat(Screen.text()).contains("請求はありません");

        _click(last("請求を受け付ける"));
        _setValue(_get(Select.class), SubjectRequest.Kind.DISCLOSURE);
        _setValue(_get(TextField.class), "U000009");
        _setValue(_find(TextArea.class).getFirst(), "運転免許証の写し");
        _setValue(_find(TextArea.class).getLast(), "自分の情報を確かめたい");
        _click(last("請求を受け付ける"));
        assertThat(_get(TextField.class).getErrorMessage()).contains("U000009");
        assertThat(_find(TextArea.class).getLast().getValue()).isEqualTo("自分の情報を確かめたい");
        assertThat(requests.all(incident.id())).isEmpty();

        _setValue(_get(TextField.class), "U000001");
        _click(last("請求を受け付ける"));
        assertThat(Screen.text()).contains("U000001", "開示", "対応中", "運転免許証の写し");
        _assertNone(Anchor.class, spec -> spec.withText("PDF"));
        assertThat(Screen.text()).contains("受け付けた人とは別の担当者が作成します");

        signIn(new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL)));
        open();
        assertThat(_find(Anchor.class, spec -> spec.withText("PDF"))).hasSize(1);
        assertThat(_find(Anchor.class, spec -> spec.withText("JSON"))).hasSize(1);

        _click(last("対応済みにする"));
        _setValue(_get(TextArea.class), "書面で渡した");
        _click(last("対応済みにする"));
        assertThat(Screen.text()).contains("対応済み", "書面で渡した");
        _assertNone(Button.class, spec -> spec.withText("対応しない"));
    }

    /** A colleague has received it. */
    private long asksForCorrection() {
        signIn(new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL)));
        long id = received();
        signIn(Role.OFFICIAL);
        return id;
    }

    private long received() {
        return requests.receive(
                incident.id(),
                new SubjectRequestService.NewRequest(
                        SubjectRequest.Kind.CORRECTION, "U000001", LocalDate.of(2022, 7, 1), "免許証", "漢字が違う"));
    }

    private static String dialog() {
        return _get(Dialog.class).getElement().getTextRecursively();
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    @Test
    void theOfficialCorrectsWhatIsStoredAndClosesTheRequest() {
        signIn(Role.OFFICIAL);
        asksForCorrection();
        open();
        _click(last("対応済みにする"));
        assertThat(dialog()).contains("この請求による訂正は、まだ記録されていません");
        _click(last("やめる"));

        _click(last("訂正する"));
        assertThat(field("氏名").getValue()).isEqualTo("山田 花子");
        assertThat(field("氏名").getHelperText()).contains("山田 花子");
        _setValue(field("氏名"), "山田 華子");
        _setValue(field("電話番号"), "4111-1111-1111-1111");
        _setValue(_get(TextArea.class), "免許証で確かめた");
        _click(last("訂正を保存"));
        assertThat(field("電話番号").getErrorMessage()).contains("カード番号");
        _setValue(field("電話番号"), "080-1111-2222");
        _click(last("訂正を保存"));
        assertThat(Screen.text())
                .contains("訂正した内容", "090-****-1234 → 080-****-2222")
                .doesNotContain("華子", "花子");

        _click(last("訂正の内容を見る"));
        assertThat(dialog()).contains("山田 花子", "山田 華子", "免許証で確かめた");
        _click(last("閉じる"));
        _click(last("対応済みにする"));
        assertThat(dialog()).doesNotContain("まだ記録されていません");
        _setValue(_get(TextArea.class), "氏名と電話番号を訂正した");
        _click(last("対応済みにする"));
        assertThat(Screen.text()).contains("対応済み", "氏名と電話番号を訂正した");
        _assertNone(Button.class, spec -> spec.withText("訂正する"));
    }

    @Test
    void whoReceivedItIsToldThatSomebodyElseCorrects() {
        signIn(Role.OFFICIAL);
        received();
        open();

        assertThat(Screen.text()).contains("訂正は、受け付けた人とは別の担当者が行います");
        _assertNone(Button.class, spec -> spec.withText("訂正する"));
        assertThat(_find(Button.class, spec -> spec.withText("対応しない"))).hasSize(1);
    }

    @Test
    void whoComesSecondSeesBothVersionsAndLosesNothing() {
        signIn(Role.OFFICIAL);
        long request = asksForCorrection();
        open();
        _click(last("訂正する"));
        _setValue(field("氏名"), "山田 葉奈子");
        _setValue(_get(TextArea.class), "電話で聞いた");
        long caseId = corrections.stored(request).getFirst().caseId();
        corrections.correct(request, new NewCorrection(caseId, 0, "山田 華子", "ヤマダ", null, "080-1111-2222", "免許証"));

        _click(last("訂正を保存"));

        assertThat(dialog()).contains("画面を開いている間に");
        assertThat(field("氏名").getValue()).isEqualTo("山田 葉奈子");
        assertThat(field("氏名").getHelperText()).contains("山田 華子", "山田 花子");
        assertThat(field("電話番号").getValue()).isEqualTo("080-1111-2222");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("電話で聞いた");
        _click(last("訂正を保存"));
        assertThat(corrections.stored(request).getFirst().details())
                .isEqualTo(new PersonDetails("山田 葉奈子", "ヤマダ", null, "080-1111-2222"));
    }

    private static String notice() {
        return _find(Notification.class).getLast().getElement().getTextRecursively();
    }

    @Test
    void whoHasHadTooMuchShownIsToldSoInPlaceOfThePerson() {
        signIn(Role.OFFICIAL);
        long request = asksForCorrection();
        open();
        _click(last("訂正する"));
        long caseId = corrections.stored(request).getFirst().caseId();
        corrections.correct(request, new NewCorrection(caseId, 0, "山田 華子", "ヤマダ", null, "080-1111-2222", "免許証"));
        for (int i = 2; i < 30; i++) {
            corrections.stored(request);
        }

        // what somebody else wrote meanwhile would be a look, too
        _setValue(field("氏名"), "山田 葉奈子");
        _setValue(_get(TextArea.class), "電話で聞いた");
        _click(last("訂正を保存"));
        assertThat(dialog()).contains("時間に表示できるのは");
        assertThat(field("氏名").getValue()).isEqualTo("山田 葉奈子");
        assertThat(field("氏名").getHelperText()).doesNotContain("華子");
        _get(Dialog.class).close();

        open();
        _click(last("訂正する"));
        assertThat(notice()).contains("時間に表示できるのは");
        _assertNone(Dialog.class);
        _click(last("訂正の内容を見る"));
        assertThat(_find(Notification.class)).hasSize(2);
        assertThat(notice()).contains("時間に表示できるのは");
        _assertNone(Dialog.class);
    }

    @Test
    void theAuditorSeesWhatWasCorrectedAndTheApproverThatItWas() {
        signIn(Role.OFFICIAL);
        long request = asksForCorrection();
        corrections.correct(
                request,
                new NewCorrection(
                        corrections.stored(request).getFirst().caseId(), 0, "山田 華子", "ヤマダ", null, null, "免許証"));
        signIn(Role.AUDITOR);
        open();
        assertThat(Screen.text()).contains("訂正した内容").doesNotContain("華子");
        _assertNone(Button.class, spec -> spec.withText("訂正する"));
        _click(last("訂正の内容を見る"));
        assertThat(dialog()).contains("華子", "花子");
        signIn(Role.APPROVER);
        open();
        assertThat(Screen.text()).contains("訂正した内容");
        _assertNone(Button.class, spec -> spec.withText("訂正の内容を見る"));
    }

    @Test
    void theAuditorAndTheApproverReadAndCanDoNothing() {
        signIn(Role.OFFICIAL);
        requests.receive(
                incident.id(),
                new SubjectRequestService.NewRequest(
                        SubjectRequest.Kind.DISCLOSURE, "U000001", LocalDate.of(2022, 7, 1), "免許証", "確かめたい"));
        for (Role role : new Role[] {Role.AUDITOR, Role.APPROVER}) {
            signIn(role);
            open();
            assertThat(Screen.text()).contains("U000001", "確かめたい");
            _assertNone(Button.class, spec -> spec.withText("請求を受け付ける"));
            _assertNone(Button.class, spec -> spec.withText("対応済みにする"));
            _assertNone(Anchor.class, spec -> spec.withText("PDF"));
            assertThat(_find(Anchor.class, spec -> spec.withText("請求の一覧（PDF）"))).hasSize(1);
        }
    }
}
