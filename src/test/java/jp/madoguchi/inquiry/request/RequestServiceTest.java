package jp.madoguchi.inquiry.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.platform.error.RejectedException;
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

@PortalTest
@Tag("database")
class RequestServiceTest {
    @Autowired
    RequestService requests;

    @Autowired
    InquiryService inquiries;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    OutreachRows rows;
    long person;
    List<Long> given;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 2);
        StoredPersons.setEmail(jdbc, person, "hanako@example.jp");
        rows = new OutreachRows(jdbc, incident, clock.instant());
        rows.giftWave("EMAIL");
        given = rows.cards(person).stream().map(card -> rows.gift(card, "SENT")).toList();
        SignedIn.as(Role.OPERATOR);
        log("GIFT", person, false, true);
        log("OTHER", null, true, false);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whatTheDeskAskedForWaitsForTheCity() {
        assertThat(requests.waiting(incident.id())).isEqualTo(new WaitingRequests(1, 1));
        GiftRequest gift = requests.gifts(incident.id()).getFirst();
        assertThat(gift.caseNumber()).isEqualTo("U000001");
        assertThat(gift.cards()).isEqualTo(2);
        ImpersonationReport report = requests.impersonations(incident.id()).getFirst();
        assertThat(report.caller()).isEqualTo("090-****-5955");
        assertThat(report.summary()).isEqualTo("内容");
    }

    @Test
    void sendingAgainQueuesTheSameGiftsOnceInOneMessage() {
        long gift = gift();
        requests.settleGift(incident.id(), gift, true, "");
        assertThat(jdbc.sql("select again_of from delivery").query(Long.class).list())
                .containsExactly(gift);
        assertThat(jdbc.sql("select gift_id from delivery_card order by gift_id")
                        .query(Long.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void whereThereIsNothingToSendTheRequestGoesOnWaiting() {
        long gift = gift();
        given.forEach(one -> rows.giftState(one, "RECEIVED"));
        assertThatThrownBy(() -> requests.settleGift(incident.id(), gift, true, ""))
                .isInstanceOf(RejectedException.class);
        assertThat(requests.waiting(incident.id()).gifts()).isEqualTo(1);
        assertThat(requests.gifts(incident.id()).getFirst().settledBy()).isNull();
        assertThat(jdbc.sql("select count(*) from delivery")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSettledGiftIsSeenAtTheDeskAndMayBeAskedForAgain() {
        requests.settleGift(incident.id(), gift(), true, "");
        assertThat(requests.waiting(incident.id()).gifts()).isZero();

        SignedIn.as(Role.OPERATOR);
        assertThat(requests.giftsOf(List.of(person)))
                .extracting(GiftRequest::sent, GiftRequest::settledBy)
                .containsExactly(tuple(true, "official"));
        log("GIFT", person, false, true);
        assertThat(requests.giftsOf(List.of(person))).hasSize(2);
    }

    @Test
    void theSecondToSettleAGiftIsToldAndChangesNothing() {
        long gift = gift();
        requests.settleGift(incident.id(), gift, false, "受け取り済み");

        refused(null, "inquiry.request.settledAlready", () -> requests.settleGift(incident.id(), gift, true, ""));
        assertThat(requests.gifts(incident.id()).getFirst().sent()).isFalse();
        assertThat(requests.gifts(incident.id()).getFirst().note()).isEqualTo("受け取り済み");
    }

    @Test
    void aSettledReportSaysWhatWasDone() {
        long report = requests.impersonations(incident.id()).getFirst().inquiryId();
        requests.settleImpersonation(incident.id(), report, "警察に知らせた");

        assertThat(requests.impersonations(incident.id()).getFirst().note()).isEqualTo("警察に知らせた");
        assertThat(requests.waiting(incident.id()).impersonations()).isZero();
        refused(
                null,
                "inquiry.request.settledAlready",
                () -> requests.settleImpersonation(incident.id(), report, "もう一度"));
    }

    @Test
    void whatCantBeIsRefusedAndLeavesEverythingWaiting() {
        long gift = gift();
        long report = requests.impersonations(incident.id()).getFirst().inquiryId();
        refused("note", "inquiry.request.reasonMissing", () -> requests.settleGift(incident.id(), gift, false, " "));
        refused(
                "note",
                "inquiry.rule.cardNumber",
                () -> requests.settleGift(incident.id(), gift, true, "4111111111111111"));
        refused(
                "note",
                "inquiry.callback.longNote",
                () -> requests.settleGift(incident.id(), gift, true, "長".repeat(501)));
        refused(null, "inquiry.request.settledAlready", () -> requests.settleGift(incident.id(), 1, true, ""));
        refused("note", "inquiry.request.doneMissing", () -> requests.settleImpersonation(incident.id(), report, ""));

        assertThat(requests.waiting(incident.id())).isEqualTo(new WaitingRequests(1, 1));
    }

    private long gift() {
        return requests.gifts(incident.id()).getFirst().id();
    }

    private static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }

    private void log(String category, @Nullable Long caseId, boolean impersonation, boolean again) {
        inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                caseId,
                incident.category(category).orElseThrow().id(),
                Outcome.RESOLVED,
                Channel.PHONE,
                clock.instant(),
                clock.instant(),
                "090-0415-5955",
                "内容",
                new Particulars(null, Relation.HOLDER, impersonation, null, null, again, List.of(), null, null)));
    }
}
