package jp.madoguchi.inquiry.escalation;

import static jp.madoguchi.inquiry.escalation.LoggedInquiry.MIDORI;
import static jp.madoguchi.inquiry.escalation.LoggedInquiry.NAOKO;
import static jp.madoguchi.inquiry.escalation.LoggedInquiry.SHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.privacy.RevealedObject;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class EscalationServiceTest {
    private static final String CARD = "4111 1111 1111 1111";
    private static final String LONG = "あ".repeat(2_001);

    @Autowired
    private FieldCipher cipher;

    @Autowired
    ApplicationContext context;

    @Autowired
    DeskEscalationService desk;

    @Autowired
    CityEscalationService city;

    @Autowired
    RevealLog reveals;

    @Autowired
    OverdueWatch watch;

    @Autowired
    EscalationStore store;

    @Autowired
    CaseFileService cases;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    LoggedInquiry logged;
    long incident;
    long inquiry;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        logged = new LoggedInquiry(context);
        incident = logged.incident().id();
        inquiry = logged.ofTheCase();
        SignedIn.as(MIDORI);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aQuestionIsAnsweredAndTheCallerTold() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long id = desk.ask(question("  再送してよいですか  "));

        SignedIn.as(NAOKO);
        city.answer(id, 1, "再送してください");
        SignedIn.as(SHO);
        desk.tell(id, 2, clock.instant(), "喜んでいた");

        Escalation told = desk.byId(id).orElseThrow();
        assertThat(told.state()).isEqualTo(EscalationState.TOLD);
        assertThat(told.dueAt()).isEqualTo(desk.dueTimes(inquiry).nextBusinessDay());
        assertThat(told.thread())
                .extracting(EscalationEntry::step)
                .containsExactly(EscalationStep.ASK, EscalationStep.ANSWER, EscalationStep.TELL);
        assertThat(told.thread()).extracting(EscalationEntry::text).containsExactly("再送してよいですか", "再送してください", "喜んでいた");
        assertThat(told.thread()).extracting(EscalationEntry::author).containsExactly("midori", "naoko", "sho");
        assertThat(told.thread())
                .allSatisfy(entry -> assertThat(entry.writtenAt()).isBetween(now, now.plus(Duration.ofMinutes(5))));
        assertThat(told.thread().getLast().happenedAt()).isNotNull();
        assertThat(desk.open(incident, 0, 10)).isEmpty();
        assertThat(desk.closed(incident, 0, 10)).containsExactly(told);
    }

    @Test
    void theCityAsksBackAndTheDeskAsksOn() {
        long id = asked();
        SignedIn.as(NAOKO);
        city.askBack(id, 1, "どのカード会社ですか");
        assertThat(city.waiting(incident)).isEmpty();
        SignedIn.as(MIDORI);
        assertThat(desk.mine(incident))
                .containsExactly(new EscalationSignal(id, inquiry, EscalationState.ASKED_BACK, 2));
        logged.overdue(id);

        desk.askFurther(id, 2, "A社です");

        Escalation again = desk.byId(id).orElseThrow();
        assertThat(again.state()).isEqualTo(EscalationState.ASKED);
        assertThat(again.isOverdue(clock.instant())).isFalse();
        SignedIn.as(NAOKO);
        city.answer(id, 3, "再送できます");
        city.answer(id, 4, "補足：明日届きます");
        assertThat(city.byId(id).orElseThrow().seen()).isEqualTo(5);
    }

    @Test
    void whoAskedTakesTheQuestionBackWhileItIsUnanswered() {
        long id = asked();
        SignedIn.as(SHO);
        refused(null, "notYours", () -> desk.withdraw(id, 1, "分かった"));
        SignedIn.as(MIDORI);
        refused("text", "reason", () -> desk.withdraw(id, 1, " "));

        desk.withdraw(id, 1, "手引きに書いてあった");

        assertThat(desk.byId(id).orElseThrow().state()).isEqualTo(EscalationState.WITHDRAWN);
        long other = asked();
        logged.answered(other, "はい");
        refused("seen", "state", () -> desk.withdraw(other, 2, "もういい"));
    }

    @Test
    void oneSubmissionAsksOnce() {
        NewEscalation question = question("一度だけ");

        assertThat(desk.ask(question)).isEqualTo(desk.ask(question));
        assertThat(escalations()).isOne();
    }

    @Test
    void twoClicksAtTheSameMomentAskOnce() throws Exception {
        NewEscalation question = question("同時に");
        List<Long> ids = atOnce(4, () -> SystemUser.run(MIDORI, () -> desk.ask(question)));

        assertThat(ids).allMatch(ids.getFirst()::equals);
        assertThat(escalations()).isOne();
    }

    @Test
    void ofTwoOfficialsWhoAnswerAtOnceTheSecondSeesTheFirstOnesAnswer() {
        long id = asked();
        logged.answered(id, "先の回答");
        SignedIn.as(LoggedInquiry.user("kenji", Role.OFFICIAL));

        refused("seen", "stale", () -> city.answer(id, 1, "後の回答"));
        assertThat(city.byId(id).orElseThrow().thread())
                .extracting(EscalationEntry::text)
                .containsExactly("再送してよいですか", "先の回答");

        city.answer(id, 2, "後の回答");
        assertThat(city.byId(id).orElseThrow().thread())
                .extracting(EscalationEntry::text)
                .containsExactly("再送してよいですか", "先の回答", "後の回答");
    }

    @Test
    void answersAtTheSameMomentAreTakenOneByOne() throws Exception {
        long id = asked();
        List<Boolean> taken = atOnce(4, () -> {
            try {
                SystemUser.run(NAOKO, () -> {
                    city.answer(id, 1, "回答");
                    return null;
                });
                return true;
            } catch (RejectedException e) {
                assertThat(e.text().key()).isEqualTo("inquiry.escalation.rule.stale");
                return false;
            }
        });

        assertThat(taken).containsOnlyOnce(true);
        assertThat(desk.byId(id).orElseThrow().seen()).isEqualTo(2);
    }

    @Test
    void whatIsAskedIsCheckedAndNothingIsKeptOfWhatIsRefused() {
        refused("text", "question", () -> desk.ask(question(" ")));
        refused("text", "question", () -> desk.ask(question(null)));
        refused("text", "long", () -> desk.ask(question(LONG)));
        refused("text", "inquiry.rule.cardNumber", () -> desk.ask(question("番号は" + CARD)));
        refused(null, "unknownInquiry", () -> desk.ask(new NewEscalation(4711, "k", "問い", Urgency.TODAY, null)));
        Instant now = clock.instant();
        refused("by", "by", () -> desk.ask(by(null)));
        refused("by", "past", () -> desk.ask(by(now.minusSeconds(1))));
        refused("by", "far", () -> desk.ask(by(now.plus(Duration.ofDays(31)).plusSeconds(60))));
        assertThat(escalations()).isZero();

        long id = desk.ask(by(now.plus(Duration.ofDays(31)).minusSeconds(60)));
        assertThat(desk.byId(id).orElseThrow().dueAt())
                .isEqualTo(now.plus(Duration.ofDays(31)).minusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void whatIsWrittenLaterIsCheckedAsWell() {
        long id = asked();
        refused("text", "question", () -> desk.askFurther(id, 1, ""));
        refused("text", "inquiry.rule.cardNumber", () -> desk.askFurther(id, 1, CARD));
        refused("text", "inquiry.rule.cardNumber", () -> desk.withdraw(id, 1, CARD));
        refused(null, "unknown", () -> desk.askFurther(4711, 1, "ない照会"));
        refused("seen", "stale", () -> desk.askFurther(id, 0, "見ていない"));
        refused("seen", "state", () -> desk.tell(id, 1, clock.instant(), null));
        SignedIn.as(NAOKO);
        refused("text", "answer", () -> city.answer(id, 1, " "));
        refused("text", "askBack", () -> city.askBack(id, 1, null));
        refused("text", "inquiry.rule.cardNumber", () -> city.answer(id, 1, CARD));
        refused("text", "long", () -> city.answer(id, 1, LONG));
        refused(null, "unknown", () -> city.answer(4711, 1, "ない照会"));
        logged.answered(id, "回答");
        refused("seen", "state", () -> city.askBack(id, 2, "遅い"));
        SignedIn.as(MIDORI);
        refused("toldAt", "toldAt", () -> desk.tell(id, 2, null, null));
        Instant asked = desk.byId(id).orElseThrow().askedAt();
        refused("toldAt", "toldWhen", () -> desk.tell(id, 2, asked.minusSeconds(60), null));
        refused("toldAt", "toldWhen", () -> desk.tell(id, 2, clock.instant().plusSeconds(60), null));
        refused("text", "inquiry.rule.cardNumber", () -> desk.tell(id, 2, clock.instant(), CARD));
    }

    @Test
    void onesOwnComeFirstAtTheDeskAndWhatWaitsInTheCity() {
        long ofSho = logged.asked(SHO, inquiry, "翔の照会");
        long answered = logged.asked(SHO, inquiry, "回答済みの照会");
        logged.answered(answered, "はい");
        long own = logged.asked(MIDORI, inquiry, "みどりの照会");
        logged.overdue(answered);

        assertThat(desk.open(incident, 0, 10)).extracting(Escalation::id).containsExactly(own, answered, ofSho);
        assertThat(desk.open(incident, 1, 1)).extracting(Escalation::id).containsExactly(answered);
        assertThat(desk.byInquiry(inquiry))
                .hasSize(3)
                .allSatisfy(escalation -> assertThat(escalation.concerned()).isEqualTo(Concerned.NOBODY));
        SignedIn.as(Role.APPROVER);
        assertThat(city.open(incident, 0, 10)).extracting(Escalation::id).containsExactly(ofSho, own, answered);
        assertThat(city.waiting(incident)).extracting(EscalationSignal::id).containsExactly(ofSho, own);
        // what has been answered isn't late on the city's side
        assertThat(city.counts(incident)).isEqualTo(new EscalationCounts(3, 2, 0));
        logged.overdue(own);
        assertThat(city.counts(incident)).isEqualTo(new EscalationCounts(3, 2, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCitySeesPersonsMasked(Role role) {
        asked();
        logged.asked(MIDORI, logged.ofNobody("03-1234-5678"), "誰か");
        SignedIn.as(role);

        assertThat(city.open(incident, 0, 10))
                .extracting(Escalation::concerned)
                .containsExactly(
                        new Concerned("井＊ ＊＊", "090-****-9136", List.of("A")),
                        new Concerned(null, "03-****-5678", List.of()));
    }

    @Test
    void theDeskSeesThemAsTheyAre() {
        asked();

        assertThat(desk.open(incident, 0, 10))
                .extracting(Escalation::concerned)
                .containsExactly(new Concerned("井上 陽子", "090-0471-9136", List.of("A")));
    }

    @Test
    void anOfficialLooksWithAReasonAndItIsLogged() {
        long id = asked();
        SignedIn.as(NAOKO);

        assertThat(city.reveal(id, " 折り返しの本人確認 "))
                .isEqualTo(new Revealed("井上 陽子", "090-0471-9136", "yoko_i@example.jp", "090-0415-5955"));

        SignedIn.as(Role.AUDITOR);
        assertThat(reveals.page(0, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.userName()).isEqualTo("naoko");
            assertThat(entry.role()).isEqualTo(Role.OFFICIAL);
            assertThat(entry.reason()).isEqualTo("折り返しの本人確認");
            assertThat(entry.object())
                    .isEqualTo(new RevealedObject(
                            "inquiry", city.byId(id).orElseThrow().inquiryNumber()));
        });
    }

    /** Each session of the official has read the escalation before it waits for its turn. */
    @Test
    void parallelSessionsDontPassTheLimitOfReveals() throws Exception {
        long id = asked();
        SignedIn.as(NAOKO);
        for (int i = 1; i < 30; i++) {
            reveals.record(new RevealedObject("inquiry", "Q-" + i), "確認");
        }
        int sessions = 8;
        CyclicBarrier start = new CyclicBarrier(sessions);
        Callable<Boolean> look = () -> {
            SignedIn.as(NAOKO);
            start.await();
            try {
                return city.reveal(id, "同時").caller() != null;
            } catch (RejectedException refused) {
                return false;
            } finally {
                SignedIn.out();
            }
        };
        int seen = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions)) {
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(sessions, look))) {
                seen += one.get() ? 1 : 0;
            }
        }

        assertThat(seen).isOne();
        assertThat(shown()).isEqualTo(30);
    }

    @Test
    void aCallerWithoutACaseIsShownByNumberOnly() {
        long id = logged.asked(MIDORI, logged.ofNobody("03-1234-5678"), "誰か");
        SignedIn.as(NAOKO);

        assertThat(city.reveal(id, "確認")).isEqualTo(new Revealed(null, null, null, "03-1234-5678"));
        assertThat(shown()).isOne();
    }

    @Test
    void withoutAReasonNothingIsShownAndTheAnswerIsTheSameForWhatDoesNotExist() {
        long id = asked();
        long nobody = logged.asked(MIDORI, logged.ofNobody(null), "番号なし");
        SignedIn.as(NAOKO);

        for (long one : new long[] {id, 4711}) {
            refusedReveal("reason", "privacy.reveal.reasonMissing", () -> city.reveal(one, " "));
            refusedReveal("reason", "privacy.reveal.reasonMissing", () -> city.reveal(one, null));
            refusedReveal("reason", "privacy.reveal.reasonCardNumber", () -> city.reveal(one, CARD));
            refusedReveal("reason", "privacy.reveal.reasonLong", () -> city.reveal(one, "あ".repeat(501)));
        }
        refusedReveal(null, "inquiry.escalation.rule.nobody", () -> city.reveal(4711, "確認"));
        refusedReveal(null, "inquiry.escalation.rule.nobody", () -> city.reveal(nobody, "確認"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OFFICIAL"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseLooksWhetherThereIsSomethingOrNot(Role role) {
        long id = asked();
        SignedIn.as(role);

        assertThatThrownBy(() -> city.reveal(id, "確認")).isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> city.reveal(4711, "確認")).isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> city.answer(id, 1, "回答")).isInstanceOf(AuthorizationDeniedException.class);
        assertThat(shown()).isZero();
    }

    @Test
    void aPageTakesAsManyStatementsForTenAsForOne() {
        CountedStatements counted = new CountedStatements(context.getBean(javax.sql.DataSource.class));
        EscalationStore counting =
                new EscalationStore(JdbcClient.create(counted), cipher, context.getBean(SealedInquiryColumns.class));
        asked();
        int forOne = counted.during(() -> counting.threads(counting.open(incident, "state", "ASKED", 0, 10)));
        IntStream.range(0, 9).forEach(i -> asked());

        assertThat(counted.during(() -> counting.threads(counting.open(incident, "state", "ASKED", 0, 10))))
                .isEqualTo(forOne)
                .isEqualTo(2);
    }

    @Test
    void whatFallsDueIsFoundOnceForOpenScreens() {
        long id = asked();
        Instant due = desk.byId(id).orElseThrow().dueAt();

        assertThat(store.incidentsDue(due.minusSeconds(1), due)).containsExactly(incident);
        assertThat(store.incidentsDue(due, due.plusSeconds(30))).isEmpty();
        desk.withdraw(id, 1, "もういい");
        assertThat(store.incidentsDue(due.minusSeconds(1), due)).isEmpty();
    }

    private long asked() {
        return logged.asked(MIDORI, inquiry, "再送してよいですか");
    }

    private NewEscalation question(@Nullable String text) {
        return new NewEscalation(inquiry, "key-" + text, text, Urgency.NEXT_BUSINESS_DAY, null);
    }

    private NewEscalation by(@Nullable Instant by) {
        return new NewEscalation(inquiry, "key-by", "いつまでに", Urgency.BY_TIME, by);
    }

    private int escalations() {
        return jdbc.sql("select count(*) from escalation").query(Integer.class).single();
    }

    private int shown() {
        return jdbc.sql("select count(*) from personal_data_reveal")
                .query(Integer.class)
                .single();
    }

    /** @param key of the rooms' rules for escalations, or a whole one */
    private void refused(@Nullable String field, String key, ThrowingCallable step) {
        List<String> before = everything();
        assertThatThrownBy(step).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.text().key()).isEqualTo(key.contains(".") ? key : "inquiry.escalation.rule." + key);
        });
        assertThat(everything()).isEqualTo(before);
    }

    private void refusedReveal(@Nullable String field, String key, ThrowingCallable look) {
        refused(field, key, look);
        assertThat(shown()).isZero();
    }

    private List<String> everything() {
        return jdbc.sql("""
                        select concat(e.id, e.state, e.due_at, e.entries, n.number, n.step, coalesce(length(n.text_sealed), 0))
                        from escalation e join escalation_entry n on n.escalation_id = e.id order by e.id, n.number""").query(String.class).list();
    }

    private static <T> List<T> atOnce(int people, Callable<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
            List<Future<T>> running = IntStream.range(0, people)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            start.countDown();
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
