package jp.madoguchi.callstats.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.callstats.AssemblyFigures;
import jp.madoguchi.callstats.CallRecordImporter;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.callstats.Measure;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiryImporter;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The city's screens of the room on the demo's records. */
class DailyTableViewTest extends ViewTest {
    private static final LocalDate REMINDER = LocalDate.of(2022, 7, 29);

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    CallStatisticsService statistics;

    @Autowired
    CallRecordService callRecords;

    @Autowired
    CallRecordImporter calls;

    @Autowired
    InquiryImporter inquiries;

    @Autowired
    Imports imports;

    @Autowired
    IncidentService incidents;

    private long incident;

    @BeforeEach
    void importTheDemo() {
        incident = KokoIncident.setUp(incidents).id();
        AssemblyFigures.importRecords(imports, calls, inquiries);
    }

    /** The cells of a measure's row, block after block. */
    private static List<String> row(int index) {
        List<String> cells = new ArrayList<>();
        for (NativeTable table : _find(NativeTable.class, spec -> spec.withClasses("m-daily__table"))) {
            NativeTableRow row = _find(_get(table, NativeTableBody.class), NativeTableRow.class)
                    .get(index);
            row.getChildren().skip(1).map(DailyTableViewTest::seen).forEach(cells::add);
        }
        return cells;
    }

    /** What the eye sees of a cell. */
    private static String seen(Component cell) {
        return cell.getChildren()
                .filter(child -> !child.hasClassName("m-heard"))
                .map(child -> child.getElement().getTextRecursively())
                .reduce("", String::concat);
    }

    private static void open(String day) {
        UI.getCurrent().navigate("city/figures", QueryParameters.of("day", day));
    }

    private static String text() {
        return _find(Component.class).stream()
                .map(component -> component.getElement().getText())
                .collect(java.util.stream.Collectors.joining(" "));
    }

    @Test
    void theTableHasTheCellsOfTheAssemblysDocument() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate(DailyTableView.class);

        List<AssemblyFigures.Line> lines = AssemblyFigures.lines();
        assertThat(_find(NativeTable.class, spec -> spec.withClasses("m-daily__table")))
                .hasSize(4);
        assertThat(row(0))
                .containsExactlyElementsOf(
                        lines.stream().map(l -> "" + l.incoming()).toList());
        assertThat(row(1))
                .containsExactlyElementsOf(
                        lines.stream().map(l -> "" + l.answered()).toList());
        assertThat(row(2))
                .containsExactlyElementsOf(
                        lines.stream().map(l -> "" + l.fraud()).toList());
        assertThat(row(3))
                .containsExactlyElementsOf(lines.stream()
                        .map(l -> l.gift() == null ? "-" : "" + l.gift())
                        .toList());
        assertThat(text())
                .contains("入電件数合計", "応答件数", "不正利用", "QUOカードPay関連")
                .contains("6月23日", "8月3日", "海の日")
                .contains("1,610", "1,405", "205", "62", "1,086", "140件（7月29日）")
                .contains("※入電件数合計と応答件数との差は、話し中により応答できなかったことによるもの");
    }

    @Test
    void theFileHasTheFiguresOfTheScreen() {
        SignedIn.as(Role.AUDITOR);
        var table = DailyTableExport.of(
                incidents.requireCurrent(),
                statistics.between(incident, AssemblyFigures.FROM, AssemblyFigures.TO),
                Locale.JAPANESE,
                key -> key);
        List<List<ExportCell>> rows = new ArrayList<>();
        table.rows().forEach(rows::add);

        assertThat(rows).hasSize(43);
        assertThat(rows.getFirst().subList(2, 7))
                .containsExactly(
                        ExportCell.of(8),
                        ExportCell.of(8),
                        ExportCell.of(0),
                        ExportCell.of(4),
                        ExportCell.counted(null));
        assertThat(rows.getLast().subList(2, 7))
                .containsExactly(
                        ExportCell.of(1_610),
                        ExportCell.of(1_405),
                        ExportCell.of(205),
                        ExportCell.of(62),
                        ExportCell.of(1_086));
    }

    @Test
    void anotherSpanIsShownFromItsAddress() {
        signIn(Role.APPROVER);
        UI.getCurrent()
                .navigate(
                        "city/daily",
                        new QueryParameters(
                                java.util.Map.of("from", List.of("2022-07-08"), "to", List.of("2022-07-09"))));
        assertThat(row(0)).containsExactly("121", "51");

        UI.getCurrent().navigate("city/daily", QueryParameters.of("day", "yesterday"));
        assertThat(text()).contains("日付が読めません");
    }

    @Test
    void aSpanOfWhichNothingIsKnownHasNoSums() {
        signIn(Role.OFFICIAL);
        UI.getCurrent()
                .navigate(
                        "city/daily",
                        new QueryParameters(
                                java.util.Map.of("from", List.of("2022-05-08"), "to", List.of("2022-05-09"))));
        assertThat(row(0)).containsExactly("-", "-");
        assertThat(_get(SpanTotals.class).getElement().getTextRecursively()).doesNotContain("0");
    }

    @Test
    void aSpanTheWrongWayRoundIsRefusedAtTheField() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate(DailyTableView.class);
        _setValue(_get(DatePicker.class, spec -> spec.withLabel("終了日")), LocalDate.of(2022, 6, 1));
        _click(_get(Button.class, spec -> spec.withText("表示")));
        DatePicker from = _get(DatePicker.class, spec -> spec.withLabel("開始日"));
        assertThat(from.isInvalid()).isTrue();
        assertThat(from.getErrorMessage()).contains("より後になっています");
    }

    @Test
    void aFigureIsMadeOfItsCalls() {
        signIn(Role.AUDITOR);
        UI.getCurrent()
                .navigate(
                        "city/figures",
                        new QueryParameters(
                                java.util.Map.of("day", List.of("2022-07-29"), "measure", List.of("busy"))));
        assertThat(_get(H1.class).getText()).isEqualTo("話中件数　2022年7月29日");
        assertThat(GridKt._size(_get(Grid.class))).isEqualTo(82);
        assertThat(GridKt._getFormattedRow((Grid<?>) _get(Grid.class), 0)).anyMatch(cell -> cell.contains("-****-"));
        assertThat(text()).contains("話中 82 件は 58 人からの電話でした。うち 32 人には同じ日のうちに応答でき、26 人には応答できませんでした。");
        // an auditor changes nothing
        _assertNone(Button.class, spec -> spec.withText("この日を確定する"));
    }

    @Test
    void anUnknownMeasureOrNoDayIsSaid() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate(FiguresView.class);
        assertThat(text()).contains("日と項目を選んでください");
        UI.getCurrent()
                .navigate(
                        "city/figures",
                        new QueryParameters(
                                java.util.Map.of("day", List.of("2022-07-29"), "measure", List.of("nonsense"))));
        assertThat(text()).contains("日と項目を選んでください");
    }

    @Test
    void anOfficialConfirmsADayAndCorrectsIt() {
        signIn(Role.OFFICIAL);
        open("2022-07-29");
        _click(_get(Button.class, spec -> spec.withText("この日を確定する")));
        assertThat(text()).contains("入電 140 件、応答 58 件");
        _click(_get(Button.class, spec -> spec.withText("確定する")));
        assertThat(statistics
                        .between(incident, REMINDER, REMINDER)
                        .days()
                        .getFirst()
                        .confirmed())
                .isTrue();

        open("2022-07-29");
        assertThat(text()).contains("OFFICIAL さんが確定しました");
        _click(_get(Button.class, spec -> spec.withText("件数を訂正する")));
        _click(_get(Button.class, spec -> spec.withText("訂正する")));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("訂正の理由を書いてください。");
        _setValue(_get(TextArea.class), "回線障害の1件を加算");
        _setValue(_get(IntegerField.class), 141);
        _click(_get(Button.class, spec -> spec.withText("訂正する")));

        assertThat(statistics
                        .between(incident, REMINDER, REMINDER)
                        .days()
                        .getFirst()
                        .figure(Measure.INCOMING))
                .isEqualTo(141);
        open("2022-07-29");
        assertThat(text()).contains("140 → 141", "回線障害の1件を加算", "記録から数えた件数", "1 回訂正");
        UI.getCurrent().navigate(DailyTableView.class);
        assertThat(row(0)).contains("141").doesNotContain("140");
        assertThat(text()).contains("確定後に訂正");
    }

    @Test
    void approversAndAuditorsOnlyRead() {
        for (Role role : List.of(Role.APPROVER, Role.AUDITOR)) {
            signIn(role);
            open("2022-07-29");
            _assertOne(Grid.class);
            _assertNone(Button.class, spec -> spec.withText("この日を確定する"));
            _assertNone(Button.class, spec -> spec.withText("件数を訂正する"));
        }
    }

    @Test
    void differencesAreListedWithTheirCalls() {
        SignedIn.as(Role.SUPERVISOR);
        callRecords.receive(incident, List.of(Calls.answered("X1", REMINDER, "22:00")));
        Calls.inquiry(
                jdbc,
                sealed,
                incident,
                "X2",
                incidents.requireCurrent().category("GIFT").orElseThrow().id(),
                Calls.at(REMINDER, "10:00"));
        signIn(Role.AUDITOR);
        UI.getCurrent().navigate(DifferencesView.class);

        assertThat(text()).contains("差異のある日：1 日", "2022年7月29日", "問い合わせのない応答（1 件）", "呼のない問い合わせ（1 件）");
        assertThat(_find(Grid.class)).hasSize(2).allMatch(grid -> GridKt._size(grid) == 1);
    }

    @Test
    void withoutDifferencesThatIsSaid() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate(DifferencesView.class);
        assertThat(_find(Paragraph.class)).extracting(Paragraph::getText).contains("この期間に差異はありません。");
    }

    @Test
    void whatThereIsInEnglishIsInEnglish() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().setLocale(Locale.ENGLISH);
        UI.getCurrent().navigate(DailyTableView.class);
        assertThat(text())
                .contains("Incoming calls", "Fraudulent use", "Jun 23", "busy line")
                .doesNotContain("応答件数");
        assertThat(_get(Select.class).getLabel()).isEqualTo("Usual spans");
    }

    @Test
    void busyCallsAndLostCallersStandBesideWhatBecameOfThem() {
        signIn(Role.OFFICIAL);
        UI.getCurrent()
                .navigate(
                        "city/figures",
                        QueryParameters.of("day", REMINDER.toString()).merging("measure", "busy"));

        NativeTable table = _find(NativeTable.class).stream()
                .filter(one -> one.getElement().getTextRecursively().contains("応答できなかった方（人）"))
                .findFirst()
                .orElseThrow();
        assertThat(_get(table, NativeTableBody.class).getElement().getTextRecursively())
                .isEqualTo("82" + "26" + "0" + "0" + "26" + "0" + "0");
    }
}
