package jp.madoguchi.reissue.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.reissue.ReissueCountsImporter;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReissueScreensTest extends ViewTest {
    private static final PortalUser SOUTH =
            new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));

    @Autowired
    IncidentService incidents;

    @Autowired
    ReissueCountsImporter importer;

    @Autowired
    Imports imports;

    @BeforeEach
    void setUp() {
        KokoIncident.setUp(incidents);
    }

    @Test
    void aContractorSeesOwnReportsWithStateDateFileAndRate() throws IOException {
        reported(SOUTH, "demo.csv");
        signIn(SOUTH);
        Screen.open("contractor");

        _assertOne(ContractorView.class);
        assertThat(_find(Details.class)).hasSize(4);
        assertThat(Screen.text()).contains("基準日 2022-06-30", "60.1 %", "確認待ち", "demo.csv", "38,051", "送信した報告");
    }

    @Test
    void anotherOrganisationsReportsAreNotThere() throws IOException {
        reported(SOUTH, "south.csv");
        reported(NORTH, "north.csv");

        signIn(NORTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("north.csv").doesNotContain("south.csv", "south-office");

        signIn(SOUTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("south.csv").doesNotContain("north.csv", "north-office");
    }

    @Test
    void withoutReportsThePageSaysSo() {
        signIn(SOUTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("まだ報告はありません。");
        _assertOne(ImportPanel.class);
    }

    @Test
    void withoutAnIncidentThePageSaysWhatIsMissing() {
        CleanDatabase.clean(jdbc);
        signIn(SOUTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("事案がまだ登録されていません。");
        _assertNone(ImportPanel.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACTOR")
    void nobodyElseComesToTheContractorsPage(Role role) {
        signIn(role);
        Screen.open("contractor");
        _assertNone(ContractorView.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCitySeesRatesHistoryAndAllUploads(Role role) throws IOException {
        reported(SOUTH, "south.csv");
        reported(NORTH, "north.csv");
        signIn(role);
        Screen.open("city/reissue");

        _setValue(_get(DatePicker.class), LocalDate.of(2022, 7, 30));

        assertThat(Screen.text())
                .contains(
                        "2022-06-30 時点で、対象 63,337 枚のうち 38,051 枚（60.1 %）が再発行されています。",
                        "63.0 %", "south.csv", "north.csv", "north-office", "確認待ち", "66.6 %");
        _assertNone(ImportPanel.class);
    }

    @Test
    void eachFigureStandsUnderItsHeading() throws IOException {
        reported(SOUTH, "south.csv");
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue");

        assertThat(rows(0))
                .contains(
                        List.of("カード会社", "再発行率", "再発行件数", "対象カード数", "基準日", "状態"),
                        List.of("A社", "69.0 %", "15,070", "21,842", "2022-07-31", "確認待ち"),
                        List.of("合計", "66.6 %", "42,205", "63,337", "2022-07-31", "確認待ち"));
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
    void aDayBeforeAnyReportHasNoFigure() throws IOException {
        reported(SOUTH, "south.csv");
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue");
        _setValue(_get(DatePicker.class), LocalDate.of(2022, 4, 1));
        assertThat(Screen.text()).contains("2022-04-01 までの報告はまだありません。").doesNotContain(" 0.0 %");
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
    void theScreensSpeakEnglishToo() throws IOException {
        reported(SOUTH, "south.csv");
        signIn(Role.OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("city/reissue");
        assertThat(Screen.text())
                .contains("Reissue of cards", "Issuer A", "Waiting")
                .doesNotContain("!reissue");
    }

    private void reported(PortalUser user, String fileName) throws IOException {
        SignedIn.as(user);
        try (var in = getClass().getResourceAsStream("/demo/reissue-counts.csv")) {
            byte[] bytes = new String(in.readAllBytes(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            imports.run(
                    importer, new TableFile(fileName, bytes), CharsetChoice.AUTO, user.name(), Progress.unwatched());
        }
    }
}
