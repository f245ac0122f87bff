package jp.madoguchi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.RunningCalls;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class DemoTelephoneTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    CaseFileService caseFiles;

    @Autowired
    CallRecordService calls;

    @Autowired
    RunningCalls runningCalls;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void threeCallersAreOnTheLineAndNoneBeforeThePortalIsReady() {
        DemoTelephone telephone = telephone(clock);
        telephone.tick();
        assertThat(running()).isEmpty();

        telephone.ready();
        tick(telephone, 5);
        assertThat(running()).hasSize(3);
    }

    @Test
    void aLoggedCallEndsAndAnotherComes() {
        DemoTelephone telephone = telephone(clock);
        telephone.ready();
        tick(telephone, 3);
        String logged = running().iterator().next();

        telephone.logged(new InquirySaved(incident.id(), 1, logged));
        tick(telephone, 1);

        assertThat(running()).hasSize(3).doesNotContain(logged);
        assertThat(jdbc.sql("select count(*) from call_record where call_id = ? and ended_at is not null")
                        .param(logged)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyTalksForLongerThanTenMinutesAlsoNotOverARestart() {
        DemoTelephone telephone = telephone(clock);
        telephone.ready();
        tick(telephone, 3);
        Set<String> before = running();

        DemoTelephone later = telephone(Clock.offset(clock, Duration.ofMinutes(11)));
        later.ready();
        tick(later, 3);
        assertThat(running()).hasSize(3).doesNotContainAnyElementsOf(before);

        // started again at an earlier time of the same day
        DemoTelephone earlier = telephone(clock);
        earlier.ready();
        Set<String> theirs = running();
        tick(earlier, 3);
        assertThat(running()).hasSize(3).doesNotContainAnyElementsOf(theirs);
    }

    private static void tick(DemoTelephone telephone, int times) {
        for (int i = 0; i < times; i++) {
            telephone.tick();
        }
    }

    private Set<String> running() {
        SignedIn.as(Role.SUPERVISOR);
        List<RunningCall> running = runningCalls.running(incident.id());
        return running.stream().map(RunningCall::callId).collect(Collectors.toSet());
    }

    private DemoTelephone telephone(Clock itsClock) {
        return new DemoTelephone(incidents, caseFiles, calls, runningCalls, itsClock);
    }
}
