package jp.madoguchi.outreach.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.casefile.HolderCorrected;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.SurveyAnswersOfCards;
import jp.madoguchi.casefile.SurveyAnswersOfCards.SurveyAnswer;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.AddressKeys;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class SurveyTest {
    @Autowired
    SurveyLinks links;

    @Autowired
    HolderPage page;

    @Autowired
    SurveyAnswersOfCards answers;

    @Autowired
    SurveyFigureService figures;

    @Autowired
    IncidentService incidents;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AddressKeys addresses;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;
    OutreachRows rows;
    long wave;
    long person;
    long delivery;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        rows = new OutreachRows(jdbc, incident, clock.instant());
        person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 2);
        wave = rows.wave("SURVEY", "EMAIL", "RELEASED");
        delivery = rows.delivery(wave, person, "EMAIL", "SENT", rows.cards(person));
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void theLinkStandsInTheMessageOnlyAndTheDatabaseHasItsHash() {
        String address = link();
        assertThat(address).startsWith("http://localhost:8080/s/").hasSize("http://localhost:8080/s/".length() + 24);
        String token = address.substring(address.lastIndexOf('/') + 1);
        String stored = jdbc.sql("select token_hash from survey_link")
                .query(String.class)
                .single();
        assertThat(stored).hasSize(64).doesNotContain(token);
        assertThat(page.open(token(address))).isPresent();
        assertThat(token(address).toString()).doesNotContain(token);
    }

    @Test
    void aFurtherLinkForTheSameMessageLeavesTheOneBeforeAsItIs() {
        String first = link();
        String second = link();
        assertThat(first).isNotEqualTo(second);
        assertThat(page.answer(token(first), Map.of(1, SurveyStatement.ASKED))).isTrue();
        // both are about the same answers
        OpenSurvey open = page.open(token(second)).orElseThrow();
        assertThat(open.cards()).extracting(OpenSurvey.Card::answer).containsExactly(SurveyStatement.ASKED, null);
        assertThat(open.answeredAt()).isNotNull();
        assertThat(page.answer(token(second), Map.of(1, SurveyStatement.REISSUED)))
                .isTrue();
        assertThat(count("survey_answer")).isEqualTo(1);
        assertThat(count("survey_answer_past")).isEqualTo(1);
    }

    /** Whoever reads the mail at an address that was wrong isn't the holder. */
    @Test
    void aLinkThatWentToAnAddressThatWasCorrectedLeadsNowhere() {
        SurveyToken wrong = token(link());
        correct(person, "U1@example.jp", "u1@EXAMPLE.jp");
        assertThat(page.answer(wrong, Map.of(1, SurveyStatement.ASKED)))
                .as("only spelt otherwise")
                .isTrue();

        correct(person, "u1@example.jp", "u2@example.jp");

        leadsNowhere(wrong);
        assertThat(jdbc.sql("select statement from survey_answer")
                        .query(String.class)
                        .single())
                .isEqualTo("ASKED");
        assertThat(page.answer(token(link("u2@example.jp")), Map.of(1, SurveyStatement.REISSUED)))
                .isTrue();
    }

    @Test
    void aLinkThatIsMadeWhileTheAddressIsCorrectedLeadsNowhereToo() {
        correct(person, "u1@example.jp", "u2@example.jp");
        leadsNowhere(token(link("u1@example.jp")));
    }

    /** The message is the person's; the address that it went to stood in another of their cases. */
    @Test
    void aLinkThatWentToTheAddressOfAMergedCaseFollowsThatOne() {
        long merged = AffectedPersons.add(jdbc, incident, "U000002", "山田 花子", "090-0415-5956", 1);
        jdbc.sql("update case_file set merged_into = ? where id = ?")
                .params(person, merged)
                .update();
        SurveyToken token = token(link("merged@example.jp"));
        correct(person, null, "u1@example.jp");
        assertThat(page.open(token)).as("it went elsewhere").isPresent();

        correct(merged, "merged@example.jp", "right@example.jp");

        leadsNowhere(token);
    }

    @Test
    void theSameAddressOfSomebodyElseSaysNothing() {
        long other = AffectedPersons.add(jdbc, incident, "U000003", "山田 太郎", "090-0415-5957", 1);
        SurveyToken token = token(link());
        correct(other, "u1@example.jp", "taro@example.jp");
        assertThat(page.open(token)).isPresent();
    }

    @Test
    void aLinkOfWhichNobodyKeptWhereItWentEndsWithACorrectionOfItsCase() {
        SurveyToken token = token(link());
        jdbc.sql("update survey_link set address_key = null").update();
        correct(person, "u1@example.jp", " U1@example.jp");
        assertThat(page.open(token)).isPresent();
        correct(person, "u1@example.jp", "u2@example.jp");
        leadsNowhere(token);
    }

    private void correct(long caseId, @Nullable String before, String after) {
        transaction.executeWithoutResult(
                t -> events.publishEvent(new HolderCorrected(incident.id(), caseId, holder(before), holder(after))));
    }

    private static HolderFields holder(@Nullable String email) {
        return new HolderFields("山田 花子", "ヤマダ ハナコ", email, "090-0415-5955");
    }

    private void leadsNowhere(SurveyToken token) {
        assertThat(page.open(token)).isEmpty();
        assertThat(page.answer(token, Map.of(1, SurveyStatement.REISSUED))).isFalse();
    }

    private String link() {
        return link("u1@example.jp");
    }

    private String link(String address) {
        return links.of(Map.of(delivery, addresses.of(MessageChannel.EMAIL, address)))
                .get(delivery);
    }

    @Test
    void whoChangesAnAnswerWithoutEndIsToldAndNothingMoreIsKept() {
        SurveyToken token = token(link());
        for (int i = 0; i <= HolderPage.MOST_CHANGES; i++) {
            assertThat(page.answer(token, Map.of(1, i % 2 == 0 ? SurveyStatement.ASKED : SurveyStatement.NOT_YET)))
                    .isTrue();
        }
        refused(
                "outreach.survey.changedOften",
                () -> page.answer(token, Map.of(1, SurveyStatement.NOT_YET, 2, SurveyStatement.ASKED)));
        assertThat(count("survey_answer_past")).isEqualTo(HolderPage.MOST_CHANGES);
        assertThat(page.open(token).orElseThrow().cards())
                .extracting(OpenSurvey.Card::answer)
                .as("also of the other card nothing")
                .containsExactly(SurveyStatement.ASKED, null);
        // the same once more is no change, and the other card has its own
        assertThat(page.answer(token, Map.of(1, SurveyStatement.ASKED, 2, SurveyStatement.ASKED)))
                .isTrue();
        assertThat(count("survey_answer")).isEqualTo(2);
    }

    @Test
    void itExpiresAfterTheWavesLastDayOrElseAfterSixtyDays() {
        SurveyToken token = token(link());
        assertThat(page.open(token).orElseThrow().expiresAt())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(60)).minusSeconds(60),
                        clock.instant().plus(Duration.ofDays(60)));

        LocalDate until = Tokyo.today(clock).plusDays(3);
        jdbc.sql("update wave set survey_until = ?").param(until).update();
        token = token(link());
        assertThat(page.open(token).orElseThrow().expiresAt()).isEqualTo(Tokyo.startOf(until.plusDays(1)));

        jdbc.sql("update survey_link set expires_at = ?")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(1)))
                .update();
        assertThat(page.open(token)).isEmpty();
        assertThat(page.answer(token, Map.of(1, SurveyStatement.ASKED))).isFalse();
        assertThat(count("survey_answer")).isZero();
    }

    @Test
    void anAnswerComesToTheCardsHistoryAndMayBeCorrected() {
        SurveyToken token = token(link());
        assertThat(page.answer(token, Map.of(1, SurveyStatement.ASKED))).isTrue();
        assertThat(page.open(token).orElseThrow().cards())
                .extracting(OpenSurvey.Card::answer)
                .containsExactly(SurveyStatement.ASKED, null);

        page.answer(token, Map.of(1, SurveyStatement.ASKED));
        assertThat(count("survey_answer_past")).as("the same once more").isZero();
        page.answer(token, Map.of(1, SurveyStatement.REISSUED, 2, SurveyStatement.NOT_YET));
        jdbc.sql("update survey_answer set answered_at = ?")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(60)))
                .update();
        page.answer(token, Map.of(1, SurveyStatement.DECLINED));
        assertThat(count("survey_answer_past")).isEqualTo(2);
        assertThat(answers.of(List.of(person)))
                .extracting(SurveyAnswer::cardId, SurveyAnswer::statement)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(rows.cards(person).getFirst(), "DECLINED"),
                        org.assertj.core.api.Assertions.tuple(rows.cards(person).getLast(), "NOT_YET"));
        assertThat(answers.of(List.of())).isEmpty();
    }

    @Test
    void whatIsNotOnThePageIsRefusedAndNothingIsKept() {
        long other = AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", "090-0415-5956", 1);
        rows.delivery(wave, other, "EMAIL", "SENT", rows.cards(other));
        SurveyToken token = token(link());
        refused("outreach.survey.choose", () -> page.answer(token, Map.of()));
        refused(
                "outreach.survey.notTaken",
                () -> page.answer(token, Map.of(1, SurveyStatement.ASKED, 3, SurveyStatement.ASKED)));
        refused("outreach.survey.notTaken", () -> page.answer(token, Map.of(0, SurveyStatement.ASKED)));
        assertThat(count("survey_answer")).isZero();
        assertThat(SurveyToken.of("x".repeat(23))).isEmpty();
        assertThat(SurveyToken.of("../../etc/passwd--------")).isEmpty();
        assertThat(page.open(SurveyToken.of("A".repeat(24)).orElseThrow())).isEmpty();
    }

    @Test
    void twoWhoAnswerAtOnceBothComeThroughAndOneAnswerStands() throws Exception {
        SurveyToken token = token(link());
        // of one message, whose answers both are about
        SurveyToken other = token(link());
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> both = List.of(
                    () -> page.answer(token, Map.of(1, SurveyStatement.ASKED)),
                    () -> page.answer(other, Map.of(1, SurveyStatement.REISSUED)));
            for (Future<Boolean> one : two.invokeAll(both)) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(count("survey_answer")).isEqualTo(1);
        assertThat(count("survey_answer_past")).isEqualTo(1);
    }

    @Test
    void onlyTheLatestAnswerOfEachCardIsCountedAsOfADay() {
        SignedIn.as(Role.OFFICIAL);
        SurveyToken token = token(link());
        page.answer(token, Map.of(1, SurveyStatement.ASKED, 2, SurveyStatement.NOT_YET));
        jdbc.sql("update survey_answer set answered_at = ?")
                .param(Tokyo.toColumn(clock.instant().minus(Duration.ofDays(2))))
                .update();
        page.answer(token, Map.of(1, SurveyStatement.REISSUED));
        long issuer = incident.issuers().getFirst().id();
        LocalDate today = Tokyo.today(clock);
        assertThat(figures.byIssuer(incident.id(), today))
                .containsExactly(Map.entry(issuer, new SurveyCounts(1, 0, 1, 0)));
        assertThat(figures.byIssuer(incident.id(), today.minusDays(1)))
                .containsExactly(Map.entry(issuer, new SurveyCounts(0, 1, 1, 0)));
        assertThat(figures.byIssuer(incident.id(), today.minusDays(5))).isEmpty();
        long card = rows.cards(person).getFirst();
        assertThat(figures.latestOf(List.of(card), today).get(card).statement()).isEqualTo("REISSUED");
        assertThat(figures.latestOf(List.of(card), today.minusDays(1)).get(card).statement())
                .isEqualTo("ASKED");
    }

    private static SurveyToken token(String address) {
        return SurveyToken.of(address.substring(address.lastIndexOf('/') + 1)).orElseThrow();
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.text().key()).isEqualTo(key));
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
