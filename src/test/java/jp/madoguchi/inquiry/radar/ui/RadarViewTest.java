package jp.madoguchi.inquiry.radar.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PastNotes;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RadarViewTest extends ViewTest {
    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    IncidentService incidents;

    @Autowired
    BriefingService briefings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;

    @BeforeEach
    void setUp() {
        incident = KokoIncident.setUp(incidents);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPERVISOR", "OFFICIAL"})
    void whatRisesBecomesABriefing(Role role) {
        barcodes();
        signIn(role);
        Screen.open("desk/radar");
        assertThat(Screen.text()).contains("バーコード", "いま 10 件（33.3%）", "前 0 件（0%）");
        assertThat(Screen.text().contains("バーコードが読めない。"))
                .as("notes are for who reads the list of inquiries")
                .isEqualTo(role == Role.SUPERVISOR);

        _click(_find(Button.class, spec -> spec.withText("連絡事項にする")).getFirst());
        TextArea text = _get(_get(Dialog.class), TextArea.class);
        assertThat(text.getValue()).startsWith("「バーコード」についてのお問い合わせが増えています。");
        _setValue(text, "画面を明るくしてもらってください。");
        _click(_get(Button.class, spec -> spec.withText("全員に知らせる")));

        _assertNone(Dialog.class);
        assertThat(briefings.all(incident.id()))
                .singleElement()
                .satisfies(briefing -> assertThat(briefing.text()).isEqualTo("画面を明るくしてもらってください。"));
    }

    @Test
    void anotherSpanIsComparedWithItsOwnPast() {
        barcodes();
        signIn(Role.SUPERVISOR);
        Screen.open("desk/radar");

        choose(2);

        assertThat(Screen.text()).contains("比べる問い合わせがありません。");
    }

    @Test
    void whereNothingRoseItSaysSo() {
        LocalDate today = Tokyo.today(clock);
        PastNotes.add(jdbc, sealed, incident, today.minusDays(8), notes("届かない。"));
        PastNotes.add(jdbc, sealed, incident, today, notes("届かない。"));
        signIn(Role.SUPERVISOR);
        Screen.open("desk/radar");

        assertThat(Screen.text()).contains("目立って増えた言葉はありません。");
    }

    @Test
    void theAuditorReadsAndOpensExamples() {
        barcodes();
        signIn(Role.AUDITOR);
        Screen.open("desk/radar");

        assertThat(Screen.text()).contains("バーコード");
        assertThat(_find(
                        Anchor.class,
                        spec -> spec.withPredicate(anchor -> anchor.getHref().startsWith("desk/inquiries?inquiry="))))
                .isNotEmpty();
        _assertNone(Button.class, spec -> spec.withText("連絡事項にする"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "CONTRACTOR", "APPROVER", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        barcodes();
        signIn(role);
        Screen.open("desk/radar");

        _assertNone(RadarView.class);
        assertThat(Screen.text()).doesNotContain("バーコード");
    }

    private void barcodes() {
        LocalDate today = Tokyo.today(clock);
        PastNotes.add(jdbc, sealed, incident, today.minusDays(8), notes("届かない。"));
        PastNotes.add(jdbc, sealed, incident, today.minusDays(2), notes("届かない。"));
        PastNotes.add(
                jdbc,
                sealed,
                incident,
                today.minusDays(2),
                Collections.nCopies(10, "バーコードが読めない。").toArray(String[]::new));
    }

    private static String[] notes(String note) {
        return Collections.nCopies(20, note).toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private static void choose(int index) {
        Select<Object> since = _get(Select.class);
        _setValue(since, since.getListDataView().getItem(index));
    }
}
