package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.callback.CallbackState;
import jp.madoguchi.inquiry.followup.FollowUpService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
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
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class CorrectionServiceTest {
    private static final PortalUser MIDORI = user("midori", Role.OPERATOR);
    private static final PortalUser SHO = user("sho", Role.OPERATOR);
    private static final PortalUser YUMI = user("yumi", Role.SUPERVISOR);

    @Autowired
    CallbackService callbacks;

    @Autowired
    FollowUpService followUps;

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    InquiryListService list;

    @Autowired
    CorrectionService corrections;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    long id;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(MIDORI);
        Instant now = clock.instant();
        id = inquiries
                .log(new NewInquiry(
                        incident.id(),
                        UUID.randomUUID().toString(),
                        "C-1",
                        null,
                        category("FRAUD"),
                        Outcome.RESOLVED,
                        Channel.PHONE,
                        now.minusSeconds(60),
                        now,
                        "090-0415-5955",
                        "届かない"))
                .id();
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void operatorsCorrectTheirOwnOfTheDayAndWhatItSaidBeforeStays() {
        assertThat(corrections.right(id)).isEqualTo(CorrectionRight.FREELY);

        corrections.correct(id, 0, gift("受取メールが届かない"), null);
        corrections.correct(id, 1, gift("受取メールが届かない。再送を案内"), "言い足した");

        assertThat(inquiry().categoryId()).isEqualTo(category("GIFT"));
        assertThat(inquiry().summary()).isEqualTo("受取メールが届かない。再送を案内");
        List<InquiryCorrection> all = corrections.corrections(id);
        assertThat(all).extracting(InquiryCorrection::version).containsExactly(1, 0);
        assertThat(all.getFirst().reason()).isEqualTo("言い足した");
        assertThat(all.getFirst().before().summary()).isEqualTo("受取メールが届かない");
        assertThat(all.getLast().before())
                .isEqualTo(new InquiryValues(
                        category("FRAUD"),
                        null,
                        Relation.HOLDER,
                        Outcome.RESOLVED,
                        Channel.PHONE,
                        "090-0415-5955",
                        "届かない"));
        assertThat(all.getLast().after()).isEqualTo(all.getFirst().before());
        assertThat(all.getLast().changedBy()).isEqualTo("midori");
    }

    @Test
    @Assures("E3")
    void theTrailSaysThatTheCallersNumberWasCorrectedAndNoDigitOfIt() {
        corrections.correct(id, 0, gift("届かない").withCaller("03-1234-6789"), null);
        corrections.correct(id, 1, gift("届かない。再送").withCaller("03-1234-6789"), null);

        List<String> entries = jdbc.sql("""
                        select concat(coalesce(details, ''), coalesce(before_values, ''), coalesce(after_values, ''))
                        from audit_event where action = 'inquiry.audit.corrected' order by number""").query(String.class).list();
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst()).contains("inquiry.audit.caller");
        assertThat(entries.getLast()).doesNotContain("inquiry.audit.caller");
        assertThat(String.join("", entries)).doesNotContain("090-", "-5955", "03-", "-6789");
        Measured.as("a number corrected twice: that it changed stands there once, none of its digits");
    }

    @Test
    void theExactTotalsOfTheCategoriesFollow() {
        corrections.correct(id, 0, gift("届かない"), null);

        InquiryFilter all = InquiryFilter.all(incident.id());
        assertThat(list.count(all.ofCategory(category("FRAUD")))).isZero();
        assertThat(list.count(all.ofCategory(category("GIFT")))).isOne();
        assertThat(list.count(all)).isOne();
    }

    @Test
    void whatWasErasedIsNotCorrected() {
        jdbc.sql("update inquiry set sealed_summary = X'', sealed_caller = null, erased_at = created_at")
                .update();

        refused(null, "inquiry.correct.erased", () -> corrections.correct(id, 0, gift("別の内容"), null));
        assertThat(jdbc.sql("select count(*) from inquiry_version")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyCorrectsWhatAnotherOperatorWrote() {
        SignedIn.as(SHO);

        assertThat(corrections.right(id)).isEqualTo(CorrectionRight.NONE);
        refused(null, "inquiry.correct.notYours", () -> corrections.correct(id, 0, gift("別の内容"), "理由"));
        refused(null, "inquiry.correct.notYours", () -> corrections.correct(4711, 0, gift("別の内容"), "理由"));
    }

    @Test
    void theNextDayOnlyASupervisorCorrectsAndSaysWhy() {
        jdbc.sql("update inquiry set created_at = ?")
                .param(Tokyo.toColumn(clock.instant().minus(Duration.ofDays(1))))
                .update();
        refused(null, "inquiry.correct.notYours", () -> corrections.correct(id, 0, gift("別の内容"), "理由"));

        SignedIn.as(YUMI);
        assertThat(corrections.right(id)).isEqualTo(CorrectionRight.WITH_REASON);
        refused("reason", "inquiry.correct.reason", () -> corrections.correct(id, 0, gift("別の内容"), " "));
        refused(
                "reason",
                "inquiry.correct.longReason",
                () -> corrections.correct(id, 0, gift("別の内容"), "あ".repeat(CorrectionService.LONGEST_REASON + 1)));
        refused(
                "reason",
                "inquiry.rule.cardNumber",
                () -> corrections.correct(id, 0, gift("別の内容"), "4111 1111 1111 1111"));

        corrections.correct(id, 0, gift("別の内容"), "区分の誤り");
        assertThat(corrections.corrections(id))
                .extracting(InquiryCorrection::reason)
                .containsExactly("区分の誤り");
    }

    @Test
    void whoSavesSecondIsToldAndChangesNothing() {
        corrections.correct(id, 0, gift("先の訂正"), null);

        assertThatThrownBy(() -> corrections.correct(id, 0, gift("後の訂正"), null))
                .isInstanceOfSatisfying(RejectedException.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("version");
                    assertThat(refusal.text().key()).isEqualTo("inquiry.correct.stale");
                });

        assertThat(inquiry().summary()).isEqualTo("先の訂正");
        assertThat(corrections.corrections(id)).hasSize(1);
        corrections.correct(id, 1, gift("後の訂正"), null);
        assertThat(inquiry().summary()).isEqualTo("後の訂正");
    }

    @Test
    void theRulesOfANewInquiryHoldForACorrectionToo() {
        refused("summary", "inquiry.rule.summary", () -> corrections.correct(id, 0, gift(" "), null));
        refused(
                "summary",
                "inquiry.rule.cardNumber",
                () -> corrections.correct(id, 0, gift("番号は4111111111111111"), null));
        refused(
                "categoryId",
                "inquiry.rule.unknownCategory",
                () -> corrections.correct(
                        id,
                        0,
                        new InquiryValues(1L, null, Relation.HOLDER, Outcome.RESOLVED, Channel.PHONE, null, "内容"),
                        null));
        refused(
                "summary",
                "inquiry.correct.nothing",
                () -> corrections.correct(
                        id,
                        0,
                        new InquiryValues(
                                category("FRAUD"),
                                null,
                                Relation.HOLDER,
                                Outcome.RESOLVED,
                                Channel.PHONE,
                                " 090-0415-5955",
                                "届かない "),
                        null));
    }

    @Test
    void whoseOutcomeBecomesAPromiseIsCalledBackAndNoLongerOnceItIsCorrectedAgain() {
        corrections.correct(id, 0, outcome(Outcome.CALLBACK), null);

        Callback waiting = callbacks.waiting(incident.id()).getFirst();
        assertThat(waiting.inquiryId()).isEqualTo(id);
        assertThat(waiting.phone()).isEqualTo("090-0415-5955");
        assertThat(waiting.person()).isNull();
        assertThat(waiting.promisedBy()).isEqualTo("midori");
        assertThat(waiting.dueAt()).isAfter(clock.instant());
        assertThat(incident.hours().isOpenAt(waiting.dueAt())).isTrue();

        corrections.correct(id, 1, outcome(Outcome.RESOLVED), null);
        assertThat(callbacks.waiting(incident.id())).isEmpty();
        Callback withdrawn = callbacks.promisedIn(id).orElseThrow();
        assertThat(withdrawn.state()).isEqualTo(CallbackState.WITHDRAWN);
        assertThat(withdrawn.closedBy()).isEqualTo("midori");
        assertThat(followUps.of(id).now()).isNull();
        SignedIn.as(Role.OFFICIAL);
        LocalDate today = Tokyo.today(clock);
        assertThat(callbacks.kept(incident.id(), today, today).promised()).isZero();

        SignedIn.as(MIDORI);
        corrections.correct(id, 2, outcome(Outcome.CALLBACK), null);
        assertThat(callbacks.waiting(incident.id())).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(waiting.id());
            assertThat(again.closedBy()).isNull();
            assertThat(again.note()).isNull();
        });
    }

    @Test
    void aPromiseThatWasKeptStaysSoWhateverTheInquiryIsCorrectedTo() {
        corrections.correct(id, 0, outcome(Outcome.CALLBACK), null);
        callbacks.reached(
                incident.id(), callbacks.waiting(incident.id()).getFirst().id(), "伝えた");

        corrections.correct(id, 1, outcome(Outcome.RESOLVED), null);
        corrections.correct(id, 2, outcome(Outcome.CALLBACK), null);

        assertThat(callbacks.waiting(incident.id())).isEmpty();
        assertThat(callbacks.promisedIn(id).orElseThrow().state()).isEqualTo(CallbackState.REACHED);
    }

    @Test
    void nobodyIsPromisedACallWithoutANumber() {
        refused(
                "caller",
                "inquiry.rule.callWhom",
                () -> corrections.correct(id, 0, outcome(Outcome.CALLBACK).withCaller(null), null));
        assertThat(callbacks.promisedIn(id)).isEmpty();
    }

    @Test
    void auditorsReadCorrectionsMaskedAndCorrectNothing() {
        corrections.correct(id, 0, gift("届かない"), null);
        SignedIn.as(Role.AUDITOR);

        assertThat(corrections.right(id)).isEqualTo(CorrectionRight.NONE);
        assertThat(corrections.corrections(id))
                .extracting(correction -> correction.before().caller())
                .containsExactly("090-****-5955");
        assertThatThrownBy(() -> corrections.correct(id, 1, gift("別"), "理由"))
                .isInstanceOf(AuthorizationDeniedException.class);
    }

    private void refused(@Nullable String field, String key, ThrowingCallable correction) {
        InquiryLine before = inquiry();
        int corrected = corrections.corrections(id).size();
        assertThatThrownBy(correction).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.text().key()).isEqualTo(key);
        });
        assertThat(inquiry()).isEqualTo(before);
        assertThat(corrections.corrections(id)).hasSize(corrected);
    }

    /** Each looks at how it stands and writes on; who was overtaken is told so. Nothing that was said to be saved is missing. */
    @Test
    @Assures("G1")
    void ofManyWhoCorrectAtOnceNoCorrectionIsLost() throws Exception {
        int people = FullSize.of(8, 100);
        int each = FullSize.of(5, 20);
        Set<String> saved = ConcurrentHashMap.newKeySet();
        AtomicInteger overtaken = new AtomicInteger();
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(people)) {
            for (int person = 0; person < people; person++) {
                String name = "p" + person + "-";
                work.add(desks.submit(() -> {
                    SignedIn.as(YUMI);
                    for (int edit = 0; edit < each; edit++) {
                        try {
                            int seen = corrections.corrections(id).size();
                            corrections.correct(id, seen, gift(name + edit), "確認のため");
                            saved.add(name + edit);
                        } catch (RejectedException refusal) {
                            assertThat(refusal.text().key()).isEqualTo("inquiry.correct.stale");
                            overtaken.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
        }
        for (Future<?> one : work) {
            one.get();
        }
        SignedIn.as(YUMI);
        List<InquiryCorrection> kept = corrections.corrections(id);
        Measured.as(
                "%d threads, %,d corrections of one inquiry: %,d kept, %,d told that they were overtaken, 0 lost",
                people, people * each, kept.size(), overtaken.get());
        assertThat(kept)
                .extracting(correction -> correction.after().summary())
                .containsExactlyInAnyOrderElementsOf(saved);
        assertThat(saved.size() + overtaken.get()).isEqualTo(people * each);
        assertThat(saved).isNotEmpty();
    }

    private InquiryLine inquiry() {
        return inquiries.detail(id).orElseThrow().inquiry();
    }

    private InquiryValues gift(String summary) {
        return new InquiryValues(
                category("GIFT"), null, Relation.HOLDER, Outcome.RESOLVED, Channel.PHONE, "090-0415-5955", summary);
    }

    private InquiryValues outcome(Outcome outcome) {
        return new InquiryValues(
                category("FRAUD"), null, Relation.HOLDER, outcome, Channel.PHONE, "090-0415-5955", "届かない");
    }

    private long category(String code) {
        return incident.category(code).orElseThrow().id();
    }

    private static PortalUser user(String name, Role role) {
        return new PortalUser(name, name, "call-center", Set.of(role));
    }
}
