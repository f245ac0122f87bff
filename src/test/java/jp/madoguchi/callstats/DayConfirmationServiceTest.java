package jp.madoguchi.callstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.madoguchi.callstats.DailyCallStatistics.Source;
import jp.madoguchi.callstats.DayDifferences.ChangedFigure;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

/** Statistics, keyed-in days, confirmations, corrections and differences, on a few days of few calls. */
@PortalTest
@Tag("database")
class DayConfirmationServiceTest {
    private static final LocalDate BEFORE_GIFT = LocalDate.of(2022, 7, 3);
    private static final LocalDate DAY = LocalDate.of(2022, 7, 4);

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    CallRecordService calls;

    @Autowired
    CallStatisticsService statistics;

    @Autowired
    DayConfirmationService confirmations;

    @Autowired
    KeyedDayService keyedDays;

    @Autowired
    DifferenceService differences;

    @Autowired
    FigureService figures;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    Clock clock;

    private Incident incident;
    private long id;
    private Measure gift;

    @BeforeEach
    void twoDays() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        id = incident.id();
        gift = Measure.named("gift", incident).orElseThrow();
        SignedIn.as(Role.SUPERVISOR);
        calls.receive(
                id,
                List.of(
                        Calls.answered("A1", BEFORE_GIFT, "10:00"),
                        Calls.answered("B1", DAY, "00:00"),
                        Calls.answered("B2", DAY, "23:59"),
                        Calls.busy("B3", DAY, "12:00")));
        inquiry("A1", "GIFT", BEFORE_GIFT);
        // one call with two inquiries about the gift is one answered call about it
        inquiry("B1", "GIFT", DAY);
        inquiry("B1", "GIFT", DAY);
        inquiry("B1", "FRAUD", DAY);
        inquiry("B2", "OTHER", DAY);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    private void inquiry(String callId, String category, LocalDate day) {
        Calls.inquiry(
                jdbc,
                sealed,
                id,
                callId,
                incident.category(category).orElseThrow().id(),
                Calls.at(day, "12:00"));
    }

    private DailyCallStatistics day(LocalDate day) {
        return statistics.between(id, day, day).days().getFirst();
    }

    private void rejected(String key, ThrowingCallable work) {
        String before = everything();
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.text().key()).isEqualTo(key));
        assertThat(everything()).isEqualTo(before);
    }

    private String everything() {
        return statistics.between(id, BEFORE_GIFT, DAY) + ""
                + statistics.confirmations(id, BEFORE_GIFT, DAY)
                + jdbc.sql("select count(*) from keyed_day")
                        .query(Integer.class)
                        .single();
    }

    @Test
    void aCategoryCountsDistinctAnsweredCallsFromItsFirstDay() {
        assertThat(day(BEFORE_GIFT).categories()).containsEntry("GIFT", null).containsEntry("FRAUD", 0);
        assertThat(day(DAY).incoming()).isEqualTo(3);
        assertThat(day(DAY).busy()).isEqualTo(1);
        assertThat(day(DAY).categories())
                .containsEntry("GIFT", 1)
                .containsEntry("FRAUD", 1)
                .containsEntry("OTHER", 1);
        assertThat(day(DAY.plusDays(1)).source()).isEqualTo(Source.NONE);
        assertThat(day(DAY.plusDays(1)).categories().values()).containsOnlyNulls();
        assertThat(statistics.period(id)).contains(Span.of(BEFORE_GIFT, DAY));
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheSpan() {
        CountedStatements counted = new CountedStatements(dataSource);
        JdbcClient client = JdbcClient.create(counted);
        CallStatisticsService service = new CallStatisticsService(
                incidents,
                new CallFigures(client),
                new KeyedDays(client),
                new ConfirmedDays(client),
                entry -> {},
                clock);
        confirmations.confirm(id, day(DAY), null);
        confirmations.correct(id, DAY, Measure.INCOMING, 3, 4, "聞き取りで判明");

        int ofADay = counted.during(() -> service.between(id, DAY, DAY));
        int ofAYear = counted.during(() -> service.between(id, DAY.minusDays(364), DAY));

        assertThat(ofADay).isEqualTo(5);
        assertThat(ofAYear).isEqualTo(ofADay);
    }

    @Test
    void aConfirmedDayKeepsItsFiguresWhateverComesLater() {
        confirmations.confirm(id, day(DAY), null);
        SignedIn.as(Role.SUPERVISOR);
        calls.receive(id, List.of(Calls.busy("B4", DAY, "13:00")));
        SignedIn.as(Role.OFFICIAL);

        assertThat(day(DAY).incoming()).isEqualTo(3);
        assertThat(day(DAY).confirmed()).isTrue();
        assertThat(day(DAY).corrected()).isFalse();
        assertThat(statistics.computed(id, DAY, DAY).days().getFirst().incoming())
                .isEqualTo(4);
        assertThat(differences.between(id, DAY, DAY))
                .singleElement()
                .extracting(DayDifferences::changedSince)
                .isEqualTo(List.of(new ChangedFigure("incoming", 3, 4)));
    }

    @Test
    void aCorrectionKeepsTheOldFigureAndWhoWhenAndWhy() {
        confirmations.confirm(id, day(DAY), null);
        confirmations.correct(id, DAY, Measure.INCOMING, 3, 5, "回線障害の2件を加算");
        confirmations.correct(id, DAY, gift, 1, 2, "区分の誤り");
        confirmations.correct(id, DAY, Measure.INCOMING, 5, 4, "1件は試験呼");

        assertThat(day(DAY).incoming()).isEqualTo(4);
        assertThat(day(DAY).categories()).containsEntry("GIFT", 2).containsEntry("FRAUD", 1);
        assertThat(day(DAY).corrected()).isTrue();
        ConfirmedDay history = statistics.confirmations(id, DAY, DAY).get(DAY);
        assertThat(history.original().incoming()).isEqualTo(3);
        assertThat(history.corrections())
                .extracting(
                        ConfirmedDay.Correction::measure,
                        ConfirmedDay.Correction::oldValue,
                        ConfirmedDay.Correction::newValue,
                        ConfirmedDay.Correction::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("incoming", 3, 5, "回線障害の2件を加算"),
                        org.assertj.core.groups.Tuple.tuple("gift", 1, 2, "区分の誤り"),
                        org.assertj.core.groups.Tuple.tuple("incoming", 5, 4, "1件は試験呼"));
        assertThat(history.corrections()).allSatisfy(correction -> {
            assertThat(correction.correctedBy()).isEqualTo("OFFICIAL");
            assertThat(Tokyo.day(correction.correctedAt())).isEqualTo(Tokyo.today(clock));
        });
    }

    @Test
    void aDayIsConfirmedOnceAndOnlyWhenItIsOver() {
        LocalDate today = Tokyo.today(clock);
        rejected("callstats.confirm.notOver", () -> confirmations.confirm(id, day(today), null));
        rejected("callstats.confirm.nothing", () -> confirmations.confirm(id, day(DAY.plusDays(1)), null));
        confirmations.confirm(id, day(DAY), null);
        rejected("callstats.confirm.already", () -> confirmations.confirm(id, day(DAY), null));
    }

    @Test
    void figuresThatNobodySawAreNotConfirmed() {
        DailyCallStatistics seen = day(DAY);
        SignedIn.as(Role.SUPERVISOR);
        calls.receive(id, List.of(Calls.busy("B4", DAY, "13:00")));
        SignedIn.as(Role.OFFICIAL);
        rejected("callstats.confirm.changed", () -> confirmations.confirm(id, seen, null));
    }

    @Test
    void aDayWithOpenDifferencesNeedsANote() {
        SignedIn.as(Role.SUPERVISOR);
        calls.receive(id, List.of(Calls.answered("B9", DAY, "14:00")));
        SignedIn.as(Role.OFFICIAL);
        rejected("callstats.confirm.noteNeeded", () -> confirmations.confirm(id, day(DAY), " "));
        rejected("callstats.text.cardNumber", () -> confirmations.confirm(id, day(DAY), "4111 1111 1111 1111 の件"));
        rejected("callstats.text.tooLong", () -> confirmations.confirm(id, day(DAY), "あ".repeat(1_001)));

        confirmations.confirm(id, day(DAY), "1件は無言の呼");

        assertThat(statistics.confirmations(id, DAY, DAY).get(DAY).note()).isEqualTo("1件は無言の呼");
    }

    @Test
    void anImpossibleCorrectionIsRefused() {
        rejected("callstats.correct.notConfirmed", () -> confirmations.correct(id, DAY, Measure.INCOMING, 3, 4, "理由"));
        confirmations.confirm(id, day(DAY), null);
        confirmations.confirm(id, day(BEFORE_GIFT), null);
        rejected("callstats.correct.reasonNeeded", () -> confirmations.correct(id, DAY, Measure.INCOMING, 3, 4, " "));
        rejected("callstats.correct.value", () -> confirmations.correct(id, DAY, Measure.INCOMING, 3, null, "理由"));
        rejected("callstats.correct.value", () -> confirmations.correct(id, DAY, Measure.INCOMING, 3, -1, "理由"));
        rejected("callstats.correct.busy", () -> confirmations.correct(id, DAY, Measure.BUSY, 1, 2, "理由"));
        rejected("callstats.correct.changed", () -> confirmations.correct(id, DAY, Measure.INCOMING, 2, 4, "理由"));
        rejected("callstats.correct.same", () -> confirmations.correct(id, DAY, Measure.INCOMING, 3, 3, "理由"));
        rejected(
                "callstats.figures.answeredAboveIncoming",
                () -> confirmations.correct(id, DAY, Measure.ANSWERED, 2, 4, "理由"));
        rejected(
                "callstats.figures.answeredAboveIncoming",
                () -> confirmations.correct(id, DAY, Measure.INCOMING, 3, 1, "理由"));
        rejected("callstats.figures.categoryAboveAnswered", () -> confirmations.correct(id, DAY, gift, 1, 3, "理由"));
        rejected(
                "callstats.figures.categoryAboveAnswered",
                () -> confirmations.correct(id, DAY, Measure.ANSWERED, 2, 0, "理由"));
        rejected("callstats.correct.notTracked", () -> confirmations.correct(id, BEFORE_GIFT, gift, null, 1, "理由"));
    }

    @Test
    void keyedInTotalsStandInUntilRecordsCome() {
        LocalDate keyed = DAY.plusDays(1);
        SignedIn.as(Role.SUPERVISOR);
        keyedDays.keyIn(id, keyed, 54, 48, Map.of("FRAUD", 0, "GIFT", 38));
        keyedDays.keyIn(id, keyed, 54, 48, Map.of("FRAUD", 0, "GIFT", 39));

        DailyCallStatistics day = day(keyed);
        assertThat(day.source()).isEqualTo(Source.KEYED_IN);
        assertThat(day.incoming()).isEqualTo(54);
        assertThat(day.categories())
                .containsEntry("FRAUD", 0)
                .containsEntry("GIFT", 39)
                .containsEntry("OTHER", null);

        calls.receive(id, List.of(Calls.answered("D1", keyed, "10:00")));
        assertThat(day(keyed).source()).isEqualTo(Source.RECORDS);
        assertThat(day(keyed).incoming()).isEqualTo(1);
    }

    @Test
    void anImpossibleKeyedInDayIsRefused() {
        LocalDate free = DAY.plusDays(1);
        SignedIn.as(Role.SUPERVISOR);
        rejected("callstats.keyed.hasRecords", () -> keyedDays.keyIn(id, DAY, 1, 1, Map.of()));
        rejected(
                "callstats.keyed.outside",
                () -> keyedDays.keyIn(id, Tokyo.today(clock).plusDays(1), 1, 1, Map.of()));
        rejected(
                "callstats.keyed.outside",
                () -> keyedDays.keyIn(id, incident.startsOn().minusDays(1), 1, 1, Map.of()));
        rejected("callstats.keyed.value", () -> keyedDays.keyIn(id, free, null, 1, Map.of()));
        rejected("callstats.keyed.value", () -> keyedDays.keyIn(id, free, 1, -1, Map.of()));
        rejected("callstats.figures.answeredAboveIncoming", () -> keyedDays.keyIn(id, free, 1, 2, Map.of()));
        rejected("callstats.figures.categoryAboveAnswered", () -> keyedDays.keyIn(id, free, 2, 1, Map.of("FRAUD", 2)));
        rejected(
                "callstats.correct.notTracked",
                () -> keyedDays.keyIn(id, BEFORE_GIFT.minusDays(1), 2, 1, Map.of("GIFT", 1)));
        keyedDays.keyIn(id, free, 2, 1, Map.of());
        SignedIn.as(Role.OFFICIAL);
        confirmations.confirm(id, day(free), null);
        SignedIn.as(Role.SUPERVISOR);
        rejected("callstats.keyed.confirmed", () -> keyedDays.keyIn(id, free, 3, 1, Map.of()));
    }

    @Test
    void whatDoesNotFitTogetherIsListed() {
        SignedIn.as(Role.SUPERVISOR);
        calls.receive(id, List.of(Calls.answered("B8", DAY, "14:00"), Calls.running("B9", DAY, "15:00")));
        inquiry("unknown", "GIFT", DAY);
        inquiry("B3", "GIFT", DAY);
        inquiry(null, "OTHER", DAY);
        SignedIn.as(Role.AUDITOR);

        assertThat(differences.between(id, BEFORE_GIFT, DAY))
                .containsExactly(new DayDifferences(DAY, 1, 3, List.of(), List.of()));
        assertThat(differences.callsWithoutInquiry(id, DAY, DAY, 0, 10))
                .extracting(CallLine::callId)
                .containsExactly("B8");
        assertThat(differences.countCallsWithoutInquiry(id, DAY, DAY)).isEqualTo(1);
        assertThat(differences.inquiriesWithoutCall(id, DAY, DAY, 0, 10))
                .extracting(InquiryLine::callId)
                .containsExactlyInAnyOrder("unknown", "B3", null);
        assertThat(differences.countInquiriesWithoutCall(id, DAY, DAY)).isEqualTo(3);
        assertThat(differences.inquiriesWithoutCall(id, DAY, DAY, 2, 10)).hasSize(1);
    }

    @Test
    void aFigureIsMadeOfCallsWithMaskedCallers() {
        assertThat(figures.calls(id, DAY, DAY, gift, 0, 10)).singleElement().satisfies(line -> {
            assertThat(line.callId()).isEqualTo("B1");
            assertThat(line.caller()).isEqualTo("090-****-5955");
            assertThat(line.categories()).containsExactlyInAnyOrder("GIFT", "GIFT", "FRAUD");
        });
        assertThat(figures.calls(id, DAY, DAY, Measure.BUSY, 0, 10))
                .extracting(CallLine::callId)
                .containsExactly("B3");
        assertThat(figures.calls(id, BEFORE_GIFT, DAY, Measure.INCOMING, 1, 2))
                .extracting(CallLine::callId)
                .containsExactly("B1", "B3");
        assertThat(figures.count(id, BEFORE_GIFT, DAY, Measure.INCOMING)).isEqualTo(4);
        assertThat(figures.count(id, BEFORE_GIFT, DAY, Measure.ANSWERED)).isEqualTo(3);
        assertThat(figures.count(id, DAY, DAY, gift)).isEqualTo(1);
    }

    @Test
    void onlyOfficialsCloseAndCorrectDays() {
        DailyCallStatistics seen = day(DAY);
        for (Role role : Role.values()) {
            if (role != Role.OFFICIAL) {
                SignedIn.as(role);
                assertThatThrownBy(() -> confirmations.confirm(id, seen, null))
                        .isInstanceOf(AuthorizationDeniedException.class);
                assertThatThrownBy(() -> confirmations.correct(id, DAY, Measure.INCOMING, 3, 4, "理由"))
                        .isInstanceOf(AuthorizationDeniedException.class);
            }
        }
    }
}
