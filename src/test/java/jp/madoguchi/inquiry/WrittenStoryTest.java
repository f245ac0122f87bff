package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.GiftsOfCases.GiftOfCard;
import jp.madoguchi.casefile.MessagesOfCases.SentMessage;
import jp.madoguchi.casefile.SurveyAnswersOfCards.SurveyAnswer;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.outreach.survey.SurveyStatement;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
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

/** What the desk sees of messages, gifts and answers, which other rooms know. */
@PortalTest
@Tag("database")
class WrittenStoryTest {
    @Autowired
    DeskService desk;

    @Autowired
    CaseFileService cases;

    @Autowired
    IncidentService incidents;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;
    OutreachRows rows;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        rows = new OutreachRows(jdbc, incident, clock.instant());
        SignedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void whatWasWrittenTheGiftAndTheAnswersOfThePersonAndNobodyElses() {
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 2);
        long other = AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", "090-0415-5956", 1);
        long wave = rows.wave("SURVEY", "EMAIL", "DONE");
        long delivery = rows.delivery(wave, person, "EMAIL", "BOUNCED", rows.cards(person));
        rows.delivery(wave, other, "EMAIL", "SENT", rows.cards(other));
        rows.gift(rows.cards(person).getFirst(), "SENT");
        rows.gift(rows.cards(other).getFirst(), "RECEIVED");
        long card = rows.cards(person).getLast();
        jdbc.sql("insert into survey_answer (delivery_id, card_id, statement, answered_at) values (?, ?, 'ASKED', ?)")
                .params(delivery, card, Tokyo.toColumn(clock.instant()))
                .update();

        CaseFile file = cases.byId(person).orElseThrow();
        CaseStory story = desk.story(incident.id(), file);
        assertThat(story.messages())
                .extracting(SentMessage::deliveryId, SentMessage::channel, SentMessage::state)
                .containsExactly(tuple(delivery, "EMAIL", "BOUNCED"));
        assertThat(story.messages().getFirst().sender()).isNotBlank();
        assertThat(story.cardGifts())
                .extracting(GiftOfCard::cardId, GiftOfCard::state, GiftOfCard::valueYen)
                .containsExactly(tuple(rows.cards(person).getFirst(), "SENT", 500));
        assertThat(story.answers())
                .extracting(SurveyAnswer::cardId, SurveyAnswer::statement)
                .containsExactly(tuple(card, "ASKED"));
    }

    /** The states come as names from the room below: each that there is has its words here. */
    @Test
    void eachStateOfMessagesAndGiftsHasItsWordsAtTheDesk() {
        for (DeliveryState state : DeliveryState.values()) {
            said("inquiry.story.delivery." + state);
            said("outreach.reach.delivery." + state);
        }
        for (GiftState state : GiftState.values()) {
            said("inquiry.story.gift." + state);
            said("outreach.reach.gift." + state);
        }
        for (MessageChannel channel : MessageChannel.values()) {
            said("inquiry.story.channel." + channel);
            said("outreach.reach.channel." + channel);
        }
        assertThat(List.of(SurveyStatement.values()))
                .extracting(Enum::name)
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(ReissueStatement.values())
                        .map(Enum::name)
                        .toList());
    }

    private void said(String key) {
        for (java.util.Locale locale : List.of(java.util.Locale.JAPANESE, java.util.Locale.ENGLISH)) {
            assertThat(messages.get(locale, key)).doesNotContain("!");
        }
    }
}
