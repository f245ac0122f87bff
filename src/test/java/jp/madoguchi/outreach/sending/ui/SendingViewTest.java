package jp.madoguchi.outreach.sending.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.sending.ReadingCause;
import jp.madoguchi.outreach.sending.SendingCase;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SignedInSessions;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class SendingViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    private SendingCase wave(String state) {
        SendingCase wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60));
        wave.persons(2);
        jdbc.sql("update delivery set attempts = 1, cause = 'NODE_DIED', state = ?")
                .param(state)
                .update();
        return wave;
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void anEmptyPageSaysWhatIsMissing(Role role) {
        signIn(role);
        Screen.open("city/sending");

        assertThat(Screen.text()).contains("未設定", "送信しているノードはありません", "結果不明 0 件", "再送を待つものはありません", "外部に送信を任せる配信はありません");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVER", "AUDITOR"})
    void whoOnlyReadsSeesWhatIsUncertainAndDecidesNothing(Role role) {
        wave("UNCERTAIN");
        signIn(role);
        Screen.open("city/sending");

        assertThat(Screen.text())
                .contains("結果不明 2 件", "U000001", "u***@example.jp", "送信中にノードが止まりました", "第 1 回")
                .doesNotContain("user000001", "山田");
        _assertNone(Checkbox.class);
        _assertNone(Button.class, spec -> spec.withText("もう一度送る"));
        _assertNone(Button.class, spec -> spec.withText("接続を確認する"));
    }

    @Test
    void anOfficialDecidesWithAReason() {
        SendingCase wave = wave("UNCERTAIN");
        signIn(Role.OFFICIAL);
        Screen.open("city/sending");
        assertThat(_get(Button.class, spec -> spec.withText("送信済みとする")).isEnabled())
                .isFalse();
        _setValue(_find(Checkbox.class).getFirst(), true);
        _click(_get(Button.class, spec -> spec.withText("送信済みとする")));

        _click(confirm("送信済みとする"));
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        assertThat(wave.count("UNCERTAIN")).isEqualTo(2);
        _setValue(_get(TextArea.class), "サーバーの記録にある");
        _click(confirm("送信済みとする"));

        assertThat(wave.count("SENT")).isEqualTo(1);
        assertThat(Screen.text()).contains("結果不明 1 件");
    }

    @Test
    void anOfficialQueuesTheFailedOnesAgain() {
        SendingCase wave = wave("FAILED").where("state = 'DONE'");
        signIn(Role.OFFICIAL);
        Screen.open("city/sending");
        assertThat(Screen.text()).contains("送信失敗 2 件");
        _setValue(_find(Checkbox.class).getFirst(), true);
        _click(_get(Button.class, spec -> spec.withText("送信待ちに戻す")));
        _click(confirm("送信待ちに戻す"));
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        _setValue(_get(TextArea.class), "宛先を直した");
        _click(confirm("送信待ちに戻す"));
        assertThat(wave.count("QUEUED")).isEqualTo(1);
        assertThat(wave.waveState()).isEqualTo("RELEASED");

        _click(_get(Button.class, spec -> spec.withText("第 1 回の 1 件すべてを戻す")));
        _setValue(_get(TextArea.class), "サーバーが直った");
        _click(confirm("第 1 回の 1 件すべてを戻す"));
        assertThat(wave.count("QUEUED")).isEqualTo(2);
        assertThat(Screen.text()).contains("送信失敗 0 件");
    }

    /** The button in the dialog has the name of the one that has opened it. */
    private static Button confirm(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }

    @Test
    void theServersRecordSettlesWhatIsInItAndOffersTheRest() {
        SendingCase wave = wave("UNCERTAIN");
        signIn(Role.OFFICIAL);
        Screen.open("city/sending");
        String id = _get(
                        com.vaadin.flow.component.html.Span.class,
                        spec -> spec.withPredicate(span -> span.hasClassName("m-sending-id")
                                && span.getText().contains(firstId())))
                .getText();
        _get(EvidencePanel.class).compare(new TableFile("mail.log", id.getBytes(StandardCharsets.UTF_8)));

        assertThat(Screen.text()).contains("ファイルにあるもの 1 件、ないもの 1 件");
        _click(_get(Button.class, spec -> spec.withText("ファイルにある 1 件を送信済みとする")));
        _setValue(_get(TextArea.class), "8月4日の記録");
        _click(confirm("ファイルにある 1 件を送信済みとする"));
        assertThat(wave.count("SENT")).isEqualTo(1);
        _click(_get(Button.class, spec -> spec.withText("ファイルにない 1 件をもう一度送る")));
        _setValue(_get(TextArea.class), "一日分すべてある");
        _click(confirm("ファイルにない 1 件をもう一度送る"));
        assertThat(wave.count("QUEUED")).isEqualTo(1);
    }

    private String firstId() {
        return jdbc.sql("select min(id) from delivery")
                .query(Long.class)
                .single()
                .toString();
    }

    @Test
    void whatIsTriedAgainAndWhatCameBackIsShownMasked() {
        SendingCase wave = wave("QUEUED");
        jdbc.sql("update delivery set code = '4.2.1', cause = '450 busy'").update();
        long bounced = wave.person("U000009", "jiro@example.jp", null);
        jdbc.sql("update delivery set state = 'BOUNCED', code = '5.1.1', cause = '550 no user' where id = ?")
                .param(bounced)
                .update();
        signIn(Role.OFFICIAL);
        Screen.open("city/sending");

        assertThat(Screen.text())
                .contains("4.2.1 450 busy", "5.1.1 550 no user", "U000009", "j***@example.jp")
                .doesNotContain("jiro@");
    }

    @Test
    void anOfficialMakesAFileForASenderOutside() {
        SendingCase wave = wave("QUEUED").where("outside = true");
        signIn(Role.OFFICIAL);
        Screen.open("city/sending");
        _click(_get(Button.class, spec -> spec.withText("ファイルを作る")));

        assertThat(wave.count("SENDING")).isEqualTo(2);
        assertThat(Screen.text()).contains("第 1 回 ファイル 1");
        _assertNone(Anchor.class, spec -> spec.withText("CSV"));
        assertThat(_get(Anchor.class, spec -> spec.withText("サインインし直して取り出す")).getHref())
                .isEqualTo("/sign-in");

        justSignedIn();
        reopen();
        assertThat(_find(Anchor.class, spec -> spec.withText("CSV"))).hasSize(1);
        assertThat(_find(Anchor.class, spec -> spec.withText("XLSX"))).hasSize(1);
    }

    private static void reopen() {
        Screen.open("city/waves");
        Screen.open("city/sending");
    }

    private void justSignedIn() {
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(SignedInSessions.class.getName() + ".signedInAt", clock.instant());
    }

    @Test
    void aFileThatWasTakenIsTakenOnceMoreWithSomebodyElsesConsent() {
        wave("QUEUED").where("outside = true");
        signIn(Role.OFFICIAL);
        justSignedIn();
        Screen.open("city/sending");
        _click(_get(Button.class, spec -> spec.withText("ファイルを作る")));
        jdbc.sql("update outside_batch set readings = 1").update();
        reopen();
        _assertNone(Anchor.class, spec -> spec.withText("CSV"));
        _click(_get(Button.class, spec -> spec.withText("もう一度取り出す")));
        _click(confirm("もう一度取り出す"));
        @SuppressWarnings("unchecked")
        RadioButtonGroup<ReadingCause> causes = _get(RadioButtonGroup.class, spec -> spec.withLabel("もう一度必要な理由"));
        assertThat(causes.isInvalid()).isTrue();
        assertThat(causes.getErrorMessage()).isEqualTo("もう一度必要な理由を選んでください。");
        _setValue(causes, ReadingCause.DAMAGED);
        _click(confirm("もう一度取り出す"));
        assertThat(Screen.text()).contains("許可待ち（official、ファイルが読めない）");
        _assertNone(Button.class, spec -> spec.withText("許可する"));

        signIn(Role.AUDITOR);
        Screen.open("city/sending");
        _assertNone(Button.class, spec -> spec.withText("許可する"));
        signIn(Role.APPROVER);
        Screen.open("city/sending");
        _assertNone(Anchor.class, spec -> spec.withText("CSV"));
        _click(_get(Button.class, spec -> spec.withText("許可する")));

        signIn(Role.OFFICIAL);
        justSignedIn();
        Screen.open("city/sending");
        assertThat(Screen.text()).contains("許可済み（official、ファイルが読めない）");
        assertThat(_find(Anchor.class, spec -> spec.withText("CSV"))).hasSize(1);
        jdbc.sql("update wave set state = 'STOPPED'").update();
        reopen();
        _assertNone(Anchor.class, spec -> spec.withText("CSV"));
        assertThat(Screen.text()).contains("取り出しは終わりました");
    }

    @Test
    void anApproverSeesTheFilesAndTakesNone() {
        wave("QUEUED").where("outside = true");
        signIn(Role.APPROVER);
        Screen.open("city/sending");

        assertThat(Screen.text()).contains("商品券の送付");
        _assertNone(Button.class, spec -> spec.withText("ファイルを作る"));
        _assertNone(Anchor.class, spec -> spec.withText("CSV"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "AUDITOR"})
    void whoKeepsTheServersRunningSeesThemAndNobodysData(Role role) {
        wave("UNCERTAIN");
        jdbc.sql(
                        "insert into sending_node (id, started_at, seen_at, beat) values ('node-1', '2022-08-04 00:00:00', '2022-08-04 00:00:00', 3)")
                .update();
        signIn(role);
        Screen.open("admin/sending");

        assertThat(Screen.text()).contains("未設定", "node-1", "結果不明").doesNotContain("U000001", "@example.jp", "山田");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void othersDoNotGetIn(Role role) {
        signIn(role);
        Screen.open("city/sending");

        assertThat(List.of(_find(SendingView.class).size())).containsExactly(0);
    }
}
