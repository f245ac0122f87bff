package jp.madoguchi.reissue.plan.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.reissue.ReportedCounts.JUNE;
import static jp.madoguchi.reissue.ReportedCounts.JUNE_30;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.ui.Bell;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.plan.NewPlan;
import jp.madoguchi.reissue.plan.PlanKind;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class PlanViewsTest extends ViewTest {
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));

    @Autowired
    IncidentService incidents;

    @Autowired
    PlanService plans;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    @Test
    void anOfficialSetsAPlanAndSeesAtTheFieldWhatIsMissing() {
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/plan");
        assertThat(Screen.text()).contains("提出期限はまだ決まっていません。", "計画はまだありません。");
        _click(_get(Button.class, spec -> spec.withText("計画を決める")));
        assertThat(_get(IntegerField.class).getErrorMessage()).isEqualTo("0 から 90 までの日数を入れてください。");

        _setValue(_get(IntegerField.class), 10);
        _setValue(_get(DatePicker.class, spec -> spec.withLabel("最初の提出期限")), LocalDate.of(2022, 7, 10));
        _click(_get(Button.class, spec -> spec.withText("計画を決める")));
        assertThat(Screen.text()).contains("毎月", "2022-07-10（日）", "2022-06-01 から 2022-06-30", "未提出", "25 日超過", "期限前");

        // the form knows its own revision
        _setValue(_get(DatePicker.class, spec -> spec.withLabel("最初の提出期限")), LocalDate.of(2022, 8, 10));
        _click(_get(Button.class, spec -> spec.withText("計画を決める")));
        assertThat(SystemUser.run(SystemUser.named("test", Role.AUDITOR), () -> plans.plans(incident.id()))
                        .get("south-office")
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void whoSetsItSecondIsToldAndLosesNothing() {
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/plan");
        _setValue(_get(IntegerField.class), 7);
        _setValue(_get(DatePicker.class, spec -> spec.withLabel("最初の提出期限")), LocalDate.of(2022, 8, 20));
        set("south-office", LocalDate.of(2022, 8, 10));
        _click(_get(Button.class, spec -> spec.withText("計画を決める")));

        assertThat(Screen.text()).contains("先にほかの担当者が計画を変えました。", "2022-08-10");
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(7);
        _click(_get(Button.class, spec -> spec.withText("計画を決める")));
        assertThat(Screen.text()).contains("2022-08-20（土）").doesNotContain("先にほかの担当者が");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPROVER", "AUDITOR"})
    void theOthersOfTheCityReadIt(Role role) {
        set("south-office", LocalDate.of(2022, 7, 10));
        signIn(role);
        Screen.open("city/reissue/plan");
        assertThat(Screen.text()).contains("south-office", "未提出");
        _assertNone(Button.class, spec -> spec.withText("計画を決める"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseComesToIt(Role role) {
        signIn(role);
        Screen.open("city/reissue/plan");
        _assertNone(CityPlanView.class);
    }

    @Test
    void theContractorSeesItsOwnAndIsRemindedInTheBar() {
        set("south-office", LocalDate.of(2022, 7, 10));
        set("north-office", LocalDate.of(2022, 8, 10));
        new ReportedCounts(jdbc, incident).sent(JUNE_30, JUNE);
        signIn(Role.CONTRACTOR);
        Screen.open("contractor/plan");
        assertThat(Screen.text())
                .contains("2022-07-01 から 2022-07-31 の報告の期限は 2022-08-10 です（あと 6 日）。", "期限内", "100.0 %")
                .doesNotContain("north-office");
        assertThat(_find(
                        Bell.class,
                        spec -> spec.withPredicate(bell -> bell.getHref().equals("contractor/plan"))))
                .hasSize(1)
                .allSatisfy(bell ->
                        assertThat(bell.getElement().getTextRecursively()).isEqualTo("提出する報告1"));

        signIn(NORTH);
        Screen.open("contractor/plan");
        assertThat(Screen.text()).contains("2022-08-10").doesNotContain("south-office", "2022-07-10");
    }

    @Test
    void aPlanThatIsSetAppearsOnTheOpenPage() {
        signIn(Role.CONTRACTOR);
        Screen.open("contractor/plan");
        assertThat(Screen.text()).contains("提出期限はまだ決まっていません。");
        set("south-office", LocalDate.of(2022, 7, 10));
        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return Screen.text().contains("期限 2022-07-10 を 25 日過ぎています。");
        });
        _assertOne(ContractorPlanView.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACTOR")
    void nobodyElseComesToTheContractors(Role role) {
        signIn(role);
        Screen.open("contractor/plan");
        _assertNone(ContractorPlanView.class);
    }

    @Test
    void theySpeakEnglishToo() {
        set("south-office", LocalDate.of(2022, 7, 10));
        signIn(Role.OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("city/reissue/plan");
        assertThat(Screen.text()).contains("Missing", "25 days late", "Monthly").doesNotContain("!reissue");
    }

    private void set(String organisation, LocalDate firstDue) {
        SystemUser.run(SystemUser.named("test", Role.OFFICIAL), () -> {
            plans.set(incident.id(), new NewPlan(organisation, 0, PlanKind.MONTHLY, firstDue, 10, null));
            return true;
        });
    }
}
