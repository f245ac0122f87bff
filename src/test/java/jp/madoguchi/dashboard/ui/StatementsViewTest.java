package jp.madoguchi.dashboard.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static jp.madoguchi.reissue.ReportedCounts.JUNE;
import static jp.madoguchi.reissue.ReportedCounts.JUNE_30;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import java.util.Locale;
import jp.madoguchi.dashboard.StatementComparison.Line;
import jp.madoguchi.dashboard.StatementComparisonService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.escalation.LoggedInquiry;
import jp.madoguchi.inquiry.statement.StatedCounts;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class StatementsViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Test
    void withoutAnyWordOfHoldersItSaysSo() {
        Incident incident = KokoIncident.setUp(incidents);
        new ReportedCounts(jdbc, incident).in(ReportState.ACCEPTED, JUNE_30, JUNE);
        signIn(Role.OFFICIAL);
        Screen.open("city/reissue/statements");
        assertThat(Screen.text()).contains("再発行の状況を利用者が答えたカードはまだありません。", "63.0%", "データなし");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theHoldersShareStandsBesideTheReportedRate(Role role) {
        LoggedInquiry logged = new LoggedInquiry(context);
        long inquiry = logged.ofTheCase();
        Incident incident = logged.incident();
        new ReportedCounts(jdbc, incident).in(ReportState.ACCEPTED, JUNE_30, JUNE);
        said(incident, inquiry, 3, 17);
        signIn(role);
        Screen.open("city/reissue/statements");

        assertThat(Screen.text())
                .contains(
                        "報告では 60.1% が再発行済みです。利用者が答えた 20 枚のうち再発行済みは 15.0%（95％信頼区間 5.2-36.0%）です。",
                        "申告のほうが少ない", "15.0%（5.2-36.0%）");
        _setValue(_get(DatePicker.class), LocalDate.of(2022, 4, 1));
        assertThat(Screen.text()).contains("再発行の状況を利用者が答えたカードはまだありません。");
        Screen.open("city");
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("city/reissue/statements");
        assertThat(Screen.text()).contains("Holders say less", "Wilson 1927").doesNotContain("!dashboard");
    }

    /** Said in a call, then answered, then said again: the last word counts, and each way is counted for itself. */
    @Test
    void callsAndAnswersAreCountedApartAndOfBothTheLastWordCounts() {
        LoggedInquiry logged = new LoggedInquiry(context);
        long inquiry = logged.ofTheCase();
        Incident incident = logged.incident();
        said(incident, inquiry, 0, 3);
        OutreachRows rows = new OutreachRows(jdbc, incident, Tokyo.startOf(LocalDate.of(2022, 7, 2)));
        long person = jdbc.sql("select id from case_file where case_number = 'U000099'")
                .query(Long.class)
                .single();
        long other = AffectedPersons.add(jdbc, incident, "U000098", "鈴木 一郎", "090-0415-5998", 1);
        long wave = rows.wave("SURVEY", "EMAIL", "DONE");
        answered(
                rows.delivery(wave, person, "EMAIL", "SENT", rows.cards(person)),
                rows.cards(person).get(0),
                2);
        answered(
                rows.delivery(null, person, "EMAIL", "SENT", rows.cards(person)),
                rows.cards(person).get(1),
                -2);
        answered(
                rows.delivery(wave, other, "EMAIL", "SENT", rows.cards(other)),
                rows.cards(other).get(0),
                2);

        signIn(Role.OFFICIAL);
        Line total = context.getBean(StatementComparisonService.class)
                .asOf(incident.id(), LocalDate.of(2022, 7, 5))
                .total();
        assertThat(total.calls()).isEqualTo(new StatedCounts(0, 0, 3, 0));
        assertThat(total.answers()).isEqualTo(new StatedCounts(3, 0, 0, 0));
        assertThat(total.stated()).isEqualTo(new StatedCounts(2, 0, 2, 0));
    }

    private void answered(long delivery, long card, int daysAfterTheCall) {
        jdbc.sql(
                        "insert into survey_answer (delivery_id, card_id, statement, answered_at) values (?, ?, 'REISSUED', ?)")
                .params(
                        delivery,
                        card,
                        Tokyo.toColumn(Tokyo.startOf(LocalDate.of(2022, 7, 1).plusDays(daysAfterTheCall))))
                .update();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseComesToIt(Role role) {
        signIn(role);
        Screen.open("city/reissue/statements");
        _assertNone(StatementsView.class);
    }

    private void said(Incident incident, long inquiry, int reissued, int notYet) {
        long person = AffectedPersons.add(jdbc, incident, "U000099", "山田 花子", "090-0415-5999", reissued + notYet);
        java.util.List<Long> cards = jdbc.sql("select id from affected_card where case_id = ? order by id")
                .param(person)
                .query(Long.class)
                .list();
        for (int i = 0; i < cards.size(); i++) {
            jdbc.sql("""
                            insert into card_statement (id, card_id, statement, inquiry_id, stated_at, stated_to)
                            values (?, ?, ?, ?, ?, 'operator')""")
                    .params(
                            Ids.next(),
                            cards.get(i),
                            i < reissued ? "REISSUED" : "NOT_YET",
                            inquiry,
                            Tokyo.toColumn(Tokyo.startOf(LocalDate.of(2022, 7, 1))))
                    .update();
        }
    }
}
