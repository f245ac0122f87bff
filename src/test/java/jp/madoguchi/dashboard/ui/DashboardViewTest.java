package jp.madoguchi.dashboard.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.RouterLink;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.callstats.ui.FiguresView;
import jp.madoguchi.dashboard.CityOverviewService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.escalation.LoggedInquiry;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.reach.ReachLedger;
import jp.madoguchi.outreach.sending.OutsideReadingService;
import jp.madoguchi.outreach.sending.OutsideService;
import jp.madoguchi.outreach.sending.ReadingCause;
import jp.madoguchi.outreach.sending.SendingCase;
import jp.madoguchi.outreach.wave.WaveRunService;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.chart.TimeChart;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportDecisionService;
import jp.madoguchi.privacy.export.ExportScope;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DashboardViewTest extends ViewTest {
    @Autowired
    WaveRunService runs;

    @Autowired
    IncidentService incidents;

    @Autowired
    CallRecordService callRecords;

    @Autowired
    CityOverviewService overviews;

    @Autowired
    ReviewService reviews;

    @Autowired
    BulkExportService exports;

    @Autowired
    ExportDecisionService decisions;

    @Autowired
    OutsideService outside;

    @Autowired
    OutsideReadingService readings;

    @Autowired
    java.time.Clock clock;

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCityAndItsAuditorsSeeIt(Role role) {
        KokoIncident.setUp(incidents);
        signIn(role);
        UI.getCurrent().navigate("city");

        _get(DashboardView.class);
        assertThat(_find(RouterLink.class)).extracting(RouterLink::getHref).contains("city", "city/daily");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void othersDoNot(Role role) {
        signIn(role);
        try {
            UI.getCurrent().navigate("city");
        } catch (RuntimeException refused) {
            assertThat(refused).isNotNull();
        }

        _assertNone(DashboardView.class);
        assertThat(_find(RouterLink.class)).extracting(RouterLink::getHref).doesNotContain("city");
    }

    @Test
    void saysWhatIsMissingBeforeThereIsAnything() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");
        _get(EmptyState.class);

        KokoIncident.setUp(incidents);
        UI.getCurrent().navigate("city");
        _get(EmptyState.class);
        _assertNone(TimeChart.class);
    }

    @Test
    void eachFigureOfTodayLeadsToWhatItIsMadeOf() {
        Incident incident = KokoIncident.setUp(incidents);
        LocalDate today = Tokyo.today(clock);
        callsOn(incident, today);
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");

        assertThat(_find(Anchor.class, spec -> spec.withClasses("m-tile__value")))
                .extracting(Anchor::getText)
                .startsWith("3", "2", "1");
        assertThat(_find(Anchor.class, spec -> spec.withClasses("m-tile__value")))
                .extracting(Anchor::getHref)
                .contains("city/figures?from=" + today + "&to=" + today + "&measure=busy");
        assertThat(_find(Span.class, spec -> spec.withClasses("m-tile__value")))
                .extracting(Span::getText)
                .contains("66.7%");
    }

    @Test
    void eachCardIsInOneOfTheSumsOfReachAndEachSumLeadsToItsCards() {
        Incident incident = KokoIncident.setUp(incidents);
        callsOn(incident, Tokyo.today(clock));
        OutreachRows rows = new OutreachRows(jdbc, incident, clock.instant());
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 3);
        rows.gift(rows.cards(person).getFirst(), "RECEIVED");
        context.getBean(ReachLedger.class).refresh(incident.id());
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");

        assertThat(_find(
                        Anchor.class,
                        spec -> spec.withPredicate(link -> link.getHref().startsWith("city/reach"))))
                .extracting(link -> link.getHref() + " " + link.getText())
                .containsExactly(
                        "city/reach?state=RECEIVED 1",
                        "city/reach?state=DELIVERED 0",
                        "city/reach?state=NOTIFIED 0",
                        "city/reach?state=NOT_NOTIFIED 2",
                        "city/reach?state=NEVER_REACHED 0");
    }

    @Test
    void saysHowManyQuestionsOfTheCallCenterWaitAndHowManyAreLate() {
        LoggedInquiry logged = new LoggedInquiry(context);
        long inquiry = logged.ofTheCase();
        callsOn(logged.incident(), Tokyo.today(clock));
        logged.overdue(logged.asked(LoggedInquiry.MIDORI, inquiry, "遅れた照会"));
        logged.asked(LoggedInquiry.MIDORI, inquiry, "今の照会");
        logged.answered(logged.asked(LoggedInquiry.MIDORI, inquiry, "回答した照会"), "はい");
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");

        assertThat(_get(WaitingCard.class).getElement().getTextRecursively()).contains("2件", "回答待ちの照会", "うち期限超過 1件");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("city/escalations");
    }

    @Test
    void saysWhichLargeExportsWaitToThoseAloneWhoMayDecideThem() {
        callsOn(KokoIncident.setUp(incidents), Tokyo.today(clock));
        PortalUser lead = new PortalUser("lead", "班長", "call-center", Set.of(Role.SUPERVISOR));
        askedForExport(lead);
        askedForExport(new PortalUser("official", "職員", "city", Set.of(Role.OFFICIAL)));
        askedForExport(new PortalUser("auditor", "監査", "city", Set.of(Role.AUDITOR)));
        String line = "承認待ちの大量出力";

        signIn(Role.APPROVER);
        UI.getCurrent().navigate("city");
        assertThat(waiting()).contains("3件" + line);
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("desk/exports");

        signIn(new PortalUser("official", "職員", "city", Set.of(Role.OFFICIAL, Role.APPROVER)));
        UI.getCurrent().navigate("city");
        assertThat(waiting()).as("not what one has asked for oneself").contains("2件" + line);

        signIn(new PortalUser("lead", "班長", "city", Set.of(Role.APPROVER, Role.SUPERVISOR)));
        UI.getCurrent().navigate("city");
        assertThat(waiting()).as("nor what a colleague at the desk has").contains("2件" + line);

        for (Role role : List.of(Role.OFFICIAL, Role.AUDITOR)) {
            signIn(role);
            UI.getCurrent().navigate("city");
            assertThat(waiting()).as(role.name()).doesNotContain(line);
        }
    }

    @Test
    void saysWhichFilesAreWantedOnceMoreToThoseAloneWhoMayAllowIt() {
        Incident incident = KokoIncident.setUp(incidents);
        callsOn(incident, Tokyo.today(clock));
        SignedIn.as(Role.OFFICIAL);
        long file = fileThatWasTaken(incident);
        readings.ask(incident.id(), file, ReadingCause.LOST);
        String line = "1件許可待ちの送信用ファイル";

        for (PortalUser user : List.of(
                new PortalUser("other", "別の職員", "city", Set.of(Role.OFFICIAL)),
                new PortalUser("approver", "承認者", "city", Set.of(Role.APPROVER)))) {
            signIn(user);
            UI.getCurrent().navigate("city");
            assertThat(waiting()).as(user.name()).contains(line);
            assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("city/sending");
        }
        for (Role role : List.of(Role.OFFICIAL, Role.AUDITOR)) {
            signIn(role);
            UI.getCurrent().navigate("city");
            assertThat(waiting()).as(role.name()).doesNotContain("送信用ファイル");
        }
    }

    @Test
    void whatWaitsForTheApproverComesAndGoesByItself() {
        Incident incident = KokoIncident.setUp(incidents);
        callsOn(incident, Tokyo.today(clock));
        PortalUser official = new PortalUser("official", "職員", "city", Set.of(Role.OFFICIAL));
        SignedIn.as(official);
        long file = fileThatWasTaken(incident);
        signIn(Role.APPROVER);
        UI.getCurrent().navigate("city");
        assertThat(waiting()).doesNotContain("承認待ちの大量出力", "送信用ファイル");

        askedForExport(official);
        SystemUser.run(official, () -> {
            readings.ask(incident.id(), file, ReadingCause.LOST);
            return true;
        });
        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return waiting().contains("承認待ちの大量出力") && waiting().contains("送信用ファイル");
        });

        decisions.approve(
                jdbc.sql("select id from export_request").query(Long.class).single());
        readings.refuse(
                incident.id(),
                file,
                jdbc.sql("select id from outside_reading").query(Long.class).single());
        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return !waiting().contains("承認待ちの大量出力") && !waiting().contains("送信用ファイル");
        });
    }

    @Test
    void aFileOfAWaveThatWasStoppedWaitsForNobodyAnyMore() {
        Incident incident = KokoIncident.setUp(incidents);
        callsOn(incident, Tokyo.today(clock));
        PortalUser official = new PortalUser("official", "職員", "city", Set.of(Role.OFFICIAL));
        SignedIn.as(official);
        readings.ask(incident.id(), fileThatWasTaken(incident), ReadingCause.LOST);
        signIn(Role.APPROVER);
        UI.getCurrent().navigate("city");
        assertThat(waiting()).contains("送信用ファイル");

        long wave =
                jdbc.sql("select wave_id from outside_batch").query(Long.class).single();
        SystemUser.run(official, () -> {
            runs.stop(wave, "文面の誤り");
            return true;
        });
        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return !waiting().contains("送信用ファイル");
        });
    }

    private static String waiting() {
        return _get(WaitingCard.class).getElement().getTextRecursively();
    }

    private void askedForExport(PortalUser user) {
        SystemUser.run(user, () -> {
            exports.request(
                    ExportScope.of("audit.export.inquiries", user.name()),
                    1_405,
                    new LocalizedText("検索：山田", "Search: 山田"),
                    "議会への報告のため");
            return true;
        });
    }

    /** By whoever is signed in. */
    private long fileThatWasTaken(Incident incident) {
        SendingCase wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60))
                .where("outside = true");
        wave.persons(3);
        long file = outside.handOut(incident.id(), wave.wave());
        jdbc.sql("update outside_batch set readings = 1").update();
        return file;
    }

    /** The figure of the assembly's document, from the moment on in which it is accepted. */
    @Test
    void theReissueRateMovesWhenAReportIsAccepted() {
        Incident incident = KokoIncident.setUp(incidents);
        new ReportedCounts(jdbc, incident).in(ReportState.ACCEPTED, ReportedCounts.MAY_31, ReportedCounts.MAY);
        long june = new ReportedCounts(jdbc, incident).sent(ReportedCounts.JUNE_30, ReportedCounts.JUNE);
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");
        assertThat(_get(ReissueCard.class).getElement().getTextRecursively())
                .contains("45.8%", "確認待ちの報告あり", "確認後は 60.1%");
        assertThat(_get(WaitingCard.class).getElement().getTextRecursively()).contains("1件");

        SystemUser.run(SystemUser.named("official2", Role.OFFICIAL), () -> {
            reviews.accept(june, "");
            return true;
        });

        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return _get(ReissueCard.class).getElement().getTextRecursively().contains("38,051枚 / 63,337枚");
        });
        assertThat(_get(ReissueCard.class).getElement().getTextRecursively())
                .contains("60.1%")
                .doesNotContain("確認待ち");
    }

    @Test
    void changesByItselfWhenCallsComeIn() {
        Incident incident = KokoIncident.setUp(incidents);
        LocalDate today = Tokyo.today(clock);
        callsOn(incident, today);
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");

        record(incident, List.of(Calls.busy("C9", today, "00:00:04")));

        Awaitility.await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return firstTile().equals("4");
        });
    }

    @Test
    void aDayChosenInTheChartOpensItsFiguresWithoutLoadingThePageAnew() {
        Incident incident = KokoIncident.setUp(incidents);
        LocalDate today = Tokyo.today(clock);
        callsOn(incident, today);
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");

        Element chart = _find(Component.class).stream()
                .map(Component::getElement)
                .filter(element -> element.getTag().equals("madoguchi-chart"))
                .findFirst()
                .orElseThrow();
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("event.detail.day", today.toString());
        chart.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(chart, "day-chosen", data));

        assertThat(_find(FiguresView.class)).hasSize(1);
        assertThat(_find(DashboardView.class)).isEmpty();
    }

    @Test
    void takesAsManyStatementsForAMonthAsForADay() {
        Incident incident = KokoIncident.setUp(incidents);
        LocalDate today = Tokyo.today(clock);
        callsOn(incident, today);
        SignedIn.as(Role.OFFICIAL);
        int forADay = statementsOfARefresh(incident);
        for (int i = 1; i <= 30; i++) {
            callsOn(incident, today.minusDays(i));
        }

        assertThat(statementsOfARefresh(incident)).isEqualTo(forADay).isPositive();
    }

    private static String firstTile() {
        return _find(Anchor.class, spec -> spec.withClasses("m-tile__value"))
                .getFirst()
                .getText();
    }

    private void callsOn(Incident incident, LocalDate day) {
        record(
                incident,
                List.of(
                        Calls.answered("A" + day, day, "00:00:01"),
                        Calls.answered("B" + day, day, "00:00:02"),
                        Calls.busy("C" + day, day, "00:00:03")));
    }

    private void record(Incident incident, List<CallRecord> calls) {
        SystemUser.run(SystemUser.named("test", Role.SUPERVISOR), () -> callRecords.receive(incident.id(), calls));
    }

    /** Counted by H2 itself, since the statements come from several rooms. */
    private int statementsOfARefresh(Incident incident) {
        jdbc.sql("set query_statistics false").update();
        jdbc.sql("set query_statistics true").update();
        overviews.now(incident.id());
        int statements = jdbc.sql("select coalesce(sum(execution_count), 0) from information_schema.query_statistics")
                .query(Integer.class)
                .single();
        jdbc.sql("set query_statistics false").update();
        return statements;
    }
}
