package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquirySort.By;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class InquiryServiceTest {
    private static final String CARD = "4111 1111 1111 1111";

    @Autowired
    SearchWords words;

    @Autowired
    SealedInquiryColumns sealed;

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    InquiryListService list;

    @Autowired
    DeskService desk;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    Incident incident;
    Instant now;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        now = clock.instant();
        SignedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aLoggedInquiryIsReadBackAsItWasWritten() {
        InquiryLine saved = inquiries.log(new NewInquiry(
                incident.id(),
                "key-1",
                "C-1",
                null,
                category("GIFT"),
                Outcome.CALLBACK,
                Channel.PHONE,
                now.minusSeconds(120),
                now,
                "090-0415-5955",
                " 𠮷田様、メールが届かない "));

        InquiryDetail detail = inquiries.detail(saved.id()).orElseThrow();

        assertThat(detail.inquiry().summary()).isEqualTo("𠮷田様、メールが届かない");
        assertThat(detail.inquiry().outcome()).isEqualTo(Outcome.CALLBACK);
        assertThat(detail.inquiry().callId()).isEqualTo("C-1");
        assertThat(detail.inquiry().caller()).isEqualTo("090-0415-5955");
        assertThat(detail.inquiry().operator()).isEqualTo("operator");
        assertThat(detail.inquiry()).isEqualTo(saved);
        assertThat(saved.startedAt()).isEqualTo(now.minusSeconds(120).truncatedTo(ChronoUnit.SECONDS));
        assertThat(detail.imported()).isFalse();
        assertThat(saved.number()).hasSize(13);
    }

    @Test
    @Assures("G2")
    void theSameFormSentTwiceMakesOneRecord() {
        NewInquiry form = inquiry("GIFT", now);

        InquiryLine first = inquiries.log(form);
        InquiryLine second = inquiries.log(form);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(list.count(all())).isEqualTo(1);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    @Assures("G2")
    void manyClicksAtTheSameMomentMakeOneRecord() throws Exception {
        NewInquiry form = inquiry("GIFT", now);
        List<Future<Long>> clicks = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < FullSize.of(20, 1_000); i++) {
                clicks.add(people.submit(() -> {
                    SignedIn.as(Role.OPERATOR);
                    return inquiries.log(form).id();
                }));
            }
        }
        Set<Long> ids = new java.util.HashSet<>();
        for (Future<Long> click : clicks) {
            ids.add(click.get());
        }
        Measured.as("%,d clicks on one form at the same moment, %d record", clicks.size(), stored());
        assertThat(ids).hasSize(1);
        assertThat(stored()).isEqualTo(1);
        assertThat(list.count(all())).isEqualTo(1);
    }

    @Test
    void operatorsWhoSaveAtTheSameMomentAreAllCounted() throws Exception {
        List<Future<?>> saves = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 80; i++) {
                String code = i % 2 == 0 ? "GIFT" : "FRAUD";
                saves.add(people.submit(() -> {
                    SignedIn.as(Role.OPERATOR);
                    return inquiries.log(inquiry(code, now));
                }));
            }
        }
        for (Future<?> save : saves) {
            save.get();
        }
        assertThat(list.count(all())).isEqualTo(80);
        assertThat(list.count(all().ofCategory(category("FRAUD")))).isEqualTo(40);
    }

    @Test
    void aCardNumberIsRefusedWithoutRepeatingItsDigits() {
        for (NewInquiry form : List.of(
                form(category("GIFT"), Outcome.RESOLVED, now, now, null, "カードは " + CARD + " です"),
                form(category("GIFT"), Outcome.RESOLVED, now, now, CARD, "カードについて"))) {
            RejectedException refused = catchThrowableOfType(RejectedException.class, () -> inquiries.log(form));

            assertThat(words(refused)).contains("カード番号と思われる数字").doesNotContain("4111");
            assertThat(refused.text().args()).isEmpty();
        }
        nothingIsStored();
    }

    @Test
    void whatIsMissingIsNamedFieldByField() {
        NewInquiry blank = new NewInquiry(incident.id(), "key", null, null, null, null, null, null, null, null, "  ");

        assertThat(inquiries.problems(blank))
                .extracting(FieldProblem::field)
                .containsExactly("categoryId", "outcome", "channel", "summary", "startedAt");
        RejectedException refused = catchThrowableOfType(RejectedException.class, () -> inquiries.log(blank));
        assertThat(refused.field()).isEqualTo("categoryId");
        assertThat(words(refused)).isEqualTo("区分を選んでください。");
        nothingIsStored();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        refused("endedAt", form(category("GIFT"), Outcome.RESOLVED, now, now.minusSeconds(1), null, "内容"), "開始日時より前");
        refused(
                "endedAt",
                form(category("GIFT"), Outcome.RESOLVED, now, now.plus(Duration.ofHours(1)), null, "内容"),
                "未来");
        refused("categoryId", form(4711L, Outcome.RESOLVED, now, now, null, "内容"), "この区分は使われていません");
        refused("summary", form(category("GIFT"), Outcome.RESOLVED, now, now, null, "あ".repeat(2_001)), "2,001");
        refused("caller", form(category("GIFT"), Outcome.RESOLVED, now, now, "1".repeat(21), "内容"), "20 桁");
        refused(
                "caseId",
                new NewInquiry(
                        incident.id(),
                        "key",
                        null,
                        4711L,
                        category("GIFT"),
                        Outcome.RESOLVED,
                        Channel.PHONE,
                        now,
                        now,
                        null,
                        "内容"),
                "見つかりません");
        nothingIsStored();
    }

    @Test
    void twoThousandCharactersAsPeopleCountThemFit() {
        InquiryLine saved = inquiries.log(form(category("GIFT"), Outcome.RESOLVED, now, now, null, "𠮷".repeat(2_000)));

        assertThat(inquiries.detail(saved.id()).orElseThrow().inquiry().summary())
                .isEqualTo("𠮷".repeat(2_000));
    }

    @Test
    void theListIsFilteredByEachField() {
        log("GIFT", "2022-07-29T10:00:00+09:00", "090-0415-5955", "メールが届かない", "C-1");
        log("FRAUD", "2022-07-30T00:00:00+09:00", null, "覚えのない請求 100%", "C-2");
        log("FRAUD", "2022-07-30T23:59:59+09:00", null, "明細の見方", null);
        LocalDate day = LocalDate.of(2022, 7, 30);

        assertThat(summaries(all())).containsExactly("明細の見方", "覚えのない請求 100%", "メールが届かない");
        assertThat(summaries(all().between(day, day))).containsExactly("明細の見方", "覚えのない請求 100%");
        assertThat(summaries(all().between(null, day.minusDays(1)))).containsExactly("メールが届かない");
        assertThat(summaries(all().ofCategory(category("GIFT")))).containsExactly("メールが届かない");
        assertThat(summaries(all().containing("0%"))).containsExactly("覚えのない請求 100%");
        assertThat(summaries(all().containing("C-1"))).containsExactly("メールが届かない");
        assertThat(summaries(all().containing("+81 90-0415"))).containsExactly("メールが届かない");
        assertThat(summaries(all().by("operator2"))).isEmpty();
        assertThat(summaries(all().endingIn(Outcome.CALLBACK))).isEmpty();
        assertThat(summaries(all().over(Channel.PHONE))).hasSize(3);
        String number = list.page(all(), InquirySort.LATEST_FIRST, 2, 1)
                .getFirst()
                .inquiry()
                .number();
        assertThat(summaries(all().containing(number))).containsExactly("メールが届かない");
        assertThat(inquiries.operators(incident.id())).containsExactly("operator");
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void everyPageOfAnyOrderIsThatPartOfTheWhole(By by) {
        for (int i = 0; i < 40; i++) {
            inquiries.log(form(
                    category(i % 3 == 0 ? "GIFT" : "FRAUD"),
                    Outcome.values()[i % 3],
                    now.minus(Duration.ofHours(5L * i)),
                    now,
                    "090-0415-5955",
                    "内容 " + i));
        }
        for (boolean descending : List.of(true, false)) {
            InquirySort sort = new InquirySort(by, descending);
            List<ListedInquiry> whole = list.page(all(), sort, 0, 100);
            assertThat(whole).hasSize(40);
            for (int offset = 0; offset < 42; offset += 6) {
                assertThat(list.page(all(), sort, offset, 6))
                        .isEqualTo(whole.subList(Math.min(offset, 40), Math.min(offset + 6, 40)));
            }
        }
    }

    @Test
    void aPageTakesAtMostTwoStatementsHoweverManyRowsThereAre() {
        for (int i = 0; i < 60; i++) {
            inquiries.log(inquiry("GIFT", now.minus(Duration.ofHours(5L * i))));
        }
        CountedStatements counted = new CountedStatements(dataSource);
        InquiryPages queries = Pages.on(counted, Pages.index(counted, sealed, words), sealed, clock);

        for (int limit : List.of(5, 50)) {
            assertThat(counted.during(() -> queries.page(all(), InquirySort.LATEST_FIRST, 0, limit)))
                    .isEqualTo(1);
            assertThat(counted.during(() -> queries.page(all(), InquirySort.LATEST_FIRST, 10, limit)))
                    .isEqualTo(2);
            assertThat(counted.during(() -> queries.page(all().containing("内容"), InquirySort.LATEST_FIRST, 10, limit)))
                    // the notes are decrypted before the rows are read; on MariaDB it is asked first which way is the
                    // quicker one
                    .isLessThanOrEqualTo(3);
        }
        assertThat(counted.during(() -> queries.count(all()))).isEqualTo(1);
        assertThat(counted.statements().getFirst()).contains("inquiry_count");
    }

    @Test
    void aCallerWhoHasCalledBeforeIsNoticedHoweverTheNumberIsWritten() {
        for (int day = 25; day < 30; day++) {
            log("GIFT", "2022-07-" + day + "T10:00:00+09:00", "090-0415-5955", "内容 " + day, null);
        }

        CallerHistory history = desk.caller(incident.id(), "＋81 90 0415 5955").history();

        assertThat(history.total()).isEqualTo(5);
        assertThat(history.latest()).extracting(InquiryLine::summary).containsExactly("内容 29", "内容 28", "内容 27");
        assertThat(desk.caller(incident.id(), "090-0000-0000").history().isRepeated())
                .isFalse();
        assertThat(desk.caller(incident.id(), " ")).isEqualTo(Caller.UNKNOWN);
    }

    @Test
    void whoDoesNotTalkWithCallersSeesTheirNumbersMasked() {
        InquiryLine saved = log("GIFT", "2022-07-29T10:00:00+09:00", "090-0415-5955", "内容", "C-1");

        SignedIn.as(Role.AUDITOR);
        assertThat(list.page(all(), InquirySort.LATEST_FIRST, 0, 10))
                .extracting(row -> row.inquiry().caller())
                .containsExactly("090-****-5955");
        assertThat(inquiries.detail(saved.id()).orElseThrow().inquiry().caller())
                .isEqualTo("090-****-5955");
    }

    @Test
    void onlyTheDeskWrites() {
        for (Role role : List.of(Role.CONTRACTOR, Role.OFFICIAL, Role.APPROVER, Role.AUDITOR, Role.ADMIN)) {
            SignedIn.as(role);
            assertThatThrownBy(() -> inquiries.log(inquiry("GIFT", now)))
                    .as(role.name())
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(() -> desk.calls(incident.id()))
                    .as(role.name())
                    .isInstanceOf(AuthorizationDeniedException.class);
        }
        nothingIsStored();
    }

    @Test
    void onlyTheDeskAndTheAuditorReadTheList() {
        for (Role role : List.of(Role.CONTRACTOR, Role.OFFICIAL, Role.APPROVER, Role.ADMIN)) {
            SignedIn.as(role);
            assertThatThrownBy(() -> list.page(all(), InquirySort.LATEST_FIRST, 0, 10))
                    .as(role.name())
                    .isInstanceOf(AuthorizationDeniedException.class);
        }
    }

    @Test
    void anotherUsersSubmissionKeyDoesNotShowTheirRecord() {
        NewInquiry form = inquiry("GIFT", now);
        inquiries.log(form);

        SignedIn.as(new PortalUser("operator2", "鈴木 翔", "call-center", Set.of(Role.OPERATOR)));
        assertThatThrownBy(() -> inquiries.log(form)).isNotInstanceOf(RejectedException.class);
        assertThat(stored()).isEqualTo(1);
        assertThat(list.count(all())).isEqualTo(1);
    }

    private InquiryFilter all() {
        return InquiryFilter.all(incident.id());
    }

    private List<String> summaries(InquiryFilter filter) {
        List<ListedInquiry> lines = list.page(filter, InquirySort.LATEST_FIRST, 0, 100);
        assertThat(list.count(filter)).isEqualTo(lines.size());
        return lines.stream().map(row -> row.inquiry().summary()).toList();
    }

    private void refused(String field, NewInquiry form, String words) {
        RejectedException refused = catchThrowableOfType(RejectedException.class, () -> inquiries.log(form));
        assertThat(refused.field()).isEqualTo(field);
        assertThat(words(refused)).contains(words);
    }

    private String words(RejectedException refused) {
        return messages.get(Locale.JAPANESE, refused.text());
    }

    private void nothingIsStored() {
        assertThat(stored()).isZero();
        assertThat(jdbc.sql("select count(*) from inquiry_count")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int stored() {
        return jdbc.sql("select count(*) from inquiry").query(Integer.class).single();
    }

    private long category(String code) {
        return incident.category(code).orElseThrow().id();
    }

    private InquiryLine log(String category, String at, String caller, String summary, String callId) {
        Instant started = java.time.OffsetDateTime.parse(at).toInstant();
        assertThat(Tokyo.day(started)).isBefore(LocalDate.of(2022, 8, 1));
        return inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                callId,
                null,
                category(category),
                Outcome.RESOLVED,
                Channel.PHONE,
                started,
                started.plusSeconds(60),
                caller,
                summary));
    }

    private NewInquiry inquiry(String category, Instant started) {
        return form(category(category), Outcome.RESOLVED, started, started, null, "内容");
    }

    private NewInquiry form(
            long categoryId, Outcome outcome, Instant started, Instant ended, String caller, String summary) {
        return new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                null,
                categoryId,
                outcome,
                Channel.PHONE,
                started,
                ended,
                caller,
                summary);
    }
}
