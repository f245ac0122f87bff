package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class DraftServiceTest {
    private static final PortalUser MIDORI = operator("midori");
    private static final PortalUser SHO = operator("sho");
    private static final String KEY = UUID.randomUUID().toString();

    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    DraftService drafts;

    @Autowired
    DraftRetention retention;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(MIDORI);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aDraftComesBackAsItWasLastKept() {
        drafts.keep(draft(KEY, "メール", 1));
        drafts.keep(draft(KEY, "メールが届かない。𠮷田さん", 2));

        assertThat(mine()).singleElement().satisfies(draft -> {
            assertThat(draft.summary()).isEqualTo("メールが届かない。𠮷田さん");
            assertThat(draft.caller()).isEqualTo("090-0415");
            assertThat(draft.callId()).isEqualTo("C-1");
            assertThat(draft.categoryId()).isEqualTo(gift());
            assertThat(draft.outcome()).isEqualTo(Outcome.CALLBACK);
            assertThat(draft.channel()).isEqualTo(Channel.PHONE);
            assertThat(draft.startedAt()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.DAYS));
            assertThat(draft.revision()).isEqualTo(2);
        });
    }

    @Test
    void nobodySeesOrChangesTheDraftOfAnother() {
        drafts.keep(draft(KEY, "緑の下書き", 1));

        SignedIn.as(SHO);
        assertThat(mine()).isEmpty();
        drafts.keep(draft(KEY, "翔の下書き", 9));
        drafts.discard(KEY);
        assertThat(drafts.recover(incident.id(), List.of(new UnsentText(KEY, 9, "", "翔の下書き"))))
                .isEmpty();

        SignedIn.as(MIDORI);
        assertThat(mine()).extracting(InquiryDraft::summary).containsExactly("緑の下書き");
    }

    @Test
    void theNewerOfBrowserAndServerCounts() {
        drafts.keep(draft(KEY, "サーバー", 5));
        String onlyHere = UUID.randomUUID().toString();

        assertThat(drafts.recover(
                        incident.id(),
                        List.of(new UnsentText(KEY, 4, "", "古い"), new UnsentText(onlyHere, 1, "090", "新しい件"))))
                .extracting(InquiryDraft::summary)
                .containsExactlyInAnyOrder("サーバー", "新しい件");

        assertThat(drafts.recover(incident.id(), List.of(new UnsentText(KEY, 6, "090-0415-5955", "ブラウザー"))))
                .filteredOn(draft -> draft.key().equals(KEY))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.summary()).isEqualTo("ブラウザー");
                    assertThat(draft.caller()).isEqualTo("090-0415-5955");
                    assertThat(draft.categoryId())
                            .as("what only the server knows stays")
                            .isEqualTo(gift());
                });
    }

    @Test
    void theDraftGoesWithTheInquiryThatIsSavedFromItAndDoesNotComeBack() {
        drafts.keep(draft(KEY, "届かない", 1));
        inquiries.log(inquiry(KEY));
        assertThat(mine()).isEmpty();

        drafts.keep(draft(KEY, "遅れて届いた下書き", 2));
        assertThat(drafts.recover(incident.id(), List.of(new UnsentText(KEY, 3, "", "遅れて届いた下書き"))))
                .isEmpty();
    }

    @Test
    void aRefusedInquiryLeavesItsDraft() {
        drafts.keep(draft(KEY, "届かない", 1));
        NewInquiry unfinished = inquiry(KEY);

        assertThatThrownBy(() -> inquiries.log(new NewInquiry(
                        unfinished.incidentId(),
                        KEY,
                        null,
                        null,
                        null,
                        Outcome.RESOLVED,
                        Channel.PHONE,
                        unfinished.startedAt(),
                        unfinished.endedAt(),
                        null,
                        "届かない")))
                .isInstanceOf(RejectedException.class);

        assertThat(mine()).hasSize(1);
    }

    @Test
    void aCardNumberIsRefusedAndWhatWasKeptBeforeStays() {
        drafts.keep(draft(KEY, "カードは", 1));

        assertThatThrownBy(() -> drafts.keep(draft(KEY, "カードは 4111 1111 1111 1111", 2)))
                .isInstanceOfSatisfying(RejectedException.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("summary");
                    assertThat(refusal.text().key()).isEqualTo("inquiry.rule.cardNumber");
                });
        drafts.recover(incident.id(), List.of(new UnsentText(KEY, 3, "4111111111111111", "カード")));

        assertThat(mine()).extracting(InquiryDraft::summary).containsExactly("カードは");
        assertThat(mine()).extracting(InquiryDraft::caller).containsExactly("090-0415");
    }

    @Test
    void aTextThatIsFarTooLongIsRefusedAndLeavesNothing() {
        assertThatThrownBy(() -> drafts.keep(draft(KEY, "あ".repeat(DraftService.LONGEST_SUMMARY + 1), 1)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(refusal.text().key()).isEqualTo("inquiry.rule.longSummary"));

        assertThat(mine()).isEmpty();
    }

    @Test
    void whatNobodyCameBackToGoesAfterAWeek() {
        drafts.keep(draft(KEY, "新しい", 1));
        String old = UUID.randomUUID().toString();
        drafts.keep(draft(old, "古い", 1));
        jdbc.sql("update inquiry_draft set kept_at = ? where submission_key = ?")
                .params(Tokyo.toColumn(clock.instant().minus(DraftService.KEPT).minusSeconds(60)), old)
                .update();

        retention.removeOld();

        assertThat(mine()).extracting(InquiryDraft::key).containsExactly(KEY);
    }

    @Test
    void whatMustBeKeptForAPersonStaysAsLongAsItMust() {
        drafts.keep(draft(KEY, "本人のこと", 1));
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 1);
        jdbc.sql("update inquiry_draft set kept_at = ?, case_id = ?")
                .params(Tokyo.toColumn(clock.instant().minus(DraftService.KEPT).minusSeconds(60)), person)
                .update();
        jdbc.sql("""
                        insert into legal_hold (id, incident_id, case_id, reason_sealed, set_by, set_by_name, set_at)
                        values (9, ?, ?, X'01', 'x', 'x', '2022-07-01 00:00:00')""").params(incident.id(), person).update();

        retention.removeOld();
        assertThat(mine()).hasSize(1);

        jdbc.sql("update legal_hold set lifted_at = '2022-07-02 00:00:00'").update();
        retention.removeOld();
        assertThat(mine()).isEmpty();
    }

    @Test
    void whatAPersonHasAskedForStaysUntilTheyHaveTheirAnswer() {
        drafts.keep(draft(KEY, "本人のこと", 1));
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-1234", 1);
        jdbc.sql("update inquiry_draft set kept_at = ?, case_id = ?")
                .params(Tokyo.toColumn(clock.instant().minus(DraftService.KEPT).minusSeconds(60)), person)
                .update();
        jdbc.sql("""
                        insert into subject_request (id, incident_id, number, kind, case_id, case_number, asked_on, due_on, state,
                          identity_check, words, received_by, received_by_name, received_at)
                        values (7, ?, 7, 'DISCLOSURE', ?, 'U000001', '2022-08-01', '2022-08-31', 'OPEN', X'01', X'01', 'x', 'x',
                          '2022-08-01 00:00:00')""").params(incident.id(), person).update();

        retention.removeOld();
        assertThat(mine()).hasSize(1);

        jdbc.sql("update subject_request set state = 'DONE'").update();
        retention.removeOld();
        assertThat(mine()).isEmpty();
    }

    @Test
    void onlyWhoLogsInquiriesHasDrafts() {
        SignedIn.as(Role.OFFICIAL);
        assertThatThrownBy(() -> drafts.mine(incident.id())).isInstanceOf(AuthorizationDeniedException.class);
    }

    private List<InquiryDraft> mine() {
        return drafts.mine(incident.id());
    }

    private long gift() {
        return incident.category("GIFT").orElseThrow().id();
    }

    private InquiryDraft draft(String key, String summary, long revision) {
        return new InquiryDraft(
                key,
                incident.id(),
                "C-1",
                null,
                gift(),
                Outcome.CALLBACK,
                Channel.PHONE,
                clock.instant().truncatedTo(ChronoUnit.DAYS),
                "090-0415",
                summary,
                revision,
                new Particulars(
                        null,
                        Relation.FAMILY,
                        true,
                        "first",
                        new FraudDetails(12_000L, LocalDate.of(2022, 7, 1), true, null),
                        true,
                        List.of(new CardStatement(7, ReissueStatement.ASKED, null)),
                        8L,
                        new CallbackPromise(Instant.parse("2022-08-05T01:00:00Z"), "operator"),
                        new CallReason(CallReason.Kind.APOLOGY, 17)),
                clock.instant());
    }

    private NewInquiry inquiry(String key) {
        Instant now = clock.instant();
        return new NewInquiry(
                incident.id(),
                key,
                null,
                null,
                gift(),
                Outcome.RESOLVED,
                Channel.PHONE,
                now.minusSeconds(60),
                now,
                null,
                "届かない");
    }

    private static PortalUser operator(String name) {
        return new PortalUser(name, name, "call-center", Set.of(Role.OPERATOR));
    }
}
