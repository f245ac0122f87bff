package jp.madoguchi.callstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.RunningCalls;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class CallRecordServiceTest {
    private static final LocalDate DAY = LocalDate.of(2022, 7, 29);

    @Autowired
    CallRecordService calls;

    @Autowired
    RunningCalls runningCalls;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext context;

    private long incident;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents).id();
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    private int rows() {
        return jdbc.sql("select count(*) from call_record").query(Integer.class).single();
    }

    @Test
    @Assures("D5")
    void theSameRecordsTwiceChangeNothing() {
        List<CallRecord> sent = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            sent.add(Calls.answered("C" + i, DAY, "10:00"));
        }
        assertThat(calls.receive(incident, sent)).isEqualTo(new ImportOutcome(2_500, 2_500, 0, 0));
        assertThat(calls.receive(incident, sent)).isEqualTo(new ImportOutcome(2_500, 0, 0, 2_500));
        assertThat(rows()).isEqualTo(2_500);
    }

    @Test
    void aRunningCallIsCompletedLater() {
        calls.receive(incident, List.of(Calls.running("C1", DAY, "10:00")));

        ImportOutcome outcome = calls.receive(incident, List.of(Calls.answered("C1", DAY, "10:00")));

        assertThat(outcome).isEqualTo(new ImportOutcome(1, 0, 1, 0));
        assertThat(calls.receive(incident, List.of(Calls.answered("C1", DAY, "10:00"))))
                .isEqualTo(new ImportOutcome(1, 0, 0, 1));
        assertThat(jdbc.sql("select count(*) from call_record where ended_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRingingCallIsOneWithABusyLineUntilSomebodyPicksUp() {
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        CallRecord ringing = new CallRecord("C1", now.minusSeconds(20), null, null, null, "090-0415-5955", null);
        CallRecord answered =
                new CallRecord("C1", now.minusSeconds(20), now.minusSeconds(5), null, null, "090-0415-5955", "op02");
        calls.receive(incident, List.of(ringing));

        assertThat(calls.receive(incident, List.of(answered))).isEqualTo(new ImportOutcome(1, 0, 1, 0));

        assertThat(jdbc.sql("select result from call_record")
                        .query(String.class)
                        .list())
                .containsExactly("ANSWERED");
        SignedIn.as(Role.OPERATOR);
        assertThat(runningCalls.running(incident)).hasSize(1);
    }

    @Test
    void oneDeliveryMayHoldBeginningAndEnd() {
        ImportOutcome outcome =
                calls.receive(incident, List.of(Calls.running("C1", DAY, "10:00"), Calls.answered("C1", DAY, "10:00")));
        assertThat(outcome).isEqualTo(new ImportOutcome(2, 1, 0, 1));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aSingleContradictionLeavesNothingBehind() {
        calls.receive(incident, List.of(Calls.answered("C1", DAY, "10:00")));

        assertThatThrownBy(() -> calls.receive(
                        incident,
                        List.of(
                                Calls.busy("C2", DAY, "10:00"),
                                Calls.answered("C1", DAY, "10:01"),
                                Calls.busy("C3", DAY.plusYears(1), "10:00"))))
                .isInstanceOfSatisfying(CallRecordsRefusedException.class, refused -> {
                    assertThat(refused.problems()).hasSize(2);
                    assertThat(refused.problems().get(0).line()).isEqualTo(2);
                    assertThat(refused.problems().get(0).text().key()).isEqualTo("callstats.call.otherReceived");
                    assertThat(refused.problems().get(1).line()).isEqualTo(3);
                    assertThat(refused.problems().get(1).text().key()).isEqualTo("callstats.call.future");
                });
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void timesComeBackToTheSecond() {
        Instant received = Instant.parse("2022-07-29T15:30:00.123456Z");
        calls.receive(incident, List.of(new CallRecord("C1", received, null, null, null, null, null)));

        assertThat(jdbc.sql("select received_at from call_record")
                        .query(java.time.LocalDateTime.class)
                        .single())
                .isEqualTo(java.time.LocalDateTime.parse("2022-07-29T15:30:00"));
        assertThat(jdbc.sql("select call_date from call_record")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2022, 7, 30));
        assertThat(calls.receive(incident, List.of(new CallRecord("C1", received, null, null, null, null, null))))
                .isEqualTo(new ImportOutcome(1, 0, 0, 1));
    }

    @Test
    void theDeskSeesTheCallsThatAreOnTheLine() {
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        calls.receive(
                incident,
                List.of(
                        new CallRecord("second", now.minusSeconds(60), now.minusSeconds(50), null, null, null, "op01"),
                        new CallRecord(
                                "first",
                                now.minusSeconds(90),
                                now.minusSeconds(80),
                                null,
                                null,
                                "090-0415-5955",
                                "op02"),
                        new CallRecord("ended", now.minusSeconds(90), now.minusSeconds(80), now, null, null, "op03"),
                        new CallRecord("busy", now.minusSeconds(90), null, null, null, null, null),
                        new CallRecord(
                                "forgotten",
                                now.minusSeconds(18_000),
                                now.minusSeconds(17_990),
                                null,
                                null,
                                null,
                                null)));
        SignedIn.as(Role.OPERATOR);

        assertThat(runningCalls.running(incident))
                .containsExactly(
                        new RunningCall("first", now.minusSeconds(90), now.minusSeconds(80), "090-0415-5955", "op02"),
                        new RunningCall("second", now.minusSeconds(60), now.minusSeconds(50), "", "op01"));
    }

    @Test
    void onlySupervisorsBringRecords() {
        for (Role role : Role.values()) {
            if (role != Role.SUPERVISOR) {
                SignedIn.as(role);
                assertThatThrownBy(() -> calls.receive(incident, List.of(Calls.busy("C1", DAY, "10:00"))))
                        .isInstanceOf(AuthorizationDeniedException.class);
            }
        }
        assertThat(rows()).isZero();
        assertThat(Tokyo.today(clock)).isAfter(DAY);
    }
}
