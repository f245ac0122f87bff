package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
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

/** What the desk sees of a person whose cases were merged. */
@PortalTest
@Tag("database")
class MergedCasesTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    InquiryService inquiries;

    @Autowired
    DeskService desk;

    @Autowired
    CaseFileService cases;

    @Autowired
    MergeService merges;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    long survivor;
    long merged;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        survivor = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        merged = AffectedPersons.add(jdbc, incident, "U000002", "山田 華子", "03-1234-5678", 2);
        SignedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void theStoryIsThatOfAllCasesAndOfAllNumbersUntilTheMergeIsUndone() {
        log("GIFT", survivor, null, Particulars.NONE);
        log("FRAUD", merged, null, Particulars.NONE);
        log("OTHER", null, "0312345678", Particulars.NONE);
        AffectedCard card = cases.byId(merged).orElseThrow().cards().getFirst();
        log(
                "REISSUE",
                merged,
                null,
                saying(false, List.of(new CardStatement(card.id(), ReissueStatement.ASKED, null))));
        log("GIFT", merged, null, saying(true, List.of()));
        assertThat(story(survivor).contacts()).isEqualTo(1);

        long merge = merge();
        CaseStory whole = story(merged);
        assertThat(whole.contacts()).isEqualTo(5);
        assertThat(whole.latest()).hasSize(5);
        assertThat(whole.stated()).extracting(StatedCard::cardId).containsExactly(card.id());
        assertThat(whole.gifts()).hasSize(1);
        assertThat(whole).isEqualTo(story(survivor));

        SignedIn.as(Role.SUPERVISOR);
        merges.undo(merge, "別人でした");
        SignedIn.as(Role.OPERATOR);
        assertThat(story(survivor).contacts()).isEqualTo(1);
        assertThat(story(survivor).gifts()).isEmpty();
        assertThat(story(merged).contacts()).isEqualTo(4);
    }

    @Test
    void theGiftIsAskedForOnceThoughThePersonHasTwoCases() {
        log("GIFT", merged, null, saying(true, List.of()));
        merge();
        log("GIFT", survivor, null, saying(true, List.of()));
        log("GIFT", merged, null, saying(true, List.of()));
        assertThat(jdbc.sql("select count(*) from gift_request")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theCallersNumberOfEitherCaseOffersTheSurvivor() {
        merge();
        for (String number : List.of("03-1234-5678", "09004155955")) {
            assertThat(desk.caller(incident.id(), number).cases())
                    .extracting(person -> person.caseNumber())
                    .containsExactly("U000001");
        }
        assertThat(desk.person(merged).orElseThrow().caseNumber()).isEqualTo("U000001");
    }

    private CaseStory story(long caseId) {
        return desk.story(incident.id(), cases.byId(caseId).orElseThrow());
    }

    private long merge() {
        SignedIn.as(Role.SUPERVISOR);
        long id = merges.merge(survivor, merged, "本人に確認").id();
        SignedIn.as(Role.OPERATOR);
        return id;
    }

    private static Particulars saying(boolean sendAgain, List<CardStatement> cards) {
        return new Particulars(null, Relation.HOLDER, false, null, null, sendAgain, cards, null, null);
    }

    private void log(String category, @Nullable Long caseId, @Nullable String caller, Particulars particulars) {
        Instant now = clock.instant();
        long categoryId = incident.categories().stream()
                .filter(one -> one.code().equals(category))
                .findFirst()
                .orElseThrow()
                .id();
        inquiries.log(new NewInquiry(
                incident.id(),
                UUID.randomUUID().toString(),
                null,
                caseId,
                categoryId,
                Outcome.RESOLVED,
                Channel.PHONE,
                now.minusSeconds(60),
                now,
                caller,
                "電話で",
                particulars));
    }
}
