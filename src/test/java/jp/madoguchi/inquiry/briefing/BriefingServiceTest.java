package jp.madoguchi.inquiry.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.Role;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class BriefingServiceTest {
    @Autowired
    BriefingService briefings;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    Instant now;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void isUnreadUntilEachOneHasConfirmed() {
        publish("ふつう", false, null, null);
        publish("重要", true, null, null);
        SignedIn.as(Role.OPERATOR);
        assertThat(briefings.unread(incident.id())).extracting(Briefing::text).containsExactly("重要", "ふつう");

        long id = briefings.unread(incident.id()).getFirst().id();
        briefings.confirm(incident.id(), id);
        briefings.confirm(incident.id(), id);

        assertThat(briefings.unread(incident.id())).extracting(Briefing::text).containsExactly("ふつう");
        SignedIn.as(Role.SUPERVISOR);
        assertThat(briefings.unread(incident.id())).hasSize(2);
        assertThat(briefings.all(incident.id()))
                .filteredOn(briefing -> briefing.id() == id)
                .flatExtracting(Briefing::readers)
                .containsExactly("operator");
    }

    @Test
    void isShownOnlyInItsTime() {
        publish("これから", false, now.plusSeconds(3600), null);
        publish("いま", false, null, now.plusSeconds(3600));
        publish("取り消す", false, null, null);
        long id = briefings.all(incident.id()).stream()
                .filter(briefing -> briefing.text().equals("取り消す"))
                .findFirst()
                .orElseThrow()
                .id();
        briefings.withdraw(incident.id(), id);

        SignedIn.as(Role.OPERATOR);
        assertThat(briefings.unread(incident.id())).extracting(Briefing::text).containsExactly("いま");
        assertThat(briefings.all(incident.id())).hasSize(3);
    }

    @Test
    void whatCantBeIsRefusedAndLeavesNothing() {
        refused("text", "inquiry.briefing.textMissing", () -> publish(" ", false, null, null));
        refused("text", "inquiry.rule.cardNumber", () -> publish("4111 1111 1111 1111", false, null, null));
        refused("text", "inquiry.script.tooLong", () -> publish("長".repeat(1001), false, null, null));
        refused("validUntil", "inquiry.briefing.untilTooEarly", () -> publish("遅い", false, null, now.minusSeconds(1)));
        refused(
                "validUntil",
                "inquiry.briefing.untilTooEarly",
                () -> publish("逆", false, now.plusSeconds(60), now.plusSeconds(30)));
        refused(null, "inquiry.briefing.withdrawnAlready", () -> briefings.withdraw(incident.id(), 1));

        assertThat(briefings.all(incident.id())).isEmpty();
    }

    private void publish(String text, boolean important, @Nullable Instant from, @Nullable Instant until) {
        briefings.publish(incident.id(), new NewBriefing(text, important, from, until));
    }

    private static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }
}
