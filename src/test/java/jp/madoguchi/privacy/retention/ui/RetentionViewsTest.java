package jp.madoguchi.privacy.retention.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.privacy.retention.DeletionRun.State;
import jp.madoguchi.privacy.retention.DeletionService;
import jp.madoguchi.privacy.retention.Term;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionViewsTest extends ViewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    IncidentService incidents;

    @Autowired
    DeletionService deletions;

    private Incident incident;

    @BeforeEach
    void aPersonOfAnIncidentThatIsOver() {
        incident = KokoIncident.setUp(incidents);
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 1);
        jdbc.sql("update incident set version = version + 1, ends_on = ?")
                .param(LocalDate.of(2022, 7, 31))
                .update();
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    @Test
    @SuppressWarnings("unchecked")
    void theAdministratorSetsARuleAndPreparesWhatIsDue() {
        signIn(Role.ADMIN);
        UI.getCurrent().navigate("admin/retention");
        assertThat(Screen.text()).contains("定めなし（契約終了時まで）", "止めているものはありません");
        _click(button("対象を確かめる"));
        assertThat(Screen.text()).contains("期限を過ぎたものはありません");

        _click(_find(Button.class, spec -> spec.withText("変更")).getLast());
        Select<Term> term = _find(Select.class).getLast();
        _setValue(term, Term.INCIDENT_END);
        _setValue(_get(IntegerField.class), 1);
        Button change = _find(Button.class, spec -> spec.withText("変更")).getLast();
        _click(change);
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(1);
        _setValue(_get(TextArea.class), "条例による");
        _click(change);
        assertThat(Screen.text()).contains("事案の終了日から 1 日", "条例による");

        _click(button("対象を確かめる"));
        assertThat(Screen.text()).contains("利用者の氏名");
        _click(button("決裁に回す"));
        _setValue(_get(TextArea.class), "期限の経過");
        _click(_find(Button.class, spec -> spec.withText("決裁に回す")).getLast());
        assertThat(Screen.text()).contains("消去 D-1", "決裁待ち", "期限の経過");
        _assertNone(Button.class, spec -> spec.withText("決裁する"));
    }

    @Test
    void theApproverDecidesAndWhoPreparedItHasNoButton() {
        signIn(new PortalUser("both", "両方", "city", Set.of(Role.ADMIN, Role.APPROVER)));
        deletions.prepare(incident.id(), jp.madoguchi.privacy.retention.DeletionRun.Extent.EVERYTHING, "契約の終了");
        UI.getCurrent().navigate("city/deletions");
        assertThat(Screen.text()).contains("契約の終了", "契約終了による全消去");
        _assertNone(Button.class, spec -> spec.withText("決裁する"));

        signIn(Role.APPROVER);
        UI.getCurrent().navigate("city/deletions");
        _click(button("決裁する"));
        ConfirmDialog sure = _get(ConfirmDialog.class);
        com.vaadin.flow.component.ComponentUtil.fireEvent(sure, new ConfirmDialog.ConfirmEvent(sure, false));
        assertThat(Screen.text()).contains("消去中");
        assertThat(deletions.runs(incident.id()).getFirst().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void theOfficialHoldsACaseAndTheAuditorOnlyReads() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city/deletions");
        _click(button("消去を止める"));
        _setValue(_get(TextField.class), "U000009");
        _setValue(_get(TextArea.class), "訴訟のため");
        Button hold = _find(Button.class, spec -> spec.withText("消去を止める")).getLast();
        _click(hold);
        assertThat(_get(TextField.class).getErrorMessage()).contains("U000009");
        _setValue(_get(TextField.class), "U000001");
        _click(hold);
        assertThat(Screen.text()).contains("U000001", "訴訟のため");

        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/retention");
        assertThat(Screen.text()).contains("U000001", "訴訟のため");
        _assertNone(Button.class, spec -> spec.withText("解除"));
        _assertNone(Button.class, spec -> spec.withText("変更"));
    }

    @Test
    void theAdministratorAsksForTheEndOfKeysAndSomebodyElseAgrees() {
        jdbc.sql("""
                        insert into deletion_run (id, incident_id, number, extent, state, as_of, reason, prepared_by, prepared_by_name,
                          prepared_at) values (1, ?, 7, 'EVERYTHING', 'DONE', '2022-10-01', '終了', 'x', 'x', '2022-10-01 00:00:00')""").param(incident.id()).update();
        signIn(new PortalUser("both", "両方", "city", Set.of(Role.ADMIN, Role.APPROVER)));
        UI.getCurrent().navigate("admin/retention");
        assertThat(Screen.text()).contains("暗号鍵の廃棄");
        _click(button("廃棄を申請"));
        Button ask = _find(Button.class, spec -> spec.withText("廃棄を申請")).getLast();
        _click(ask);
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        _setValue(_get(TextArea.class), "委託契約の終了");
        _click(ask);
        assertThat(Screen.text()).contains("消去 D-7 の後の暗号鍵の廃棄", "委託契約の終了", "決裁待ち");
        _assertNone(Button.class, spec -> spec.withText("廃棄を決裁"));

        signIn(Role.APPROVER);
        UI.getCurrent().navigate("city/deletions");
        _assertNone(Button.class, spec -> spec.withText("廃棄を申請"));
        _click(button("廃棄を決裁"));
        ConfirmDialog sure = _get(ConfirmDialog.class);
        com.vaadin.flow.component.ComponentUtil.fireEvent(sure, new ConfirmDialog.ConfirmEvent(sure, false));

        assertThat(Screen.text()).contains("廃棄の途中", "まだ", "設定に残っています");
        _assertNone(Button.class, spec -> spec.withText("廃棄を決裁"));
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(() -> !running());
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate("admin/retention");
        assertThat(Screen.text()).contains("廃棄の途中");
        _assertNone(Button.class, spec -> spec.withText("廃棄を申請"));
    }

    private boolean running() {
        return jdbc.sql("select count(*) from field_key_run where finished_at is null")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
