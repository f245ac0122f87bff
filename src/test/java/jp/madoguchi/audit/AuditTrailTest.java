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
import jp.madoguchi.platform.error.RejectedException;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

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
        assertThat(first.reason()).isEqualTo("髙橋の依頼⏎<b>");
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
                "insert into audit_event (number, version, happened_at, user_name, roles, action, object, details, previous_hash, hash) select 6, version, happened_at, user_name, roles, action, object, details, hash, hash from audit_event where number = 5 | 6 | CHANGED",
                "insert into audit_event (number, version, happened_at, user_name, roles, action, object, details, previous_hash, hash) select 0, version, happened_at, user_name, roles, action, object, details, hash, hash from audit_event where number = 5 | 0 | MISSING",
                "update audit_event set version = 1 where number = 2 | 2 | CHANGED",
                "update audit_event set version = 3 where number = 2 | 2 | CHANGED",
                "update audit_head set hash = '0' where id = 1 | 5 | END",
                "delete from audit_head | 1 | END"
            })
    @Assures("E2")
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
    void anEntrySaysFromWhereOnWhichObjectAndWhatWasThereBefore() {
        // Spring's tests bring a request along
        RequestContextHolder.resetRequestAttributes();
        SignedIn.as(Role.OFFICIAL);
        transaction.executeWithoutResult(t -> trail.record(AuditEntry.of(ACTION, "CASE", 42, "U-42")
                .changed(Map.of("audit.reason", "山＊"), Map.of("audit.reason", "川＊"))));

        SignedIn.as(Role.AUDITOR);
        AuditEvent event = trail.page(AuditFilter.ALL, 0, 1).getFirst();
        assertThat(event.subject()).isEqualTo(new AuditObject("U-42", "CASE", "42"));
        assertThat(event.who().origin()).isEqualTo(Origin.JOB);
        assertThat(event.who().address()).isNull();
        assertThat(event.who().session()).isNull();
        assertThat(event.before()).containsEntry("audit.reason", "山＊");
        assertThat(event.after()).containsEntry("audit.reason", "川＊");
        assertThat(trail.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void aRequestsAddressAndTheMarkOfItsSessionAreKeptAndNeverItsId() {
        SignedIn.as(Role.OFFICIAL);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/x");
        request.setRemoteAddr("2001:db8::7");
        String id = request.getSession(true).getId();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            record("R-1");
            request.setRemoteAddr("10.0.0.1\n2022-08-04 admin");
            request.setRequestURI("/desk");
            record("R-2");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }

        SignedIn.as(Role.AUDITOR);
        List<AuditEvent> events = trail.page(AuditFilter.ALL, 0, 2);
        assertThat(events.getLast().who().origin()).isEqualTo(Origin.API);
        assertThat(events.getLast().who().address()).isEqualTo("2001:db8::7");
        assertThat(events.getLast().who().session())
                .isEqualTo(AuditOrigin.mark(id))
                .hasSize(12)
                .isNotEqualTo(id);
        assertThat(events.getFirst().who().origin()).isEqualTo(Origin.SCREEN);
        assertThat(events.getFirst().who().address()).isEqualTo("?");
    }

    /** The hash covers what there was then: made by hand as the portal made them before it knew more. */
    @Test
    void entriesOfTheFirstFormKeepVerifying() {
        String first = "{\"action\":\"audit.event\",\"at\":\"2022-07-01T00:00:00Z\",\"details\":{},\"number\":\"1\","
                + "\"object\":\"R-1\",\"organisation\":null,\"previous\":\"" + "0".repeat(64)
                + "\",\"reason\":\"a\\nb\",\"roles\":\"OFFICIAL\",\"user\":\"official\"}";
        jdbc.sql("""
                        insert into audit_event (number, happened_at, user_name, roles, action, object, reason, details, previous_hash, hash)
                        values (1, '2022-07-01 00:00:00', 'official', 'OFFICIAL', 'audit.event', 'R-1', ?, '{}', ?, ?)""").params("a\nb", "0".repeat(64), AuditHash.sha256(first)).update();
        jdbc.sql("insert into audit_head (id, number, hash) values (1, 1, ?)")
                .param(AuditHash.sha256(first))
                .update();
        SignedIn.as(Role.OFFICIAL);
        record("R-2");

        SignedIn.as(Role.AUDITOR);
        assertThat(trail.verify())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.events()).isEqualTo(2));
        jdbc.sql("update audit_event set address = '10.0.0.1' where number = 1").update();
        assertThat(trail.verify()).isEqualTo(new Broken(1, Fault.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "happened_at",
                "user_name",
                "roles",
                "organisation",
                "origin",
                "address",
                "session_mark",
                "action",
                "object",
                "object_kind",
                "object_id",
                "reason",
                "details",
                "before_values",
                "after_values",
                "hash"
            })
    @Assures("E2")
    void noColumnCanBeChanged(String column) {
        five();
        String value = switch (column) {
            case "version" -> "1";
            case "happened_at" -> "'2022-01-01 00:00:00.001'";
            default -> "'x'";
        };

        jdbc.sql("update audit_event set " + column + " = " + value + " where number = 3")
                .update();

        assertThat(trail.verify()).isEqualTo(new Broken(3, Fault.CHANGED));
    }

    @Test
    void aCardNumberIsRefusedWithTheChangeThatBroughtIt() {
        SignedIn.as(Role.OFFICIAL);
        for (AuditEntry entry : List.of(
                AuditEntry.of(ACTION, AuditObject.called("R-1")).because("4111 1111 1111 1111"),
                AuditEntry.of(ACTION, AuditObject.called("4111-1111-1111-1111")),
                AuditEntry.of(ACTION, AuditObject.called("R-1")).with(Map.of("audit.reason", "４１１１１１１１１１１１１１１１")))) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(t -> trail.record(entry)))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            rejected -> assertThat(rejected.text().key()).isEqualTo("audit.cardNumber"));
        }
        assertThat(jdbc.sql("select count(*) from audit_event")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Assures("E3")
    void nothingPersonalAndNoSecondLineGetsIn() {
        SignedIn.as(Role.OFFICIAL);
        transaction.executeWithoutResult(t -> trail.record(
                ACTION,
                "taro.yamada@example.jp 090-1234-5678",
                "0312345678\r\n2022-08-04 admin\u2028\u202e\u0000x",
                Map.of("audit.reason", "2022-07-01、0123-45-6789、件数 10901234567")));

        SignedIn.as(Role.AUDITOR);
        AuditEvent event = trail.page(AuditFilter.ALL, 0, 1).getFirst();
        assertThat(event.object()).isEqualTo("***@*** 0**-****-****");
        assertThat(event.reason()).isEqualTo("0**-****-****⏎2022-08-04 admin\\u2028\\u202e\\u0000x");
        assertThat(event.details()).containsEntry("audit.reason", "2022-07-01、0**-****-****、件数 10901234567");
    }

    @Test
    void aLookIsStoredWhenItComesBackAlsoWithinAReadingTransaction() {
        SignedIn.as(Role.OPERATOR);
        readOnly().executeWithoutResult(t -> {
            jdbc.sql("select count(*) from case_file").query(Integer.class).single();
            trail.look(AuditEntry.of(ACTION, "CASE", 1, "U-1"));
        });
        // within a change that has recorded already, which nobody else can wait for
        transaction.executeWithoutResult(t -> {
            trail.record(ACTION, "R-1", null, Map.of());
            trail.look(AuditEntry.of(ACTION, "CASE", 2, "U-2"));
        });

        SignedIn.as(Role.AUDITOR);
        assertThat(trail.page(AuditFilter.ALL, 0, 10))
                .extracting(AuditEvent::object)
                .containsExactly("U-2", "R-1", "U-1");
        assertThat(trail.verify()).isInstanceOf(Intact.class);
    }

    private TransactionTemplate readOnly() {
        TransactionTemplate reading = new TransactionTemplate(transaction.getTransactionManager());
        reading.setReadOnly(true);
        return reading;
    }

    /** More than there are connections. */
    @Test
    void manyWhoLookAtOnceMakeOneChainAndOneEntryEach() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(40)) {
            List<Callable<Void>> work = IntStream.range(0, 400)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        SignedIn.as(Role.OPERATOR);
                        try {
                            readOnly().executeWithoutResult(t -> {
                                jdbc.sql("select count(*) from case_file")
                                        .query(Integer.class)
                                        .single();
                                trail.look(AuditEntry.of(ACTION, "CASE", n, "U-" + n));
                            });
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
                        Intact.class, intact -> assertThat(intact.events()).isEqualTo(400));
        assertThat(jdbc.sql("select count(distinct object_id) from audit_event")
                        .query(Integer.class)
                        .single())
                .isEqualTo(400);
    }

    @Test
    @Assures("E1")
    void aChangeIsRolledBackAndALookNotShownWhereItsEntryCantBeWritten() {
        SignedIn.as(Role.OFFICIAL);
        // the place is taken, so that the next insert fails
        jdbc.sql("""
                        insert into audit_event (number, happened_at, user_name, roles, action, object, details, previous_hash, hash)
                        values (1, '2022-07-01 00:00:00', 'x', '', 'audit.event', 'R', '{}', '', '')""").update();

        assertThatThrownBy(() -> transaction.executeWithoutResult(t -> {
                    jdbc.sql("update audit_event set reason = 'changed' where number = 1")
                            .update();
                    trail.record(ACTION, "R-1", null, Map.of());
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(jdbc.sql("select reason from audit_event")
                        .query(String.class)
                        .optional())
                .isEmpty();
        assertThatThrownBy(() -> trail.look(AuditEntry.of(ACTION, "CASE", 1, "U-1")))
                .isInstanceOf(AuditUnavailableException.class);

        // and the next one after the cause is gone is written
        jdbc.sql("delete from audit_event").update();
        trail.look(AuditEntry.of(ACTION, "CASE", 1, "U-1"));
        assertThat(jdbc.sql("select count(*) from audit_event")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void nobodyButTheAuditorReads() {
        SignedIn.as(Role.ADMIN);
        assertThatThrownBy(() -> trail.page(AuditFilter.ALL, 0, 1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> trail.verify()).isInstanceOf(AccessDeniedException.class);
    }
}
