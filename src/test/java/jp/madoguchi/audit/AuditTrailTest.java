package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.audit.Verification.Broken;
import jp.madoguchi.audit.Verification.Fault;
import jp.madoguchi.audit.Verification.Intact;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class AuditTrailTest {
    private static final String ACTION = "audit.event";

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        CleanDatabase.clean(jdbc);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private void record(String object) {
        transaction.executeWithoutResult(
                t -> trail.record(ACTION, object, "髙橋の依頼\r\n<b>", Map.of("audit.reason", "値", "audit.at", "\"1\"")));
    }

    private void five() {
        SignedIn.as(Role.OFFICIAL);
        IntStream.rangeClosed(1, 5).forEach(n -> record("R-" + n));
        SignedIn.as(Role.AUDITOR);
    }

    @Test
    void anEventKeepsWhoWhatWhyAndItsPlaceInTheChain() {
        five();

        List<AuditEvent> events = trail.page(AuditFilter.ALL, 0, 10);
        assertThat(events).extracting(AuditEvent::object).containsExactly("R-5", "R-4", "R-3", "R-2", "R-1");
        AuditEvent first = events.getLast();
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.user()).isEqualTo("official");
        assertThat(first.roles()).isEqualTo("OFFICIAL");
        assertThat(first.organisation()).isEqualTo("city");
        assertThat(first.reason()).isEqualTo("髙橋の依頼\r\n<b>");
        assertThat(first.details()).containsEntry("audit.reason", "値").containsEntry("audit.at", "\"1\"");
        assertThat(first.previousHash()).isEqualTo("0".repeat(64));
        assertThat(events.get(3).previousHash()).isEqualTo(first.hash());
        assertThat(trail.verify()).isEqualTo(new Intact(5, events.getFirst().hash()));
    }

    @Test
    void anEmptyTrailIsIntact() {
        SignedIn.as(Role.AUDITOR);
        assertThat(trail.verify()).isEqualTo(new Intact(0, "0".repeat(64)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_event set reason = 'x' where number = 3 | 3 | CHANGED",
                "update audit_event set user_name = 'x' where number = 1 | 1 | CHANGED",
                "update audit_event set organisation = null where number = 5 | 5 | CHANGED",
                "update audit_event set happened_at = '2022-01-01 00:00:00' where number = 2 | 2 | CHANGED",
                "update audit_event set details = '{}' where number = 2 | 2 | CHANGED",
                "update audit_event set hash = previous_hash where number = 4 | 4 | CHANGED",
                "update audit_event set previous_hash = hash where number = 4 | 4 | UNCHAINED",
                "delete from audit_event where number = 1 | 1 | MISSING",
                "delete from audit_event where number = 3 | 3 | MISSING",
                "delete from audit_event where number = 5 | 5 | END",
                "delete from audit_event | 1 | END",
                "update audit_event set number = 9 where number = 5 | 5 | MISSING",
                "insert into audit_event select 6, happened_at, user_name, roles, organisation, action, object, reason, details, hash, hash from audit_event where number = 5 | 6 | CHANGED",
                "update audit_head set hash = '0' where id = 1 | 5 | END",
                "delete from audit_head | 1 | END"
            })
    void whateverIsChangedBySqlIsFoundAtItsPlace(String tampering, long number, Fault fault) {
        five();

        jdbc.sql(tampering).update();

        assertThat(trail.verify()).isEqualTo(new Broken(number, fault));
    }

    @Test
    void twoEventsThatChangePlacesAreFound() {
        five();

        jdbc.sql("update audit_event set number = 99 where number = 2").update();
        jdbc.sql("update audit_event set number = 2 where number = 3").update();
        jdbc.sql("update audit_event set number = 3 where number = 99").update();

        assertThat(trail.verify()).isEqualTo(new Broken(2, Fault.UNCHAINED));
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoEvent() {
        SignedIn.as(Role.OFFICIAL);
        record("R-1");
        transaction.executeWithoutResult(t -> {
            trail.record(ACTION, "R-2", null, Map.of());
            t.setRollbackOnly();
        });
        record("R-3");

        SignedIn.as(Role.AUDITOR);
        assertThat(trail.page(AuditFilter.ALL, 0, 10))
                .extracting(AuditEvent::object)
                .containsExactly("R-3", "R-1");
        assertThat(trail.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void nothingIsRecordedOutsideOfAChange() {
        SignedIn.as(Role.OFFICIAL);
        assertThatThrownBy(() -> trail.record(ACTION, "R-1", null, Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whatHasNoTextIsRefused() {
        SignedIn.as(Role.OFFICIAL);
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(t -> trail.record("audit.noSuchText", "R-1", null, Map.of())))
                .hasMessageContaining("audit.noSuchText");
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(t -> trail.record(ACTION, "R-1", null, Map.of("plain", "x"))))
                .hasMessageContaining("plain");
    }

    /** The first ones too. */
    @Test
    @Assures({"E1", "G1"})
    void thoseWhoRecordAtOnceMakeOneChain() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> work = IntStream.range(0, 40)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        SignedIn.as(Role.OFFICIAL);
                        try {
                            record("R-" + n);
                        } finally {
                            SignedIn.out();
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : people.invokeAll(work)) {
                done.get();
            }
        }

        SignedIn.as(Role.AUDITOR);
        assertThat(trail.verify())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.events()).isEqualTo(40));
    }

    @Test
    void theAuditorFindsByUserObjectAndDay() {
        five();
        SignedIn.as(Role.APPROVER);
        record("C-1");
        SignedIn.as(Role.AUDITOR);
        LocalDate day = trail.page(AuditFilter.ALL, 0, 1)
                .getFirst()
                .at()
                .atZone(java.time.ZoneId.of("Asia/Tokyo"))
                .toLocalDate();

        assertThat(trail.count(new AuditFilter("approver", null, null, null))).isEqualTo(1);
        assertThat(trail.count(new AuditFilter(null, "R-", null, null))).isEqualTo(5);
        assertThat(trail.count(new AuditFilter(null, "R-3", null, null))).isEqualTo(1);
        assertThat(trail.count(new AuditFilter("official", "C-", null, null))).isZero();
        assertThat(trail.count(new AuditFilter(null, null, day, day))).isEqualTo(6);
        assertThat(trail.count(new AuditFilter(null, null, day.plusDays(1), null)))
                .isZero();
        assertThat(trail.count(new AuditFilter(null, null, null, day.minusDays(1))))
                .isZero();
    }

    @Test
    void nobodyButTheAuditorReads() {
        SignedIn.as(Role.ADMIN);
        assertThatThrownBy(() -> trail.page(AuditFilter.ALL, 0, 1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> trail.verify()).isInstanceOf(AccessDeniedException.class);
    }
}
