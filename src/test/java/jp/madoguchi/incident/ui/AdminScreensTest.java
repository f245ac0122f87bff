package jp.madoguchi.incident.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import jp.madoguchi.incident.ImportLog;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.MilestonesImporter;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class AdminScreensTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    MilestonesImporter importer;

    @Autowired
    Imports imports;

    @BeforeEach
    void setUp() throws IOException {
        KokoIncident.setUp(incidents);
        SignedIn.as(Role.ADMIN);
        imports.run(
                importer,
                new TableFile("waves.csv", resource("milestones.csv")),
                CharsetChoice.AUTO,
                "kato",
                Progress.unwatched());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "AUDITOR"})
    void theStartPageTellsTheStateOfThePortal(Role role) {
        signIn(role);
        Screen.open("admin");
        _assertOne(AdminView.class);
        assertThat(Screen.text())
                .contains("ここクーポン", "63,337", "節目の一覧", "kato", "受託者", "/contractor", "利用者の個人情報の閲覧", "2022-08-04")
                .containsAnyOf("H2", "MariaDB", "MySQL");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "AUDITOR"})
    void theImportLogNamesFileDigestAndWho(Role role) {
        signIn(role);
        Screen.open("admin/imports");
        ImportLogView view = _get(ImportLogView.class);
        assertThat(view.getPageTitle()).isEqualTo("取り込みの記録");
        @SuppressWarnings("unchecked")
        var grid = (Grid<ImportLog.Entry>) _get(Grid.class);
        assertThat(GridKt._getFormattedRow(grid, 0)).contains("節目の一覧", "waves.csv", "kato", "5");
    }

    @ParameterizedTest
    @CsvSource({"admin", "admin/incident", "admin/imports"})
    void nobodyElseComesHere(String path) {
        for (Role role : Role.values()) {
            if (role != Role.ADMIN && role != Role.AUDITOR) {
                signIn(role);
                Screen.open(path);
                _assertNone(AdminPage.class);
            }
        }
    }

    @Test
    void theAuditorSeesTheSettingsAndCanChangeNone() {
        signIn(Role.AUDITOR);
        Screen.open("admin/incident");
        assertThat(Screen.text())
                .contains(
                        "QUOカードPay関連",
                        "2022-07-04",
                        "09:00 - 21:00",
                        "south-office",
                        "QUOカードPayリマインドメール配信",
                        "2022-06-30 - 2022-07-08");
        _assertNone(ImportPanel.class);
        _assertNone(DefinitionUpload.class);
        _assertNone(MilestoneForm.class);
        assertThat(_find(Button.class, spec -> spec.withText("削除"))).isEmpty();
    }

    @Test
    void theAdministratorAddsAndRemovesAMilestone() {
        signIn(Role.ADMIN);
        Screen.open("admin/incident");
        MilestoneForm form = _get(MilestoneForm.class);
        _setValue(_get(form, DatePicker.class, spec -> spec.withLabel("開始日")), LocalDate.of(2022, 8, 10));
        _setValue(_get(form, TextField.class, spec -> spec.withLabel("名称（日本語）")), "再リマインド");
        _setValue(_get(form, TextField.class, spec -> spec.withLabel("名称（英語）")), "Second reminder");
        _click(_get(form, Button.class));
        assertThat(Screen.text()).contains("2022-08-10", "再リマインド");
        assertThat(current().milestones()).hasSize(6);

        _click(_find(Button.class, spec -> spec.withText("削除")).getLast());
        assertThat(Screen.text()).doesNotContain("再リマインド（");
        assertThat(current().milestones()).hasSize(5);
    }

    @Test
    void aMilestoneThatIsThereAlreadyIsRefusedAtItsField() {
        signIn(Role.ADMIN);
        Screen.open("admin/incident");
        MilestoneForm form = _get(MilestoneForm.class);
        DatePicker start = _get(form, DatePicker.class, spec -> spec.withLabel("開始日"));
        DatePicker end = _get(form, DatePicker.class, spec -> spec.withLabel("終了日"));
        _click(_get(form, Button.class));
        assertThat(start.getErrorMessage()).isEqualTo("日付を入れてください。");

        _setValue(start, LocalDate.of(2022, 8, 10));
        _setValue(end, LocalDate.of(2022, 8, 9));
        _click(_get(form, Button.class));
        assertThat(end.getErrorMessage()).isEqualTo("終了日が開始日より前です。日付を確かめてください。");

        _setValue(end, LocalDate.of(2022, 8, 11));
        _click(_get(form, Button.class));
        assertThat(_get(form, TextField.class, spec -> spec.withLabel("名称（日本語）"))
                        .getErrorMessage())
                .isEqualTo("名称を入れてください。");
        assertThat(current().milestones()).hasSize(5);
    }

    @Test
    void aDefinitionIsShownBeforeItIsApplied() throws IOException {
        signIn(Role.ADMIN);
        Screen.open("admin/incident");
        DefinitionUpload upload = _get(DefinitionUpload.class);

        upload.show(resource("incident.json"));
        assertThat(Screen.text()).contains("今の設定と同じです。変更はありません。");

        upload.show(definition("\"21:00\"", "\"20:00\""));
        assertThat(Screen.text()).contains("次の 1 件が変わります。", "受付時間", "09:00-21:00", "09:00-20:00");
        assertThat(current().closesAt()).hasToString("21:00");

        _click(_get(Button.class, spec -> spec.withText("適用する")));
        assertThat(current().closesAt()).hasToString("20:00");
        assertThat(Screen.text()).contains("設定を適用しました。", "09:00 - 20:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"code\": \"koko-2022\"|\"kode\": \"x\"|項目「kode」は使えません。",
                "\"code\": \"koko-2022\",||項目「code」がありません。",
                "2022-01-25|2022-01-32|項目「startsOn」の「2022-01-32」は日付として読めません。",
                "09:00|9 Uhr|項目「opensAt」の「9 Uhr」は時刻として読めません。",
                "21842|\"viele\"|項目「issuers[1].affectedCards」は 0 以上の整数で書いてください。",
                "63337|63338|対象カード数 63,338 がカード会社別の合計 63,337 と一致しません。",
                "\"shortcut\": \"1\"|\"shortcut\": \"11\"|項目「categories[1].shortcut」が長すぎます。1 文字まで",
                "\"inDailyTable\": true|\"inDailyTable\": \"yes\"|項目「categories[1].inDailyTable」は true か false",
                "\"details\": \"FRAUD\"|\"details\": \"FRAUDE\"|項目「categories[1].details」は [NONE, FRAUD, GIFT, REISSUE] のどれか",
                "\"code\": \"CHARGED\",||項目「categories[1].topics[1].code」がありません。",
                "\"shortcut\": \"w\"|\"shortcut\": \"q\"|コード「q」が重複しています。",
                "\"shortcut\": \"w\"|\"shortcut\": \"z\"|のキー「z」は使えません。",
                "\"closesAt\": \"21:00\"|\"closesAt\": \"21:00\", \"closedOn\": [\"SONNTAG\"]|「SONNTAG」は使えません。",
                "{|[|JSON として読めません（",
            })
    void aDefinitionWithMistakesChangesNothingAndNamesEach(String what, String by, String message) throws IOException {
        Incident before = current();
        signIn(Role.ADMIN);
        Screen.open("admin/incident");
        _get(DefinitionUpload.class).show(definition(what, by == null ? "" : by));

        assertThat(Screen.text()).contains(message).contains("何も変更していません。");
        _assertNone(Button.class, spec -> spec.withText("適用する"));
        assertThat(current()).isEqualTo(before);
    }

    @Test
    void anEmptyPortalIsSetUpFromItsDefinition() throws IOException {
        CleanDatabase.clean(jdbc);
        signIn(Role.ADMIN);
        Screen.open("admin/incident");
        assertThat(Screen.text()).contains("事案がまだ登録されていません。");

        _get(DefinitionUpload.class).show(resource("incident.json"));
        _click(_get(Button.class, spec -> spec.withText("適用する")));

        assertThat(current().code()).isEqualTo("koko-2022");
        _assertOne(ImportPanel.class);
    }

    @Test
    void theScreensSpeakEnglishToo() {
        for (String path : new String[] {"admin", "admin/incident", "admin/imports"}) {
            signIn(Role.ADMIN);
            UI.getCurrent().setLocale(Locale.ENGLISH);
            Screen.open(path);
            assertThat(Screen.text()).doesNotContain("!incident");
        }
    }

    private Incident current() {
        return incidents.requireCurrent();
    }

    private static byte[] definition(String what, String by) throws IOException {
        String file = new String(resource("incident.json"), StandardCharsets.UTF_8);
        int at = file.indexOf(what);
        return (file.substring(0, at) + by + file.substring(at + what.length())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = AdminScreensTest.class.getResourceAsStream("/demo/" + name)) {
            return in.readAllBytes();
        }
    }
}
