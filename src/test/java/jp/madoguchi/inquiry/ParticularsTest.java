package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class ParticularsTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    CaseFileService cases;

    @Autowired
    ParticularsStore store;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    long person;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 2);
        SignedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whatIsAskedAboutFraudIsKept() {
        FraudDetails said = new FraudDetails(12_800L, LocalDate.of(2022, 7, 1), true, null);
        Particulars particulars = log("FRAUD", null, with(topic("FRAUD", "CHARGED"), said, false, List.of()));

        assertThat(particulars.fraud()).isEqualTo(said);
        assertThat(particulars.topicId()).isEqualTo(topic("FRAUD", "CHARGED"));
        assertThat(particulars.relation()).isEqualTo(Relation.FAMILY);
    }

    @Test
    void detailsThatTheCategoryDoesntAskForAreNotKept() {
        Particulars particulars = log(
                "OTHER",
                person,
                with(null, new FraudDetails(1L, null, null, null), true, List.of(said(0, ReissueStatement.ASKED))));

        assertThat(particulars.fraud()).isNull();
        assertThat(particulars.sendAgain()).isFalse();
        assertThat(particulars.cards()).isEmpty();
        assertThat(count("gift_request")).isZero();
    }

    @Test
    void askingTwiceForTheGiftMakesOneRequest() {
        assertThat(log("GIFT", person, with(null, null, true, List.of())).sendAgain())
                .isTrue();
        log("GIFT", person, with(null, null, true, List.of()));

        assertThat(count("gift_request")).isEqualTo(1);
    }

    @Test
    void askingAtTwoDesksInTheSameMomentMakesOneRequest() throws Exception {
        for (int round = 0; round < 40; round++) {
            jdbc.sql("delete from gift_request").update();
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
                List<Future<Particulars>> asked = Stream.of("operator", "operator2")
                        .map(name -> desks.submit(() -> {
                            SignedIn.as(new PortalUser(name, name, "call-center", Set.of(Role.OPERATOR)));
                            together.await();
                            return log("GIFT", person, with(null, null, true, List.of()));
                        }))
                        .toList();
                for (Future<Particulars> inquiry : asked) {
                    assertThat(inquiry.get().sendAgain()).isTrue();
                }
            }
            assertThat(count("gift_request")).isEqualTo(1);
        }
    }

    @Test
    void whatAHolderSaysGoesToTheCardWithItsSource() {
        log("REISSUE", person, with(null, null, false, List.of(said(1, ReissueStatement.NOT_YET))));
        log("REISSUE", person, with(null, null, false, List.of(said(1, ReissueStatement.ASKED))));

        List<StatedCard> stated = store.statedOf(List.of(person));
        assertThat(stated).extracting(StatedCard::cardId).containsOnly(card(1).id());
        assertThat(stated)
                .extracting(StatedCard::statement)
                .containsExactlyInAnyOrder(ReissueStatement.NOT_YET, ReissueStatement.ASKED);
        assertThat(stated).extracting(StatedCard::statedTo).containsOnly("operator");
    }

    @Test
    void theQuestionsOfOneConversationHaveTheSameKey() {
        String first = inquiries
                .detail(inquiries.log(inquiry("GIFT", person, Particulars.NONE)).id())
                .orElseThrow()
                .particulars()
                .contactKey();
        Particulars second = log(
                "REISSUE",
                person,
                new Particulars(null, Relation.HOLDER, false, first, null, false, List.of(), null, null));

        assertThat(first).isNotNull();
        assertThat(second.contactKey()).isEqualTo(first);
    }

    @Test
    void whatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        LocalDate tomorrow = Tokyo.today(clock).plusDays(1);
        refused(
                "topicId",
                "inquiry.rule.unknownTopic",
                inquiry("FRAUD", null, with(topic("GIFT", "LOST"), null, false, List.of())));
        refused("amountYen", "inquiry.rule.amount", fraud(new FraudDetails(-1L, null, null, null)));
        refused("amountYen", "inquiry.rule.amount", fraud(new FraudDetails(100_000_001L, null, null, null)));
        refused("noticedOn", "inquiry.rule.futureDay", fraud(new FraudDetails(null, tomorrow, null, null)));
        refused("sendAgain", "inquiry.rule.sendAgainToWhom", inquiry("GIFT", null, with(null, null, true, List.of())));
        refused(
                "cards",
                "inquiry.rule.futureDay",
                inquiry(
                        "REISSUE",
                        person,
                        with(
                                null,
                                null,
                                false,
                                List.of(new CardStatement(card(0).id(), ReissueStatement.REISSUED, tomorrow)))));

        long other = AffectedPersons.add(jdbc, incident, "U000002", "別の 人", "090-0000-0000", 1);
        SignedIn.as(Role.OPERATOR);
        refused(
                "cards",
                "inquiry.rule.otherCard",
                inquiry("REISSUE", other, with(null, null, false, List.of(said(0, ReissueStatement.ASKED)))));

        assertThat(count("inquiry") + count("inquiry_fraud") + count("gift_request") + count("card_statement"))
                .isZero();
    }

    private void refused(String field, String key, NewInquiry inquiry) {
        assertThatThrownBy(() -> inquiries.log(inquiry)).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }

    private NewInquiry fraud(FraudDetails details) {
        return inquiry("FRAUD", null, with(null, details, false, List.of()));
    }

    private Particulars with(
            @Nullable Long topic, @Nullable FraudDetails fraud, boolean again, List<CardStatement> cards) {
        return new Particulars(topic, Relation.FAMILY, false, null, fraud, again, cards, null, null);
    }

    private CardStatement said(int card, ReissueStatement statement) {
        return new CardStatement(card(card).id(), statement, null);
    }

    private AffectedCard card(int index) {
        return cases.byId(person).orElseThrow().cards().get(index);
    }

    private long topic(String category, String code) {
        return incident.category(category).orElseThrow().topics().stream()
                .filter(topic -> topic.code().equals(code))
                .map(Topic::id)
                .findFirst()
                .orElseThrow();
    }

    private Particulars log(String category, @Nullable Long caseId, Particulars particulars) {
        long id = inquiries.log(inquiry(category, caseId, particulars)).id();
        return inquiries.detail(id).orElseThrow().particulars();
    }

    private NewInquiry inquiry(String category, @Nullable Long caseId, Particulars particulars) {
        return new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                caseId,
                incident.category(category).orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                clock.instant(),
                clock.instant(),
                null,
                "内容",
                particulars);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
