package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.request.GiftRequest;
import jp.madoguchi.inquiry.request.RequestService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
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

/** What a correction does to the details, and to all that hangs on them. */
@PortalTest
@Tag("database")
class DetailCorrectionsTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    CorrectionService corrections;

    @Autowired
    RequestService requests;

    @Autowired
    CaseFileService cases;

    @Autowired
    ParticularsStore particulars;

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
    void whatWasAskedAboutFraudIsCorrectedAndBothVersionsStay() {
        FraudDetails wrong = new FraudDetails(12_000L, LocalDate.of(2022, 7, 1), true, null);
        FraudDetails right = new FraudDetails(120_000L, LocalDate.of(2022, 6, 30), true, false);
        long id = log("FRAUD", person, details(wrong, false, List.of()));

        corrections.correct(id, 0, values("FRAUD", right, false, List.of()), null);

        assertThat(said(id).fraud()).isEqualTo(right);
        InquiryCorrection kept = corrections.corrections(id).getFirst();
        assertThat(kept.before().fraud()).isEqualTo(wrong);
        assertThat(kept.after().fraud()).isEqualTo(right);
        refused("summary", "inquiry.correct.nothing", id, values("FRAUD", right, false, List.of()));
    }

    @Test
    void whatTheNewCategoryDoesNotAskForGoesFromTheInquiryAndStaysInItsHistory() {
        FraudDetails details = new FraudDetails(12_000L, null, null, true);
        long id = log("FRAUD", person, details(details, false, List.of()));

        corrections.correct(id, 0, values("OTHER", details, true, List.of()), null);
        assertThat(said(id).fraud()).isNull();
        assertThat(said(id).sendAgain()).isFalse();
        assertThat(corrections.corrections(id).getFirst().before().fraud()).isEqualTo(details);

        corrections.correct(id, 1, values("FRAUD", details, false, List.of()), null);
        assertThat(said(id).fraud()).isEqualTo(details);
    }

    @Test
    void aWishThatIsTakenBackNoLongerWaitsAndComesBackWithTheNextCorrection() {
        long id = log("GIFT", person, details(null, true, List.of()));

        assertThat(correct(id, 0, values("GIFT", null, false, List.of())).settledBefore())
                .isFalse();
        assertThat(waiting()).isZero();
        GiftRequest withdrawn = requests.giftsOf(List.of(person)).getFirst();
        assertThat(withdrawn.withdrawn()).isTrue();
        assertThat(withdrawn.settledBy()).isEqualTo("operator");
        assertThat(corrections.corrections(id).getFirst().before().sendAgain()).isTrue();

        correct(id, 1, values("GIFT", null, true, List.of()));
        assertThat(waiting()).isOne();
        assertThat(requests.giftsOf(List.of(person))).singleElement().satisfies(request -> {
            assertThat(request.withdrawn()).isFalse();
            assertThat(request.settledAt()).isNull();
        });
    }

    @Test
    void whoItIsAboutIsCorrectedAndWhatHangsOnItGoesAlong() {
        long other = AffectedPersons.add(jdbc, incident, "U000002", "山田 華子", "090-0000-0002", 1);
        SignedIn.as(Role.OPERATOR);
        long wish = log("GIFT", person, details(null, true, List.of()));
        InquiryValues was = inquiries.detail(wish).orElseThrow().values();

        correct(wish, 0, about(other, was));

        assertThat(inquiries.detail(wish).orElseThrow().caseId()).isEqualTo(other);
        assertThat(requests.giftsOf(List.of(person))).isEmpty();
        assertThat(requests.giftsOf(List.of(other)))
                .singleElement()
                .satisfies(request -> assertThat(request.settledAt()).isNull());
        assertThat(waiting()).isOne();
        InquiryCorrection kept = corrections.corrections(wish).getFirst();
        assertThat(kept.before().caseId()).isEqualTo(person);
        assertThat(kept.after().caseId()).isEqualTo(other);
    }

    @Test
    void whatWasSaidOfCardsDoesNotGoToSomebodyElses() {
        long other = AffectedPersons.add(jdbc, incident, "U000002", "山田 華子", "090-0000-0002", 1);
        SignedIn.as(Role.OPERATOR);
        CardStatement said = new CardStatement(cardOf(person), ReissueStatement.ASKED, null);
        long id = log("REISSUE", person, details(null, false, List.of(said)));
        InquiryValues was = inquiries.detail(id).orElseThrow().values();

        refused("cards", "inquiry.rule.otherCard", id, about(other, was));
        assertThat(inquiries.detail(id).orElseThrow().caseId()).isEqualTo(person);

        CardStatement theirs = new CardStatement(cardOf(other), ReissueStatement.ASKED, null);
        correct(id, 0, about(other, values("REISSUE", null, false, List.of(theirs))));
        assertThat(particulars.statedOf(List.of(person))).isEmpty();
        assertThat(particulars.statedOf(List.of(other))).hasSize(1);
    }

    @Test
    void aCaseThatIsNotThereIsRefused() {
        long id = log("FRAUD", person, details(null, false, List.of()));

        refused(
                "caseId",
                "inquiry.rule.unknownCase",
                id,
                about(1L, inquiries.detail(id).orElseThrow().values()));
        assertThat(corrections.corrections(id)).isEmpty();
    }

    private InquiryValues about(@Nullable Long caseId, InquiryValues values) {
        return new InquiryValues(
                values.categoryId(),
                values.topicId(),
                values.relation(),
                values.outcome(),
                values.channel(),
                values.caller(),
                caseId,
                values.summary(),
                values.fraud(),
                values.sendAgain(),
                values.cards());
    }

    private long cardOf(long caseId) {
        return jdbc.sql("select min(id) from affected_card where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    @Test
    void whatTheCityHasSettledStaysAndIsSaid() {
        long id = log("GIFT", person, details(null, true, List.of()));
        jdbc.sql("""
                        update gift_request set settled_by = 'official', settled_at = ?, sent = true, open_of = null
                        where inquiry_id = ?""").params(Tokyo.toColumn(clock.instant()), id).update();

        assertThat(correct(id, 0, values("GIFT", null, false, List.of())).settledBefore())
                .isTrue();

        GiftRequest request = requests.giftsOf(List.of(person)).getFirst();
        assertThat(request.sent()).isTrue();
        assertThat(request.withdrawn()).isFalse();
        assertThat(said(id).sendAgain()).isFalse();
    }

    @Test
    void whoAskedOnceMoreWhileItWaitedIsNotForgotten() {
        long first = log("GIFT", person, details(null, true, List.of()));
        long second = log("GIFT", person, details(null, true, List.of()));
        assertThat(waiting()).isOne();

        correct(first, 0, values("GIFT", null, false, List.of()));

        assertThat(waiting()).isOne();
        assertThat(requests.giftsOf(List.of(person)))
                .filteredOn(request -> request.settledAt() == null)
                .extracting(GiftRequest::inquiryId)
                .containsExactly(second);
    }

    @Test
    void aWishThatCameByACorrectionWhileAnotherWaitedIsNotForgottenEither() {
        long earlier = log("GIFT", person, details(null, false, List.of()));
        long first = log("GIFT", person, details(null, true, List.of()));
        Instant minutes = clock.instant().minusSeconds(600);
        jdbc.sql("update inquiry set created_at = ? where id = ?")
                .params(Tokyo.toColumn(minutes), earlier)
                .update();
        SignedIn.as(Role.SUPERVISOR);
        corrections.correct(earlier, 0, values("GIFT", null, true, List.of()), "聞き漏らした");
        assertThat(waiting()).isOne();

        corrections.correct(first, 0, values("GIFT", null, false, List.of()), "間違い");

        assertThat(requests.giftsOf(List.of(person)))
                .filteredOn(request -> request.settledAt() == null)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.inquiryId()).isEqualTo(earlier);
                    assertThat(request.requestedBy()).isEqualTo("supervisor");
                });

        // and one that was taken back before waits once more
        corrections.correct(first, 1, values("GIFT", null, true, List.of()), "やはり希望");
        corrections.correct(earlier, 1, values("GIFT", null, false, List.of()), "不要");
        assertThat(requests.giftsOf(List.of(person)))
                .filteredOn(request -> request.settledAt() == null)
                .extracting(GiftRequest::inquiryId)
                .containsExactly(first);
    }

    @Test
    void whatWasSaidOfACardThatIsNoLongerThePersonsStaysWithACorrection() {
        long other = AffectedPersons.add(jdbc, incident, "U000002", "山田 華子", "03-1234-5678", 1);
        CardStatement theirs = new CardStatement(card(0), ReissueStatement.ASKED, null);
        CardStatement kept = new CardStatement(card(1), ReissueStatement.NOT_YET, null);
        long id = log("REISSUE", person, details(null, false, List.of(theirs, kept)));
        jdbc.sql("update affected_card set case_id = ? where id = ?")
                .params(other, kept.cardId())
                .update();

        CardStatement right = new CardStatement(theirs.cardId(), ReissueStatement.REISSUED, null);
        correct(id, 0, values("REISSUE", null, false, List.of(right, kept)));

        assertThat(said(id).cards()).containsExactlyInAnyOrder(right, kept);
        refused(
                "cards",
                "inquiry.rule.otherCard",
                id,
                values(
                        "REISSUE",
                        null,
                        false,
                        List.of(new CardStatement(kept.cardId(), ReissueStatement.DECLINED, null))));
    }

    @Test
    void aWishThatWasForgottenIsAddedByACorrection() {
        long id = log("GIFT", person, details(null, false, List.of()));
        correct(id, 0, values("GIFT", null, true, List.of()));
        assertThat(waiting()).isOne();

        long nobody = log("GIFT", null, details(null, false, List.of()));
        refused(
                "sendAgain",
                "inquiry.rule.sendAgainToWhom",
                nobody,
                about(null, values("GIFT", null, true, List.of())));
        assertThat(waiting()).isOne();
    }

    @Test
    void whatWasSaidOfACardIsReplacedInTheStoryAndKeptInTheHistory() {
        CardStatement wrong = new CardStatement(card(0), ReissueStatement.REISSUED, LocalDate.of(2022, 7, 1));
        CardStatement right = new CardStatement(card(0), ReissueStatement.ASKED, LocalDate.of(2022, 7, 1));
        CardStatement other = new CardStatement(card(1), ReissueStatement.DECLINED, null);
        long id = log("REISSUE", person, details(null, false, List.of(wrong)));
        long later = log("REISSUE", person, details(null, false, List.of(other)));

        SignedIn.as(Role.SUPERVISOR);
        corrections.correct(id, 0, values("REISSUE", null, false, List.of(right)), "聞き間違い");
        corrections.correct(id, 1, values("REISSUE", null, false, List.of(right, other)), "二枚目も");

        List<StatedCard> story = particulars.statedOf(List.of(person));
        assertThat(story)
                .filteredOn(stated -> stated.cardId() == card(0))
                .singleElement()
                .satisfies(stated -> {
                    assertThat(stated.statement()).isEqualTo(ReissueStatement.ASKED);
                    assertThat(stated.statedTo()).isEqualTo("supervisor");
                    assertThat(stated.inquiryId()).isEqualTo(id);
                });
        assertThat(story).filteredOn(stated -> stated.inquiryId() == later).hasSize(1);
        assertThat(corrections.corrections(id))
                .extracting(correction -> correction.before().cards())
                .containsExactly(List.of(right), List.of(wrong));
        assertThat(corrections.corrections(id).getFirst().after().cards()).containsExactlyInAnyOrder(right, other);
        corrections.correct(id, 2, values("REISSUE", null, false, List.of(wrong)), "やはり最初のとおり");
        assertThat(said(id).cards()).containsExactly(wrong);
        assertThat(corrections.corrections(id).getLast().before().cards()).containsExactly(wrong);
        assertThat(jdbc.sql("select count(*) from card_statement where inquiry_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void whatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        LocalDate tomorrow = Tokyo.today(clock).plusDays(1);
        long id = log("FRAUD", person, details(new FraudDetails(1L, null, null, null), false, List.of()));
        refused("amountYen", "inquiry.rule.amount", id, fraud(new FraudDetails(-1L, null, null, null)));
        refused("noticedOn", "inquiry.rule.futureDay", id, fraud(new FraudDetails(1L, tomorrow, null, null)));
        refused(
                "cards",
                "inquiry.rule.futureDay",
                id,
                values("REISSUE", null, false, List.of(new CardStatement(card(0), ReissueStatement.ASKED, tomorrow))));
        refused(
                "cards",
                "inquiry.rule.otherCard",
                id,
                values("REISSUE", null, false, List.of(new CardStatement(4711, ReissueStatement.ASKED, null))));
    }

    @Test
    void whoSavesSecondChangesNoDetail() {
        long id = log("FRAUD", person, details(new FraudDetails(1L, null, null, null), false, List.of()));
        corrections.correct(id, 0, fraud(new FraudDetails(2L, null, null, null)), null);

        refused("version", "inquiry.correct.stale", id, fraud(new FraudDetails(3L, null, null, null)));
        assertThat(said(id).fraud()).isEqualTo(new FraudDetails(2L, null, null, null));
    }

    /** As if the user had seen the version before the last correction. */
    private void refused(String field, String key, long id, InquiryValues values) {
        Particulars before = said(id);
        int corrected = corrections.corrections(id).size();
        int seen = key.endsWith("stale") ? corrected - 1 : corrected;
        ThrowingCallable correction = () -> corrections.correct(id, seen, values, null);
        assertThatThrownBy(correction).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.text().key()).isEqualTo(key);
            assertThat(refusal.field()).isEqualTo(field);
        });
        assertThat(said(id)).isEqualTo(before);
        assertThat(corrections.corrections(id)).hasSize(corrected);
    }

    private Corrected correct(long id, int seen, InquiryValues values) {
        return corrections.correct(id, seen, values, null);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from gift_request where settled_at is null")
                .query(Integer.class)
                .single();
    }

    private Particulars said(long id) {
        return inquiries.detail(id).orElseThrow().particulars();
    }

    private long card(int index) {
        AffectedCard card = cases.byId(person).orElseThrow().cards().get(index);
        return card.id();
    }

    private InquiryValues fraud(FraudDetails details) {
        return values("FRAUD", details, false, List.of());
    }

    private InquiryValues values(
            String category, @Nullable FraudDetails fraud, boolean again, List<CardStatement> cards) {
        return new InquiryValues(
                incident.category(category).orElseThrow().id(),
                null,
                Relation.HOLDER,
                Outcome.RESOLVED,
                Channel.PHONE,
                null,
                person,
                "内容",
                fraud,
                again,
                cards);
    }

    private static Particulars details(@Nullable FraudDetails fraud, boolean again, List<CardStatement> cards) {
        return new Particulars(null, Relation.HOLDER, false, null, fraud, again, cards, null, null);
    }

    private long log(String category, @Nullable Long caseId, Particulars particulars) {
        return inquiries
                .log(new NewInquiry(
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
                        particulars))
                .id();
    }
}
