package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.inquiry.FollowUpFilter.Work;
import jp.madoguchi.inquiry.followup.AssigningService;
import jp.madoguchi.inquiry.followup.Chosen;
import jp.madoguchi.inquiry.followup.FollowUpService;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
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

/** The list narrowed down by what fewer people ask for. */
@PortalTest
@Tag("database")
class InquiryFiltersTest {
    private static final PortalUser SHO = new PortalUser("sho", "sho", "call-center", Set.of(Role.OPERATOR));

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
    FollowUpService followUps;

    @Autowired
    AssigningService assigning;

    @Autowired
    Clock clock;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    Instant now;
    Instant tomorrow;
    long person;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        now = clock.instant();
        tomorrow = Tokyo.today(clock)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(Tokyo.ZONE)
                .toInstant();
        person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        SignedIn.as(SHO);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void byTopicRelationAndSuspicion() {
        Topic charged = incident.category("FRAUD").orElseThrow().topics().getFirst();
        log("用件あり", "FRAUD", null, said(charged.id(), Relation.HOLDER, false, null, false, null));
        log("家族", "FRAUD", null, said(null, Relation.FAMILY, false, null, false, null));
        log("疑い", "FRAUD", null, said(null, Relation.HOLDER, true, null, false, null));

        assertFound(FurtherFilter.NONE.onTopic(charged.id()), "用件あり");
        assertFound(FurtherFilter.NONE.saidBy(Relation.FAMILY), "家族");
        assertFound(FurtherFilter.NONE.suspected(true), "疑い");
        assertFound(FurtherFilter.NONE.suspected(false), "家族", "用件あり");
        assertFound(FurtherFilter.NONE.saidBy(Relation.HOLDER).suspected(false), "用件あり");
    }

    @Test
    void byWhoWasToldAndWhatNobodyAskedIsNeither() {
        log("警察だけ", "FRAUD", null, fraud(new FraudDetails(100L, null, false, true)));
        log("両方まだ", "FRAUD", null, fraud(new FraudDetails(100L, null, false, false)));
        log("聞いていない", "FRAUD", null, fraud(new FraudDetails(100L, null, null, null)));
        log("何も", "FRAUD", null, Particulars.NONE);

        assertFound(FurtherFilter.NONE.told(true, null), "警察だけ");
        assertFound(FurtherFilter.NONE.told(false, null), "両方まだ");
        assertFound(FurtherFilter.NONE.told(null, false), "両方まだ", "警察だけ");
        assertFound(FurtherFilter.NONE.told(true, false).saidBy(Relation.HOLDER), "警察だけ");
        assertThat(found(all().ofCategory(category("GIFT")).with(FurtherFilter.NONE.told(true, null))))
                .isEmpty();
    }

    @Test
    void byWhatIsToBeSentAgain() {
        log("再送", "GIFT", person, said(null, Relation.HOLDER, false, null, true, null));
        // makes no second request, and yet it was said
        log("もう一度", "GIFT", person, said(null, Relation.HOLDER, false, null, true, null));
        log("案内だけ", "GIFT", person, Particulars.NONE);

        assertFound(FurtherFilter.NONE.toBeSentAgain(true), "もう一度", "再送");
        assertFound(FurtherFilter.NONE.toBeSentAgain(false), "案内だけ");
    }

    @Test
    void byTheAnswerScriptInWhicheverVersion() {
        long script = script();
        long first = version(script, 1);
        long second = version(script, 2);
        long other = version(script(), 1);
        log("一版", "GIFT", null, said(null, Relation.HOLDER, false, null, false, first));
        log("二版", "GIFT", null, said(null, Relation.HOLDER, false, null, false, second));
        log("別の回答", "GIFT", null, said(null, Relation.HOLDER, false, null, false, other));

        assertFound(FurtherFilter.NONE.answeredBy(script), "二版", "一版");
        assertThat(list.page(all().with(FurtherFilter.NONE.answeredBy(script)), InquirySort.LATEST_FIRST, 0, 10))
                .extracting(ListedInquiry::answer)
                .containsOnly("質問 2", "質問 1");
    }

    @Test
    void byCasesThatWereMerged() {
        long survivor = AffectedPersons.add(jdbc, incident, "U000002", "山田 花子", "090-0000-0001", 1);
        long merged = AffectedPersons.add(jdbc, incident, "U000003", "山田 花子", "090-0000-0002", 1);
        jdbc.sql("update case_file set merged_into = ? where id = ?")
                .params(survivor, merged)
                .update();
        SignedIn.as(SHO);
        log("残ったケース", "GIFT", survivor, Particulars.NONE);
        log("統合されたケース", "GIFT", merged, Particulars.NONE);
        log("一つだけ", "GIFT", person, Particulars.NONE);
        log("ケースなし", "GIFT", null, Particulars.NONE);

        assertFound(FurtherFilter.NONE.ofMerged(true), "統合されたケース", "残ったケース");
        assertFound(FurtherFilter.NONE.ofMerged(false), "ケースなし", "一つだけ");
        assertFound(FurtherFilter.NONE.ofMerged(false).suspected(false), "ケースなし", "一つだけ");
        assertFound(FurtherFilter.NONE.ofMerged(false).saidBy(Relation.FAMILY));
        assertThat(list.count(all().containing("ケース").with(FurtherFilter.NONE.ofMerged(false))))
                .isOne();
        assertThat(found(all().containing("された").with(FurtherFilter.NONE.ofMerged(true))))
                .containsExactly("統合されたケース");
    }

    @Test
    void byWhatIsToBeDoneByWhomAndUntilWhen() {
        long mine = log("わたしの分", "GIFT", null, Particulars.NONE);
        long pool = log("手の空いた人の分", "GIFT", null, Particulars.NONE);
        long done = log("済んだ分", "GIFT", null, Particulars.NONE);
        long call = log("折り返す分", "GIFT", null, promise(tomorrow), Outcome.CALLBACK);
        log("何もない", "GIFT", null, Particulars.NONE);
        SignedIn.as(Role.SUPERVISOR);
        give("sho", mine, done);
        give(null, pool);
        SignedIn.as(SHO);
        followUps.done(done, 1, "済み");

        assertFound(work(Work.ALL, null, false), "折り返す分", "済んだ分", "手の空いた人の分", "わたしの分");
        assertFound(work(Work.OPEN, null, false), "折り返す分", "手の空いた人の分", "わたしの分");
        assertFound(work(Work.TASKS, null, false), "手の空いた人の分", "わたしの分");
        assertFound(work(Work.TASKS, "sho", true), "手の空いた人の分", "わたしの分");
        assertFound(work(Work.OPEN, "sho", false), "わたしの分");
        assertFound(work(Work.OPEN, null, true), "折り返す分", "手の空いた人の分");
        assertFound(work(Work.DONE, "sho", false), "済んだ分");
        assertFound(work(Work.OVERDUE, null, false));
        jdbc.sql("update follow_up set due_at = ? where inquiry_id in (?, ?)")
                .params(Tokyo.toColumn(now.minus(Duration.ofHours(1))), mine, done)
                .update();
        jdbc.sql("update callback set due_at = ? where inquiry_id = ?")
                .params(Tokyo.toColumn(now.minus(Duration.ofHours(1))), call)
                .update();
        assertFound(work(Work.OVERDUE, null, false), "折り返す分", "わたしの分");
        assertThat(found(all().containing("分").with(work(Work.TASKS, null, false))))
                .containsExactly("手の空いた人の分", "わたしの分");
    }

    @Test
    void byTheAmountAndByWhatIsSaidOfACard() {
        log("少額", "FRAUD", person, fraud(new FraudDetails(9_999L, null, null, null)));
        log("高額", "FRAUD", person, fraud(new FraudDetails(10_000L, null, null, null)));
        log("金額不明", "FRAUD", person, fraud(new FraudDetails(null, null, true, null)));
        long card = jdbc.sql("select min(id) from affected_card where case_id = ?")
                .param(person)
                .query(Long.class)
                .single();
        log("申込済み", "REISSUE", person, cards(new CardStatement(card, ReissueStatement.ASKED, null)));
        long corrected = log("訂正された", "REISSUE", person, cards(new CardStatement(card, ReissueStatement.ASKED, null)));
        jdbc.sql("update card_statement set replaced_in = 1 where inquiry_id = ?")
                .param(corrected)
                .update();

        assertFound(FurtherFilter.NONE.ofAtLeast(10_000L), "高額");
        assertFound(FurtherFilter.NONE.saying(ReissueStatement.ASKED), "申込済み");
        assertFound(FurtherFilter.NONE.saying(ReissueStatement.NOT_YET));
    }

    @Test
    void allOfThemAtOnceAndInAnyOrder() {
        long script = script();
        Particulars everything = new Particulars(
                null,
                Relation.FAMILY,
                true,
                null,
                new FraudDetails(1L, null, true, true),
                false,
                List.of(),
                version(script, 1),
                null);
        long id = log("すべて", "FRAUD", null, everything);
        SignedIn.as(Role.SUPERVISOR);
        give("sho", id);
        FurtherFilter all = new FurtherFilter(
                null,
                Relation.FAMILY,
                true,
                script,
                true,
                true,
                1L,
                null,
                false,
                false,
                new FollowUpFilter(Work.OPEN, "sho", true));

        for (InquirySort.By by : InquirySort.By.values()) {
            for (InquiryFilter filter : List.of(
                    all().with(all),
                    all().with(all).containing("すべて"),
                    all().with(all.followedUp(null)),
                    all().with(all.followedUp(null)).containing("すべて"),
                    all().with(all).by("sho").over(Channel.PHONE).endingIn(Outcome.RESOLVED))) {
                assertThat(list.page(filter, new InquirySort(by, true), 0, 10))
                        .as("%s by %s", filter, by)
                        .hasSize(1);
                assertThat(list.count(filter)).as("%s", filter).isOne();
            }
        }
    }

    @Test
    void aPageTakesAtMostTwoStatementsWhateverIsAskedFor() {
        for (int i = 0; i < 20; i++) {
            log("内容 " + i, "FRAUD", person, fraud(new FraudDetails(1L, null, true, true)));
        }
        CountedStatements counted = new CountedStatements(dataSource);
        InquiryPages pages = Pages.on(counted, Pages.index(counted, sealed, words), sealed, clock);
        for (FurtherFilter further : List.of(
                FurtherFilter.NONE,
                FurtherFilter.NONE.onTopic(1L).saidBy(Relation.HOLDER),
                FurtherFilter.NONE.suspected(false),
                FurtherFilter.NONE.told(true, true),
                FurtherFilter.NONE.answeredBy(1L),
                FurtherFilter.NONE.ofMerged(true),
                FurtherFilter.NONE.ofMerged(false),
                work(Work.ALL, "sho", true))) {
            InquiryFilter filter = all().with(further);
            for (int limit : List.of(5, 50)) {
                assertThat(counted.during(() -> pages.page(filter, InquirySort.LATEST_FIRST, 10, limit)))
                        .as("%s", filter)
                        .isLessThanOrEqualTo(2);
            }
            assertThat(counted.during(() -> pages.count(filter))).isLessThanOrEqualTo(2);
        }
    }

    private void give(@Nullable String to, long... ids) {
        assigning.assign(
                incident.id(),
                java.util.stream.LongStream.of(ids)
                        .mapToObj(id -> new Chosen(id, 0, false))
                        .toList(),
                to,
                tomorrow,
                "");
    }

    private static FurtherFilter work(Work work, @Nullable String person, boolean pool) {
        return FurtherFilter.NONE.followedUp(new FollowUpFilter(work, person, pool));
    }

    private void assertFound(FurtherFilter further, String... summaries) {
        InquiryFilter filter = all().with(further);
        assertThat(found(filter)).as("%s", further).containsExactly(summaries);
        assertThat(Stream.of("FRAUD", "GIFT", "REISSUE")
                        .mapToInt(one -> found(filter.ofCategory(category(one))).size())
                        .sum())
                .isEqualTo(summaries.length);
    }

    /** The latest first; counted and taken to a file alike. */
    private List<String> found(InquiryFilter filter) {
        List<ListedInquiry> rows = list.page(filter, InquirySort.LATEST_FIRST, 0, 100);
        assertThat(list.count(filter)).as("%s", filter).isEqualTo(rows.size());
        PortalUser before = SHO;
        SignedIn.as(Role.SUPERVISOR);
        assertThat(list.following(filter, null, 100)).containsExactlyElementsOf(rows.reversed());
        SignedIn.as(before);
        return rows.stream().map(row -> row.inquiry().summary()).toList();
    }

    private InquiryFilter all() {
        return InquiryFilter.all(incident.id());
    }

    private long category(String code) {
        return incident.category(code).orElseThrow().id();
    }

    private long script() {
        long id = Ids.next();
        jdbc.sql("insert into answer_script (id, incident_id, category_id, sort) values (?, ?, ?, 1)")
                .params(id, incident.id(), category("GIFT"))
                .update();
        return id;
    }

    private long version(long script, int version) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into answer_script_version (id, script_id, version, question, answer, checks, valid_from, written_by,
                          written_at)
                        values (?, ?, ?, ?, '答え', '', ?, 'official', ?)""")
                .params(id, script, version, "質問 " + version, Tokyo.today(clock), Tokyo.toColumn(now))
                .update();
        return id;
    }

    private static Particulars said(
            @Nullable Long topic,
            Relation relation,
            boolean suspected,
            @Nullable FraudDetails fraud,
            boolean again,
            @Nullable Long answer) {
        return new Particulars(topic, relation, suspected, null, fraud, again, List.of(), answer, null);
    }

    private static Particulars fraud(FraudDetails details) {
        return said(null, Relation.HOLDER, false, details, false, null);
    }

    private static Particulars cards(CardStatement said) {
        return new Particulars(null, Relation.HOLDER, false, null, null, false, List.of(said), null, null);
    }

    private static Particulars promise(Instant due) {
        return new Particulars(
                null, Relation.HOLDER, false, null, null, false, List.of(), null, new CallbackPromise(due, null));
    }

    private int logged;

    private long log(String summary, String category, @Nullable Long caseId, Particulars particulars) {
        return log(summary, category, caseId, particulars, Outcome.RESOLVED);
    }

    private long log(String summary, String category, @Nullable Long caseId, Particulars particulars, Outcome outcome) {
        Instant at = now.minus(Duration.ofHours(2)).plusSeconds(60L * logged++);
        return inquiries
                .log(new NewInquiry(
                        incident.id(),
                        UUID.randomUUID().toString(),
                        null,
                        caseId,
                        category(category),
                        outcome,
                        Channel.PHONE,
                        at,
                        at,
                        "090-0415-5955",
                        summary,
                        particulars))
                .id();
    }
}
