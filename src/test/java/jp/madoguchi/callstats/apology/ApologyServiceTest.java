package jp.madoguchi.callstats.apology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.madoguchi.callstats.AssemblyFigures;
import jp.madoguchi.callstats.BusyCallers;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordImporter;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.callstats.Calls;
import jp.madoguchi.callstats.DifferenceService;
import jp.madoguchi.callstats.LostCallersService;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CallLinkService;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryImporter;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.transaction.PlatformTransactionManager;

/** The tests' clock stands on 4 August 2022, at the time of day that it is. */
@PortalTest
@Tag("database")
class ApologyServiceTest {
    private static final LocalDate REMINDER = LocalDate.of(2022, 7, 29);
    private static final LocalDate DAY = LocalDate.of(2022, 8, 2);
    private static final String HANAKO = "080-0519-2873";
    private static final String TARO = "090-0415-5955";

    @Autowired
    ApologySettings settings;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApologyService apologies;

    @Autowired
    ApologyFigureService figures;

    @Autowired
    ApologyRegister register;

    @Autowired
    LostCallersService lostCallers;

    @Autowired
    DifferenceService differences;

    @Autowired
    CallRecordService records;

    @Autowired
    CallRecordImporter calls;

    @Autowired
    InquiryImporter inquiryImporter;

    @Autowired
    Imports imports;

    @Autowired
    InquiryService inquiries;

    @Autowired
    CallLinkService links;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Incident incident;
    private int sent;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void ofThe58BehindThe82BusyCallsOfTheReminderThe26WhoWereNeverAnsweredAreToBeCalled() {
        importTheDemo();
        List<Apology> listed = waiting();

        assertThat(listed).hasSize(37);
        assertThat(listed)
                .filteredOn(apology -> Tokyo.day(apology.lastAt()).equals(REMINDER))
                .hasSize(26)
                .allSatisfy(apology -> {
                    assertThat(apology.phone()).doesNotContain("*");
                    assertThat(apology.busyCalls()).isPositive();
                    assertThat(apology.firstAt()).isBeforeOrEqualTo(apology.lastAt());
                    assertThat(incident.hours().isOpenAt(apology.dueAt().minusSeconds(1)))
                            .isTrue();
                });
        assertThat(listed).extracting(Apology::phone).doesNotHaveDuplicates();
    }

    @Test
    void whatBecameOfTheLostAddsUpToTheLostOfTheStatistics() {
        importTheDemo();
        String first = waiting().stream()
                .filter(apology -> Tokyo.day(apology.lastAt()).equals(REMINDER))
                .findFirst()
                .orElseThrow()
                .phone();
        apologies.reached(incident.id(), open(first).id(), "");
        SignedIn.as(Role.OFFICIAL);

        assertThat(figures.between(incident.id(), REMINDER, REMINDER))
                .isEqualTo(new ApologyFigures(26, 1, 0, 25, 0, 0));
        ApologyFigures all = figures.between(incident.id(), AssemblyFigures.FROM, AssemblyFigures.TO);
        BusyCallers busy = lostCallers.between(incident.id(), AssemblyFigures.FROM, AssemblyFigures.TO);
        assertThat(all.lost()).isEqualTo(busy.lost().size()).isEqualTo(74);
        assertThat(all.reached() + all.notReached() + all.waiting() + all.cameThrough() + all.neverCalled())
                .isEqualTo(74);
        assertThat(all.waiting()).isEqualTo(36);
    }

    @Test
    void theSameRecordsAgainAndAnotherLookChangeNothing() {
        importTheDemo();
        List<Apology> before = waiting();

        SignedIn.as(Role.SUPERVISOR);
        AssemblyFigures.importRecords(imports, calls, inquiryImporter);
        register.bringInLine(incident);
        register.look();

        SignedIn.as(Role.OPERATOR);
        assertThat(waiting()).isEqualTo(before);
        assertThat(count("apology")).isEqualTo(37);
    }

    @Test
    void whoMetABusyLineJustNowMayStillGetThrough() {
        Instant recently = clock.instant().minusSeconds(600);
        put(new CallRecord("C-now", recently, null, recently.plusSeconds(8), "0120", TARO, null));
        busy(DAY, "10:00:00", HANAKO);

        assertThat(waiting()).extracting(Apology::phone).containsExactly(HANAKO);
    }

    @Test
    void whoRingsAgainInVainIsOnTheListOnceWithAllCalls() {
        busy(DAY, "10:00:00", TARO);
        busy(DAY, "10:02:00", "+81 90 0415 5955");
        long id = open(TARO).id();
        busy(DAY.plusDays(1), "09:30:00", TARO);

        Apology apology = only();
        assertThat(apology.id()).isEqualTo(id);
        assertThat(apology.busyCalls()).isEqualTo(3);
        assertThat(apology.firstAt()).isEqualTo(Calls.at(DAY, "10:00:00"));
        assertThat(apology.lastAt()).isEqualTo(Calls.at(DAY.plusDays(1), "09:30:00"));
    }

    @Test
    void whoIsAnsweredLaterLeavesTheListAndWhenIsKept() {
        busy(DAY, "10:00:00", TARO);
        assertThat(waiting()).hasSize(1);
        answered(DAY, "15:30:00", TARO);

        assertThat(waiting()).isEmpty();
        Apology closed = apologies.closed(incident.id()).getFirst();
        assertThat(closed.state()).isEqualTo(ApologyState.CAME_THROUGH);
        assertThat(closed.answeredAt()).isEqualTo(Calls.at(DAY, "15:30:00"));
        assertThat(closed.closedBy()).isNull();
    }

    @Test
    void recordsThatComeLateAreTakenIntoAccount() {
        busy(DAY, "11:00:00", TARO);
        busy(DAY, "11:05:00", TARO);
        busy(DAY, "10:00:00", TARO);
        assertThat(only().busyCalls()).isEqualTo(3);

        answered(DAY, "10:30:00", TARO);
        assertThat(only().busyCalls()).isEqualTo(2);
        assertThat(only().firstAt()).isEqualTo(Calls.at(DAY, "11:00:00"));
        answered(DAY, "11:06:00", TARO);

        assertThat(waiting()).isEmpty();
        assertThat(count("apology")).isOne();
    }

    @Test
    void answeredAndThenBusyAgainIsAnotherMatter() {
        busy(DAY, "10:00:00", TARO);
        SignedIn.as(Role.SUPERVISOR);
        records.receive(incident.id(), List.of(answeredCall(DAY, "15:00:00", TARO), busyCall(DAY, "16:00:00", TARO)));
        SignedIn.as(Role.OPERATOR);

        assertThat(only().busyCalls()).isOne();
        assertThat(only().firstAt()).isEqualTo(Calls.at(DAY, "16:00:00"));
        assertThat(apologies.closed(incident.id()))
                .extracting(Apology::state)
                .containsExactly(ApologyState.CAME_THROUGH);
    }

    @Test
    void whatWasSettledIsNotListedAgainButALaterBusyCallIs() {
        busy(DAY, "10:00:00", TARO);
        apologies.giveUp(incident.id(), only().id(), "使われていない番号");
        busy(DAY, "10:30:00", TARO);
        assertThat(waiting()).isEmpty();

        jdbc.sql("update apology set settled_until = ?")
                .param(Tokyo.toColumn(Calls.at(DAY, "12:00:00")))
                .update();
        busy(DAY, "13:00:00", TARO);
        assertThat(only().busyCalls()).isOne();
        assertThat(count("apology")).isEqualTo(2);
    }

    @Test
    void withheldNumbersAreCountedAndNotListed() {
        busy(DAY, "10:00:00", null);
        busy(DAY, "10:01:00", null);

        assertThat(waiting()).isEmpty();
        assertThat(apologies.withheld(incident.id())).isEqualTo(2);
    }

    @Test
    void whoeverNobodyTriedLeavesWithTheDaysAndCountsAsNeverCalled() {
        LocalDate old = LocalDate.of(2022, 7, 20);
        busy(old, "10:00:00", HANAKO);
        busy(DAY, "10:00:00", TARO);
        assertThat(waiting()).extracting(Apology::phone).containsExactly(TARO);

        // as if both had been listed when it was time
        jdbc.sql("update apology set last_at = ?, first_at = ?")
                .param(Tokyo.toColumn(Calls.at(old, "11:00:00")))
                .param(Tokyo.toColumn(Calls.at(old, "11:00:00")))
                .update();
        assertThat(waiting()).isEmpty();
        assertThat(apologies.counts(incident.id())).isEqualTo(new ApologyCounts(0, 0, 0));
        jdbc.sql("update apology set person = 'operator'").update();
        assertThat(waiting()).hasSize(1);

        SignedIn.as(Role.AUDITOR);
        assertThat(figures.between(incident.id(), old, old)).isEqualTo(new ApologyFigures(1, 0, 0, 0, 0, 1));
    }

    @Test
    void whoFellOffTheListUntriedIsANewMatterWithTheNextBusyCall() {
        LocalDate old = LocalDate.of(2022, 7, 20);
        busy(DAY, "10:00:00", TARO);
        jdbc.sql("update call_record set call_date = ?, received_at = ?")
                .params(old, Tokyo.toColumn(Calls.at(old, "10:00:00")))
                .update();
        jdbc.sql("update apology set first_at = ?, last_at = ?, due_at = ?")
                .params(
                        Tokyo.toColumn(Calls.at(old, "10:00:00")),
                        Tokyo.toColumn(Calls.at(old, "10:00:00")),
                        Tokyo.toColumn(Calls.at(old, "16:00:00")))
                .update();
        busy(DAY, "11:00:00", TARO);

        Apology again = only();
        assertThat(again.busyCalls()).isOne();
        assertThat(again.firstAt()).isEqualTo(Calls.at(DAY, "11:00:00"));
        assertThat(again.isOverdue(clock.instant())).isFalse();
        assertThat(apologies.closed(incident.id())).singleElement().satisfies(left -> {
            assertThat(left.state()).isEqualTo(ApologyState.NEVER_CALLED);
            assertThat(left.closedBy()).isNull();
            assertThat(left.lastAt()).isEqualTo(Calls.at(old, "10:00:00"));
        });
        SignedIn.as(Role.AUDITOR);
        assertThat(figures.between(incident.id(), old, old)).isEqualTo(new ApologyFigures(1, 0, 0, 0, 0, 1));
        assertThat(figures.between(incident.id(), DAY, DAY)).isEqualTo(new ApologyFigures(1, 0, 0, 1, 0, 0));
    }

    @Test
    void whoIsBeingWorkedOnStaysWhateverTheDays() {
        busy(DAY, "10:00:00", TARO);
        busy(DAY, "10:00:10", HANAKO);
        apologies.take(incident.id(), open(TARO).id());
        apologies.notReached(incident.id(), open(HANAKO).id(), tomorrowAt("10:00:00"), "");
        jdbc.sql("update apology set last_at = ?")
                .param(Tokyo.toColumn(Calls.at(LocalDate.of(2022, 7, 20), "10:00:00")))
                .update();
        register.look();

        assertThat(waiting()).hasSize(2);
    }

    @Test
    void whatGoesWrongWithTheListIsNoFailureOfTheRecords() {
        BusySpells broken = mock(BusySpells.class);
        when(broken.answered(anyLong())).thenThrow(new DataRetrievalFailureException("no such row"));
        ApologyRegister failing = new ApologyRegister(
                broken, mock(ApologyStore.class), settings, incidents, event -> {}, clock, transactions);

        assertThatCode(() -> failing.recordsChanged(new CallRecordsChanged(incident.id())))
                .doesNotThrowAnyException();
        verify(broken).answered(incident.id());
    }

    @Test
    void whatSomebodyElseHasTakenIsNotClosedOverTheirHead() {
        busy(DAY, "10:00:00", TARO);
        long id = only().id();
        apologies.take(incident.id(), id);
        Apology before = only();
        SignedIn.as(SystemUser.named("operator2", Role.OPERATOR));

        refused(null, "callstats.apology.taken", () -> apologies.reached(incident.id(), id, ""));
        refused(null, "callstats.apology.taken", () -> apologies.giveUp(incident.id(), id, "理由"));
        refused(
                null,
                "callstats.apology.taken",
                () -> apologies.notReached(incident.id(), id, tomorrowAt("10:00:00"), ""));
        assertThat(only()).isEqualTo(before);
        assertThat(count("apology_try")).isZero();

        SignedIn.as(Role.SUPERVISOR);
        apologies.reached(incident.id(), id, "代わりに電話した");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void thosewhoAreDueFirstComeFirstAndOverdueOnesAreCounted() {
        busy(DAY, "10:00:00", TARO);
        busy(DAY, "10:00:10", HANAKO);
        jdbc.sql("update apology set due_at = ? where id = ?")
                .params(
                        Tokyo.toColumn(clock.instant().minusSeconds(60)),
                        open(HANAKO).id())
                .update();
        apologies.take(incident.id(), open(TARO).id());

        assertThat(waiting()).extracting(Apology::phone).containsExactly(HANAKO, TARO);
        assertThat(waiting().getFirst().isOverdue(clock.instant())).isTrue();
        assertThat(apologies.counts(incident.id())).isEqualTo(new ApologyCounts(2, 1, 2));
        SignedIn.as(SystemUser.named("operator2", Role.OPERATOR));
        assertThat(apologies.counts(incident.id()).mine()).isOne();
        assertThat(apologies.waitingForMe(incident.id()))
                .extracting(Apology::phone)
                .containsExactly(HANAKO);
    }

    @Test
    void ofTwoWhoTakeTheSameOneWinsAndTheOtherIsTold() throws Exception {
        busy(DAY, "10:00:00", TARO);
        long id = only().id();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<String>> answers = Stream.of("operator", "operator2")
                    .map(name -> both.submit(() -> SystemUser.run(SystemUser.named(name, Role.OPERATOR), () -> {
                        try {
                            start.await(10, TimeUnit.SECONDS);
                            apologies.take(incident.id(), id);
                            return name;
                        } catch (RejectedException e) {
                            return e.text().key();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })))
                    .toList();
            start.countDown();
            List<String> said = List.of(
                    answers.getFirst().get(30, TimeUnit.SECONDS),
                    answers.getLast().get(30, TimeUnit.SECONDS));
            assertThat(said).contains("callstats.apology.taken").containsAnyOf("operator", "operator2");
            assertThat(said).contains(String.valueOf(only().person()));
        }
        SignedIn.as(Role.SUPERVISOR);
        apologies.giveBack(incident.id(), id);
        assertThat(only().person()).isNull();
    }

    @Test
    void theLoserReadsWhoHasIt() {
        busy(DAY, "10:00:00", TARO);
        apologies.take(incident.id(), only().id());
        SignedIn.as(SystemUser.named("operator2", Role.OPERATOR));

        assertThatThrownBy(() -> apologies.take(incident.id(), only().id()))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.text().args()).containsExactly("operator"));
        refused(null, "callstats.apology.taken", () -> apologies.giveBack(incident.id(), only().id()));
    }

    @Test
    void triesAreKeptWithTimeAndNoteUntilTheyAreReached() {
        busy(DAY, "10:00:00", TARO);
        long id = only().id();
        Instant again = tomorrowAt("10:00:00");
        apologies.notReached(incident.id(), id, again, " 留守番電話 ");

        assertThat(only().dueAt()).isEqualTo(again);
        assertThat(only().tries()).singleElement().satisfies(one -> {
            assertThat(one.triedBy()).isEqualTo("operator");
            assertThat(one.reached()).isFalse();
            assertThat(one.note()).isEqualTo("留守番電話");
        });
        SignedIn.as(Role.OFFICIAL);
        assertThat(figures.between(incident.id(), DAY, DAY).notReached()).isOne();
        SignedIn.as(Role.OPERATOR);
        apologies.reached(incident.id(), id, "お詫びした");

        Apology closed = apologies.closed(incident.id()).getFirst();
        assertThat(closed.state()).isEqualTo(ApologyState.REACHED);
        assertThat(closed.tries()).extracting(ApologyTry::reached).containsExactly(false, true);
        refused(null, "callstats.apology.gone", () -> apologies.reached(incident.id(), id, ""));
        refused(null, "callstats.apology.gone", () -> apologies.take(incident.id(), 1));
    }

    @Test
    void whatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        busy(DAY, "10:00:00", TARO);
        Apology before = only();
        long id = before.id();
        refused("dueAt", "inquiry.rule.dueAt", () -> apologies.notReached(incident.id(), id, null, ""));
        refused(
                "dueAt",
                "inquiry.rule.dueClosed",
                () -> apologies.notReached(incident.id(), id, tomorrowAt("22:00:00"), ""));
        refused("note", "inquiry.callback.reasonMissing", () -> apologies.giveUp(incident.id(), id, " "));
        refused("note", "inquiry.rule.cardNumber", () -> apologies.reached(incident.id(), id, "4111111111111111"));
        refused("note", "inquiry.callback.longNote", () -> apologies.giveUp(incident.id(), id, "長".repeat(501)));

        assertThat(only()).isEqualTo(before);
        assertThat(count("apology_try")).isZero();
    }

    @Test
    void whatIsLoggedOfTheCallClosesItIsLinkedAndIsNoDifference() {
        busy(DAY, "10:00:00", TARO);
        apologies.take(incident.id(), only().id());
        CallReason reason = only().reason();
        String key = UUID.randomUUID().toString();
        InquiryLine line = inquiries.log(inquiry(key, reason));
        assertThat(inquiries.log(inquiry(key, reason)).id()).isEqualTo(line.id());

        Apology closed = apologies.closed(incident.id()).getFirst();
        assertThat(closed.state()).isEqualTo(ApologyState.REACHED);
        assertThat(closed.inquiryId()).isEqualTo(line.id());
        assertThat(closed.closedBy()).isEqualTo("operator");
        assertThat(closed.tries()).hasSize(1);
        assertThat(links.of(line.id()).made()).isEqualTo(reason);
        assertThat(links.call(incident.id(), reason).orElseThrow().keptIn()).isEqualTo(line.id());
        SignedIn.as(Role.OFFICIAL);
        LocalDate today = Tokyo.today(clock);
        assertThat(differences.countInquiriesWithoutCall(incident.id(), today, today))
                .isZero();
    }

    @Test
    void whoCameThroughMeanwhileStaysSoAndTheInquiryIsKept() {
        busy(DAY, "10:00:00", TARO);
        CallReason reason = only().reason();
        answered(DAY, "15:00:00", TARO);
        InquiryLine line = inquiries.log(inquiry(UUID.randomUUID().toString(), reason));

        assertThat(inquiries.detail(line.id())).isPresent();
        Apology closed = apologies.closed(incident.id()).getFirst();
        assertThat(closed.state()).isEqualTo(ApologyState.CAME_THROUGH);
        assertThat(closed.inquiryId()).isNull();
    }

    @Test
    void thePersonsKnownUnderTheNumberStandThereAndAuditorsReadAllMasked() {
        AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "09004155955", 1);
        AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", HANAKO, 1);
        busy(DAY, "10:00:00", TARO);
        assertThat(only().phone()).isEqualTo(TARO);
        assertThat(only().persons()).extracting(CaseFile::caseNumber).containsExactly("U000001");

        SignedIn.as(Role.AUDITOR);
        assertThat(only().phone()).isEqualTo("090-****-5955");
        assertThat(only().persons()).extracting(CaseFile::holderName).containsExactly("山＊ ＊＊");
        assertThatThrownBy(() -> apologies.take(incident.id(), only().id()))
                .isInstanceOf(AuthorizationDeniedException.class);
        SignedIn.as(Role.CONTRACTOR);
        assertThatThrownBy(() -> apologies.waiting(incident.id())).isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> figures.between(incident.id(), DAY, DAY))
                .isInstanceOf(AuthorizationDeniedException.class);
    }

    private void importTheDemo() {
        AssemblyFigures.importRecords(imports, calls, inquiryImporter);
        SignedIn.as(Role.OPERATOR);
    }

    private List<Apology> waiting() {
        return apologies.waiting(incident.id());
    }

    private Apology only() {
        assertThat(waiting()).hasSize(1);
        return waiting().getFirst();
    }

    private Apology open(String phone) {
        return waiting().stream()
                .filter(apology -> apology.phone().equals(phone))
                .findFirst()
                .orElseThrow();
    }

    private NewInquiry inquiry(String key, CallReason reason) {
        Instant now = clock.instant();
        return new NewInquiry(
                incident.id(),
                key,
                null,
                null,
                incident.category("GIFT").orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                now,
                now,
                TARO,
                "お詫びして用件を伺った",
                new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(), null, null, reason));
    }

    private Instant tomorrowAt(String time) {
        return Calls.at(Tokyo.today(clock).plusDays(1), time);
    }

    private void busy(LocalDate day, String time, @Nullable String caller) {
        put(busyCall(day, time, caller));
    }

    private void answered(LocalDate day, String time, String caller) {
        put(answeredCall(day, time, caller));
    }

    private CallRecord busyCall(LocalDate day, String time, @Nullable String caller) {
        Instant at = Calls.at(day, time);
        return new CallRecord("C" + sent++, at, null, at.plusSeconds(8), "0120", caller, null);
    }

    private CallRecord answeredCall(LocalDate day, String time, String caller) {
        Instant at = Calls.at(day, time);
        return new CallRecord("C" + sent++, at, at.plusSeconds(6), at.plusSeconds(180), "0120", caller, "op05");
    }

    private void put(CallRecord record) {
        SystemUser.run(
                SystemUser.named("test", Role.SUPERVISOR), () -> records.receive(incident.id(), List.of(record)));
    }

    private static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
