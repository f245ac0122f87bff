package jp.madoguchi.callstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class LostCallersServiceTest {
    private static final LocalDate DAY = LocalDate.of(2022, 7, 29);
    private static final String HANAKO = "080-0519-2873";
    private static final String TARO = "090-0415-5955";

    @Autowired
    IncidentService incidents;

    @Autowired
    CallRecordService records;

    @Autowired
    LostCallersService lostCallers;

    @Autowired
    JdbcClient jdbc;

    private long incident;
    private int calls;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents).id();
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whoWasAnsweredLaterOnTheSameDayIsNotLost() {
        busy(DAY, "10:00:00", HANAKO);
        busy(DAY, "10:01:00", "08005192873");
        answered(DAY, "10:30:00", HANAKO);
        busy(DAY, "10:02:00", TARO);

        BusyCallers busy = lostCallers.between(incident, DAY, DAY);

        assertThat(busy.calls()).isEqualTo(3);
        assertThat(busy.callers()).isEqualTo(2);
        assertThat(busy.answeredLater()).isEqualTo(1);
        assertThat(busy.lost()).singleElement().satisfies(lost -> {
            assertThat(lost.caller()).isEqualTo("090-****-5955");
            assertThat(lost.attempts()).isEqualTo(1);
            assertThat(lost.first()).isEqualTo(Calls.at(DAY, "10:02:00"));
        });
    }

    @Test
    void anAnswerBeforeTheBusyLineOrOnTheNextDayDoesNotCount() {
        answered(DAY, "09:30:00", TARO);
        busy(DAY, "10:00:00", TARO);
        answered(DAY.plusDays(1), "09:30:00", TARO);

        assertThat(lostCallers.between(incident, DAY, DAY.plusDays(1)).lost()).hasSize(1);
    }

    @Test
    void whoIsOnTheLineNowIsNotLost() {
        busy(DAY, "10:00:00", TARO);
        put(new CallRecord(
                "C" + calls++, Calls.at(DAY, "10:05:00"), Calls.at(DAY, "10:05:10"), null, "0120", TARO, "op05"));

        assertThat(lostCallers.between(incident, DAY, DAY).lost()).isEmpty();
    }

    @Test
    void callersWithoutANumberAreCountedApartAndNotAsPeople() {
        busy(DAY, "10:00:00", null);
        busy(DAY, "10:01:00", null);

        BusyCallers busy = lostCallers.between(incident, DAY, DAY);

        assertThat(List.of(
                        busy.calls(),
                        busy.withheld(),
                        busy.callers(),
                        busy.lost().size()))
                .containsExactly(2, 2, 0, 0);
    }

    @Test
    void eachDayIsCountedForItself() {
        busy(DAY, "10:00:00", TARO);
        busy(DAY.plusDays(1), "10:00:00", TARO);

        assertThat(lostCallers.byDay(incident, DAY, DAY.plusDays(2)))
                .containsOnlyKeys(DAY, DAY.plusDays(1))
                .allSatisfy((day, busy) -> assertThat(busy.lost()).hasSize(1));
    }

    @Test
    void contractorsAndOperatorsDoNotSeeWhoCalled() {
        SignedIn.as(Role.CONTRACTOR);
        assertThatThrownBy(() -> lostCallers.between(incident, DAY, DAY))
                .isInstanceOf(AuthorizationDeniedException.class);
    }

    private void busy(LocalDate day, String time, @Nullable String caller) {
        Instant at = Calls.at(day, time);
        put(new CallRecord("C" + calls++, at, null, at.plusSeconds(8), "0120", caller, null));
    }

    private void answered(LocalDate day, String time, String caller) {
        Instant at = Calls.at(day, time);
        put(new CallRecord("C" + calls++, at, at.plusSeconds(6), at.plusSeconds(180), "0120", caller, "op05"));
    }

    private void put(CallRecord record) {
        SystemUser.run(SystemUser.named("test", Role.SUPERVISOR), () -> records.receive(incident, List.of(record)));
    }
}
