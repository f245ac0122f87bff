package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class InquiryTotalsServiceTest {
    @Autowired
    InquiryTotalsService totals;

    @Autowired
    InquiryService inquiries;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whatTheDeskLoggedOfItsOwnCallsWasNotReceived() {
        CleanDatabase.clean(jdbc);
        Incident incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.OPERATOR);
        Instant now = clock.instant();
        log(incident, now, null);
        log(incident, now, null);
        log(incident, now, new CallReason(CallReason.Kind.CALLBACK, 4711));
        log(incident, now.minus(Duration.ofDays(40)), null);
        log(incident, now.minus(Duration.ofDays(40)), new CallReason(CallReason.Kind.CALLBACK, 4711));
        SignedIn.as(Role.OFFICIAL);

        LocalDate today = Tokyo.today(clock);
        assertThat(totals.received(incident.id(), today.minusDays(1), today)).isEqualTo(2);
        assertThat(totals.received(incident.id(), today.minusDays(60), today)).isEqualTo(3);
    }

    private void log(Incident incident, Instant at, @Nullable CallReason reason) {
        inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                incident.category("GIFT").orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                at,
                at,
                "090-0415-5955",
                "内容",
                new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(), null, null, reason)));
    }
}
