package jp.madoguchi.callstats.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.DailyCallStatistics;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ImportViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    CallStatisticsService statistics;

    @Test
    void aSupervisorChoosesWhatToBringIn() {
        KokoIncident.setUp(incidents);
        signIn(Role.SUPERVISOR);
        UI.getCurrent().navigate(ImportView.class);

        assertThat(_find(Tab.class)).extracting(Tab::getLabel).containsExactly("呼の記録（電話システム）", "問い合わせ記録", "日計の手入力");
        _get(ImportPanel.class);
    }

    @Test
    void totalsOfADayWithoutAFileAreKeyedIn() {
        long incident = KokoIncident.setUp(incidents).id();
        signIn(Role.SUPERVISOR);
        UI.getCurrent().navigate(ImportView.class);
        _get(TabSheet.class).setSelectedIndex(2);
        LocalDate day = LocalDate.of(2022, 6, 22);

        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(_get(DatePicker.class).getErrorMessage()).isEqualTo("日付を入れてください。");
        _setValue(_get(DatePicker.class), day);
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("入電件数合計")), 5);
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("応答件数")), 6);
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("応答件数")).getErrorMessage())
                .contains("入電件数 5 を超えています");
        assertThat(statistics.between(incident, day, day).days().getFirst().source())
                .isEqualTo(DailyCallStatistics.Source.NONE);
        // the gift was not counted yet
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("QUOカードPay関連"))
                        .isEnabled())
                .isFalse();

        _setValue(_get(IntegerField.class, spec -> spec.withLabel("応答件数")), 4);
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("不正利用")), 1);
        _click(_get(Button.class, spec -> spec.withText("保存")));

        DailyCallStatistics keyed =
                statistics.between(incident, day, day).days().getFirst();
        assertThat(keyed.source()).isEqualTo(DailyCallStatistics.Source.KEYED_IN);
        assertThat(keyed.busy()).isEqualTo(1);
        assertThat(keyed.categories()).containsEntry("FRAUD", 1).containsEntry("GIFT", null);
    }

    @Test
    void nobodyElseGetsToTheScreens() {
        KokoIncident.setUp(incidents);
        Map<String, List<Role>> allowed = Map.of(
                "desk/import", List.of(Role.SUPERVISOR),
                "city/daily", List.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR),
                "city/figures", List.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR),
                "city/differences", List.of(Role.OFFICIAL, Role.APPROVER, Role.AUDITOR));
        Map<String, Class<?>> views = Map.of(
                "desk/import", ImportView.class,
                "city/daily", DailyTableView.class,
                "city/figures", FiguresView.class,
                "city/differences", DifferencesView.class);
        for (Role role : Role.values()) {
            allowed.forEach((route, roles) -> {
                signIn(role);
                boolean shown;
                try {
                    UI.getCurrent().navigate(route);
                    shown = views.get(route).isInstance(UI.getCurrent().getCurrentView());
                } catch (Exception refused) {
                    shown = false;
                }
                assertThat(shown).as(role + " at " + route).isEqualTo(roles.contains(role));
                MockVaadin.tearDown();
            });
        }
    }
}
