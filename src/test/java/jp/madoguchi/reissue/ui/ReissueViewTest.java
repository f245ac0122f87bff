package jp.madoguchi.reissue.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.reissue.ReportedCounts.JUNE;
import static jp.madoguchi.reissue.ReportedCounts.JUNE_30;
import static jp.madoguchi.reissue.ReportedCounts.MAY;
import static jp.madoguchi.reissue.ReportedCounts.MAY_31;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.chart.TimeChart;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.review.ReviewService;
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

class ReissueViewTest extends ViewTest {
    private static final PortalUser REVIEWER = new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL));

    @Autowired
    IncidentService incidents;

    @Autowired
    ReissueService reissue;

    @Autowired
    ReviewService reviews;

    @Autowired
    Messages messages;

    Incident incident;
    ReportedCounts reported;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
        reported = new ReportedCounts(jdbc, incident);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCitySeesRatesTrendAndAllUploads(Role role) {
        reported.in(ReportState.ACCEPTED, MAY_31, MAY);
        reported.in(ReportState.ACCEPTED, JUNE_30, JUNE);
        new ReportedCounts(jdbc, incident).of("north-office", "contractor2").sent(JUNE_30, MAY);
        signIn(role);
        Screen.open("city/reissue");
        _setValue(_get(DatePicker.class), LocalDate.of(2022, 7, 30));

        assertThat(Screen.text())
                .contains("2022-06-30 時点で、対象 63,337 枚のうち 38,051 枚（60.1 %）が再発行されています。", "63.0 %", "north-office", "確認待ち")
                .doesNotContain("すべて確認済みになると");
        assertThat(_find(TimeChart.class)).hasSize(1);
        assertThat(_find(Anchor.class, spec -> spec.withText("報告を開く"))).hasSize(3);
    }

    @Test
    void whatWaitsStandsBesideWhatCounts() {
        reported.in(ReportState.ACCEPTED, MAY_31, MAY);
        long june = reported.sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue");
        assertThat(Screen.text())
                .contains(
                        "2022-05-31 時点で、対象 63,337 枚のうち 29,019 枚（45.8 %）",
                        "確認待ちの報告があります。", "2022-06-30 時点で 38,051 枚（60.1 %）になります。");
        assertThat(rows(0))
                .contains(
                        List.of("A社", "48.0 %", "10,484", "21,842", "2022-05-31", "13,760 枚（63.0 %、2022-06-30 時点）"),
                        List.of("合計", "45.8 %", "29,019", "63,337", "2022-05-31", "38,051 枚（60.1 %、2022-06-30 時点）"));

        SystemUser.run(REVIEWER, () -> {
            reviews.accept(june, "");
            return true;
        });
        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return Screen.text().contains("38,051 枚（60.1 %）が再発行されています。");
        });
    }

    @Test
    void eachFigureStandsUnderItsHeading() {
        reported.in(ReportState.ACCEPTED, JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue");

        assertThat(rows(0))
                .contains(
                        List.of("カード会社", "再発行率", "再発行件数", "対象カード数", "基準日", "確認後の見込み"),
                        List.of("A社", "63.0 %", "13,760", "21,842", "2022-06-30", "-"),
                        List.of("合計", "60.1 %", "38,051", "63,337", "2022-06-30", "-"));
        assertThat(rows(1))
                .contains(
                        List.of("基準日", "合計", "再発行件数", "A社", "B社", "C社", "D社", "E社"),
                        List.of("2022-06-30", "60.1 %", "38,051", "63.0 %", "58.0 %", "66.0 %", "55.0 %", "50.0 %"));
    }

    /** The texts of a table's cells, row by row. */
    private static List<List<String>> rows(int table) {
        return _find(_find(PlainTable.class).get(table), NativeTableRow.class).stream()
                .map(row -> row.getElement()
                        .getChildren()
                        .map(Element::getTextRecursively)
                        .toList())
                .toList();
    }

    @Test
    void aDayBeforeAnyReportHasNoFigure() {
        reported.in(ReportState.ACCEPTED, JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue");
        _setValue(_get(DatePicker.class), LocalDate.of(2022, 4, 1));
        assertThat(Screen.text()).contains("2022-04-01 までに確認済みの報告はありません。").doesNotContain(" 0.0 %");
    }

    @Test
    void theExportHasEachDayAndIssuer() {
        reported.in(ReportState.ACCEPTED, MAY_31, MAY);
        reported.in(ReportState.ACCEPTED, JUNE_30, JUNE);
        String csv = SystemUser.run(
                REVIEWER,
                () -> new String(
                        TableExport.CSV.bytes(RatesExport.of(
                                incident,
                                reissue.history(incident.id()),
                                Locale.JAPANESE,
                                key -> messages.get(Locale.JAPANESE, key))),
                        StandardCharsets.UTF_8));
        assertThat(csv.lines())
                .hasSize(13)
                .startsWith("基準日,カード会社,対象カード数,再発行件数,再発行率（％）", "2022-05-31,A社,21842,10484,48.0")
                .endsWith("2022-06-30,合計,63337,38051,60.1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseSeesThem(Role role) {
        signIn(role);
        Screen.open("city/reissue");
        _assertNone(ReissueView.class);
    }

    @Test
    void theScreensSpeakEnglishToo() {
        reported.in(ReportState.ACCEPTED, MAY_31, MAY);
        reported.sent(JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("city/reissue");
        assertThat(Screen.text())
                .contains("Reissue of cards", "Issuer A", "Waiting", "Reports wait for review.")
                .doesNotContain("!reissue");
    }
}
