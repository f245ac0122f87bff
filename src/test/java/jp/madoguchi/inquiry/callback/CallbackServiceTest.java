package jp.madoguchi.inquiry.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.CallLinkService;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.CallbackPromise;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.SteppingClock;
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
class CallbackServiceTest {
    @Autowired
    CallbackService callbacks;

    @Autowired
    InquiryService inquiries;

    @Autowired
    CallbackQueries queries;

    @Autowired
    CallLinkService links;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    Instant tomorrow;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        tomorrow = at(10, 0);
        SignedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void theOutcomeMakesAPromiseAndWithoutATimeTheUsualOne() {
        promise("090-0415-5955", null, null);
        Callback promised = only();

        assertThat(promised.phone()).isEqualTo("090-0415-5955");
        assertThat(promised.dueAt()).isAfter(clock.instant());
        assertThat(incident.hours().isOpenAt(promised.dueAt())).isTrue();
        assertThat(promised.promisedBy()).isEqualTo("operator");
        assertThat(promised.person()).isNull();
        assertThat(callbacks.counts(incident.id())).isEqualTo(new CallbackCounts(1, 0, 1));
    }

    @Test
    void whereNoNumberIsGivenTheCasesIsCalled() {
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        inquiries.log(inquiry(null, person, new CallbackPromise(tomorrow, "operator")));

        assertThat(only().phone()).isEqualTo("090-0415-5955");
        assertThat(only().holderName()).isEqualTo("山田 花子");
        assertThat(callbacks.ofCases(incident.id(), List.of(person))).hasSize(1);
    }

    @Test
    void thoseDueFirstComeFirstAndOverdueOnesAreCounted() {
        promise("090-0000-0002", at(12, 0), null);
        promise("090-0000-0001", at(10, 0), "operator");
        promise("090-0000-0003", at(11, 0), "supervisor");
        jdbc.sql("update callback set due_at = ? where person = 'supervisor'")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(60)))
                .update();

        assertThat(callbacks.waiting(incident.id()))
                .extracting(Callback::phone)
                .containsExactly("090-0000-0003", "090-0000-0001", "090-0000-0002");
        assertThat(callbacks.counts(incident.id())).isEqualTo(new CallbackCounts(3, 1, 2));
    }

    @Test
    void nobodyReachedPutsItOffAndReachedEndsIt() {
        promise("090-0415-5955", at(10, 0), null);
        long id = only().id();

        callbacks.notReached(incident.id(), id, at(15, 0), "留守");
        assertThat(only().attempts()).isEqualTo(1);
        assertThat(only().dueAt()).isEqualTo(at(15, 0));
        callbacks.reached(incident.id(), id, "");

        assertThat(callbacks.waiting(incident.id())).isEmpty();
        Callback closed = callbacks.closed(incident.id()).getFirst();
        assertThat(closed.state()).isEqualTo(CallbackState.REACHED);
        assertThat(closed.closedBy()).isEqualTo("operator");
        assertThat(count("callback_attempt")).isEqualTo(2);
        refused(null, "inquiry.callback.done", () -> callbacks.reached(incident.id(), id, ""));
        refused(null, "inquiry.callback.done", () -> callbacks.reached(incident.id(), 1, ""));
    }

    @Test
    void whoTakesItHasItAndTheSecondIsTold() {
        promise("090-0415-5955", at(10, 0), null);
        long id = only().id();
        callbacks.take(incident.id(), id);
        assertThat(only().person()).isEqualTo("operator");

        SignedIn.as(SystemUser.named("operator2", Role.OPERATOR));
        refused(null, "inquiry.callback.taken", () -> callbacks.take(incident.id(), id));
        SignedIn.as(Role.SUPERVISOR);
        callbacks.assign(incident.id(), id, "operator2", "");
        assertThat(only().person()).isEqualTo("operator2");
        callbacks.assign(incident.id(), id, null, "");
        assertThat(only().person()).isNull();
        refused("person", "inquiry.assign.unknownPerson", () -> callbacks.assign(incident.id(), id, "op05", ""));
        assertThat(only().person()).isNull();
    }

    @Test
    void whatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        refused("caller", "inquiry.rule.callWhom", () -> inquiries.log(inquiry(" ", null, null)));
        refused(
                "dueAt",
                "inquiry.rule.dueAt",
                () -> promise("090", clock.instant().minusSeconds(60), null));
        refused("dueAt", "inquiry.rule.dueClosed", () -> promise("090", at(22, 0), null));
        assertThat(count("inquiry") + count("callback")).isZero();

        promise("090-0415-5955", at(10, 0), null);
        Callback before = only();
        long id = before.id();
        refused("dueAt", "inquiry.rule.dueAt", () -> callbacks.notReached(incident.id(), id, null, ""));
        refused("dueAt", "inquiry.rule.dueClosed", () -> callbacks.notReached(incident.id(), id, at(8, 59), ""));
        refused("note", "inquiry.callback.reasonMissing", () -> callbacks.giveUp(incident.id(), id, " "));
        refused("note", "inquiry.rule.cardNumber", () -> callbacks.reached(incident.id(), id, "4111111111111111"));
        refused("note", "inquiry.callback.longNote", () -> callbacks.reached(incident.id(), id, "長".repeat(501)));
        assertThat(only()).isEqualTo(before);
        assertThat(count("callback_attempt")).isZero();
    }

    @Test
    void anInquiryThatIsLoggedOfTheCallKeepsThePromiseAndBothAreLinked() {
        promise("090-0415-5955", at(10, 0), null);
        Callback promised = only();
        CallReason reason = new CallReason(CallReason.Kind.CALLBACK, promised.id());
        NewInquiry called = ofCall(reason);
        InquiryLine line = inquiries.log(called);
        assertThat(inquiries.log(called).id()).isEqualTo(line.id());

        assertThat(callbacks.waiting(incident.id())).isEmpty();
        Callback kept = callbacks.closed(incident.id()).getFirst();
        assertThat(kept.state()).isEqualTo(CallbackState.REACHED);
        assertThat(kept.keptIn()).isEqualTo(line.id());
        assertThat(kept.closedBy()).isEqualTo("operator");
        assertThat(count("callback_attempt")).isOne();
        assertThat(links.of(line.id()).kept()).isEqualTo(kept);
        assertThat(links.of(line.id()).made()).isEqualTo(reason);
        assertThat(links.of(promised.inquiryId()).promised()).isEqualTo(kept);
    }

    @Test
    void whereSomebodyElseWasQuickerTheInquiryIsKeptAllTheSame() {
        promise("090-0415-5955", at(10, 0), null);
        CallReason reason = new CallReason(CallReason.Kind.CALLBACK, only().id());
        SignedIn.as(SystemUser.named("operator2", Role.OPERATOR));
        InquiryLine first = inquiries.log(ofCall(reason));
        SignedIn.as(Role.OPERATOR);
        InquiryLine second = inquiries.log(ofCall(reason));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(links.call(incident.id(), reason)).hasValueSatisfying(call -> {
            assertThat(call.keptIn()).isEqualTo(first.id());
            assertThat(call.closedBy()).isEqualTo("operator2");
            assertThat(call.waits()).isFalse();
        });
        assertThat(links.of(second.id()).made()).isNull();
        assertThat(count("callback_attempt")).isOne();
    }

    @Test
    void whatIsLoggedAfterItWasNotedAsReachedIsLinkedAsWell() {
        promise("090-0415-5955", at(10, 0), null);
        long id = only().id();
        callbacks.reached(incident.id(), id, "伝えた");
        InquiryLine line = inquiries.log(ofCall(new CallReason(CallReason.Kind.CALLBACK, id)));

        assertThat(callbacks.keptIn(line.id()))
                .hasValueSatisfying(kept -> assertThat(kept.note()).isEqualTo("伝えた"));
        assertThat(count("callback_attempt")).isOne();
    }

    @Test
    void auditorsSeeNumbersMaskedAndNoNames() {
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        inquiries.log(inquiry(null, person, new CallbackPromise(tomorrow, null)));
        SignedIn.as(Role.AUDITOR);

        assertThat(only().phone()).isEqualTo("090-****-5955");
        assertThat(only().holderName()).isNull();
    }

    private Callback only() {
        List<Callback> waiting = callbacks.waiting(incident.id());
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    @Test
    void openScreensHearOnceThatTheTimeOfACallHasPassed() {
        promise("090-0415-5955", at(10, 0), null);
        SteppingClock time = new SteppingClock(at(10, 0).minusSeconds(15));
        List<Object> heard = new ArrayList<>();
        CallbackWatch watch = new CallbackWatch(queries, heard::add, time);

        watch.look();
        assertThat(heard).isEmpty();
        time.goOn(Duration.ofSeconds(30));
        watch.look();
        watch.look();

        assertThat(heard).containsExactly(new CallbackChanged(incident.id(), only().id()));
    }

    @Test
    void oneSeesOnesOwnCallsAndThoseOfWhoeverHasTime() {
        promise("090-0000-0001", at(10, 0), "operator");
        promise("090-0000-0002", at(11, 0), "supervisor");
        promise("090-0000-0003", at(12, 0), null);

        assertThat(callbacks.waitingForMe(incident.id()))
                .extracting(Callback::phone)
                .containsExactly("090-0000-0001", "090-0000-0003");
    }

    private void promise(String phone, @Nullable Instant due, @Nullable String person) {
        inquiries.log(inquiry(phone, null, new CallbackPromise(due, person)));
    }

    private NewInquiry inquiry(@Nullable String phone, @Nullable Long caseId, @Nullable CallbackPromise promise) {
        return new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                caseId,
                incident.category("GIFT").orElseThrow().id(),
                Outcome.CALLBACK,
                Channel.PHONE,
                clock.instant(),
                clock.instant(),
                phone,
                "内容",
                new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(), null, promise));
    }

    private NewInquiry ofCall(CallReason reason) {
        return new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                incident.category("GIFT").orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                clock.instant(),
                clock.instant(),
                "090-0415-5955",
                "折り返した",
                new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(), null, null, reason));
    }

    private static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }

    private Instant at(int hour, int minute) {
        return Tokyo.today(clock)
                .plusDays(1)
                .atTime(LocalTime.of(hour, minute))
                .atZone(Tokyo.ZONE)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
