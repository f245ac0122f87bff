package jp.madoguchi.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.wave.TelephoneFigures;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class TelephoneBrakeTest {
    @Autowired
    TelephoneBrake brake;

    @Autowired
    TelephoneFigures figures;

    @Autowired
    CallRecordService callRecords;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;
    OutreachRows rows;
    long limited;
    long unlimited;
    int number;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        rows = new OutreachRows(jdbc, incident, clock.instant());
        limited = rows.wave("GIFT_DELIVERY", "EMAIL", "RELEASED");
        unlimited = rows.wave("REMINDER", "EMAIL", "RELEASED");
        jdbc.sql("update wave set busy_percent = 40 where id = ?")
                .param(limited)
                .update();
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void busierThanItsLimitPausesAWaveAndTellsWhy() {
        calls(6, 4, Duration.ofMinutes(10));
        brake.look();
        assertThat(state(limited)).isEqualTo("PAUSED");
        assertThat(state(unlimited)).isEqualTo("RELEASED");
        assertThat(jdbc.sql("select paused_cause from wave where id = ?")
                        .param(limited)
                        .query(String.class)
                        .single())
                .isEqualTo("BUSY_LINES");
    }

    @Test
    void belowItNothingPauses() {
        calls(7, 4, Duration.ofMinutes(10));
        brake.look();
        assertThat(state(limited)).isEqualTo("RELEASED");
    }

    @Test
    void aFewCallsOrThoseOfAnHourAgoSayNothing() {
        calls(0, TelephoneBrake.FEWEST_CALLS - 1, Duration.ofMinutes(10));
        brake.look();
        assertThat(state(limited)).as("few").isEqualTo("RELEASED");
        calls(0, 20, Duration.ofMinutes(60));
        brake.look();
        assertThat(state(limited)).as("long ago").isEqualTo("RELEASED");
        calls(0, 1, Duration.ofMinutes(1));
        brake.look();
        assertThat(state(limited)).as("one more").isEqualTo("PAUSED");
    }

    @Test
    void theWavesHearOfTheCallsOfDaysThatAreKnown() {
        calls(2, 1, Duration.ofMinutes(1));
        LocalDate today = Tokyo.day(clock.instant().minus(Duration.ofMinutes(1)));
        SignedIn.out();
        assertThat(figures.calls(incident.id(), today.minusDays(2), today)).isEqualTo(Map.of(today, 3));
    }

    private void calls(int answered, int busy, Duration ago) {
        List<CallRecord> calls = new ArrayList<>();
        Instant received = clock.instant().minus(ago);
        for (int i = 0; i < answered + busy; i++) {
            calls.add(new CallRecord(
                    "B" + ++number,
                    received,
                    i < answered ? received.plusSeconds(1) : null,
                    received.plusSeconds(5),
                    "0120",
                    "090-0000-%04d".formatted(number),
                    i < answered ? "op05" : null));
        }
        callRecords.receive(incident.id(), calls);
    }

    private String state(long wave) {
        return jdbc.sql("select state from wave where id = ?")
                .param(wave)
                .query(String.class)
                .single();
    }
}
