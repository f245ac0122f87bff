package jp.madoguchi.outreach.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.outreach.wave.Audience.GiftStanding;
import jp.madoguchi.outreach.wave.Audience.WaveOutcome;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class AudienceTest {
    private static final Audience FALLBACK = new Audience.AllOf(List.of(
            new Audience.GiftIs(Set.of(GiftStanding.NOT_RECEIVED)),
            new Audience.EmailBounced(),
            new Audience.HasMobile()));

    @Autowired
    AudienceQueries queries;

    @Autowired
    AudienceSentence sentences;

    @Autowired
    AudienceJson json;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    OutreachPersons persons;
    long both;
    long mailOnly;
    long mobileOnly;
    long landline;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        persons = new OutreachPersons(jdbc, incident);
        both = persons.add("U1", "a@example.jp", "090-0415-1234", 2);
        mailOnly = persons.add("U2", "b@example.jp", "", 1);
        mobileOnly = persons.add("U3", null, "+81 80-1234-5678", 1);
        // free of charge for who calls it: eleven digits, and no mobile
        landline = persons.add("U4", "", "0800-123-4567", 1);
    }

    @Test
    void addressesAreThoseOfThePersonInAnyCase() {
        assertThat(found(new Audience.HasEmail())).containsExactly(both, mailOnly);
        assertThat(found(new Audience.HasMobile())).containsExactly(both, mobileOnly);
        assertThat(found(new Audience.Not(new Audience.HasEmail()))).containsExactly(mobileOnly, landline);

        persons.merge(mobileOnly, landline);
        assertThat(found(new Audience.HasMobile())).containsExactly(both, landline);
        persons.mark(mobileOnly, MessageChannel.EMAIL, "BOUNCED");
        assertThat(found(new Audience.EmailBounced())).containsExactly(landline);
    }

    @Test
    void theRuleIsAskedOfEachCard() {
        persons.gifts(3);
        List<Long> cards = persons.cards(both);
        persons.gift(cards.get(0), "RECEIVED");
        persons.gift(cards.get(1), "SENT");
        persons.gift(persons.cards(mailOnly).getFirst(), "EXPIRED");
        assertThat(hits(new Audience.GiftIs(Set.of(GiftStanding.NOT_RECEIVED)))).containsExactly(cards.get(1));
        assertThat(found(new Audience.GiftIs(Set.of(GiftStanding.NONE)))).containsExactly(mobileOnly, landline);
        assertThat(found(new Audience.Not(new Audience.GiftIs(Set.of(GiftStanding.RECEIVED)))))
                .containsExactly(both, mailOnly, mobileOnly, landline);
        assertThat(found(new Audience.GiftIs(Set.of(GiftStanding.RECEIVED, GiftStanding.EXPIRED))))
                .containsExactly(both, mailOnly);
    }

    @Test
    void conditionsAreJoinedByAndOrAndNot() {
        Audience mailNotMobile =
                new Audience.AllOf(List.of(new Audience.HasEmail(), new Audience.Not(new Audience.HasMobile())));
        assertThat(found(mailNotMobile)).containsExactly(mailOnly);
        assertThat(found(new Audience.AnyOf(List.of(mailNotMobile, new Audience.HasMobile()))))
                .containsExactly(both, mailOnly, mobileOnly);
        assertThat(found(Audience.everybody())).containsExactly(both, mailOnly, mobileOnly, landline);
    }

    @Test
    void issuerAndDayAreThoseOfTheCard() {
        long card = persons.cards(mailOnly).getFirst();
        persons.bought(card, LocalDate.of(2022, 1, 10));
        assertThat(found(new Audience.Purchased(LocalDate.of(2022, 1, 10), null)))
                .containsExactly(mailOnly);
        assertThat(found(new Audience.Purchased(null, LocalDate.of(2022, 1, 9))))
                .isEmpty();
        assertThat(found(new Audience.Not(new Audience.Purchased(null, LocalDate.of(2022, 1, 10)))))
                .containsExactly(both, mobileOnly, landline);
        String other = incident.issuers().get(1).code();
        jdbc.sql("update affected_card set issuer_id = ? where id = ?")
                .params(incident.issuers().get(1).id(), card)
                .update();
        assertThat(found(new Audience.IssuedBy(Set.of(other)))).containsExactly(mailOnly);
    }

    @Test
    void anEarlierWaveIsAskedWithWhatBecameOfIt() {
        jdbc.sql("""
                        insert into message_template (id, incident_id, name, kind, channel) values (1, ?, 'T', 'SURVEY', 'EMAIL')""").param(incident.id()).update();
        jdbc.sql("""
                        insert into template_version (id, template_id, number, text_ja, written_by, written_at)
                        values (1, 1, 1, 'x', 'test', '2022-06-01 00:00:00')""").update();
        jdbc.sql("""
                        insert into wave (id, incident_id, number, kind, channel, title_ja, title_en, audience, state, state_at,
                          prepared_by, prepared_at)
                        values (5, ?, 3, 'SURVEY', 'EMAIL', 'x', 'x', '{"is":"all","of":[]}', 'DONE', '2022-06-01 00:00:00', 'test', '2022-06-01 00:00:00')""").param(incident.id()).update();
        delivery(10, both, "DELIVERED");
        delivery(11, mailOnly, "BOUNCED");
        delivery(12, landline, "FAILED");
        assertThat(found(new Audience.InWave(3, WaveOutcome.ANY))).containsExactly(both, mailOnly, landline);
        assertThat(found(new Audience.InWave(3, WaveOutcome.HANDED_OVER))).containsExactly(both);
        assertThat(found(new Audience.InWave(3, WaveOutcome.BOUNCED))).containsExactly(mailOnly);
        assertThat(found(new Audience.InWave(3, WaveOutcome.NOT_SENT))).containsExactly(landline);
        assertThat(found(new Audience.InWave(4, WaveOutcome.ANY))).isEmpty();
    }

    @Test
    void theCountSaysWhoIsLeftOutAndWhy() {
        persons.mark(mailOnly, MessageChannel.EMAIL, "OPTED_OUT");
        long merged = persons.add("U5", "e@example.jp", "", 1);
        persons.merge(merged, both);
        assertThat(queries.count(incident.id(), MessageChannel.EMAIL, Audience.everybody()))
                .isEqualTo(new AudienceCount(
                        1,
                        3,
                        Map.of(
                                ExclusionReason.OPTED_OUT,
                                1,
                                ExclusionReason.NO_ADDRESS,
                                2,
                                ExclusionReason.MERGED,
                                1)));
        assertThat(queries.count(incident.id(), MessageChannel.SMS, Audience.everybody())
                        .excluded())
                .isEqualTo(Map.of(ExclusionReason.NO_ADDRESS, 2, ExclusionReason.MERGED, 1));
    }

    @Test
    void aRuleIsSaidInASentence() {
        assertThat(sentences.of(FALLBACK, incident, Locale.JAPANESE)).isEqualTo("ギフト未受取 かつ メール不達 かつ 携帯電話あり");
        assertThat(sentences.of(FALLBACK, incident, Locale.ENGLISH))
                .isEqualTo("gift not received and e-mail bounced and has a mobile number");
        Audience nested = new Audience.AnyOf(List.of(
                new Audience.AllOf(List.of(
                        new Audience.Not(new Audience.HasEmail()),
                        new Audience.Not(new Audience.InWave(2, WaveOutcome.BOUNCED)))),
                new Audience.IssuedBy(Set.of(incident.issuers().getFirst().code())),
                new Audience.Purchased(LocalDate.of(2022, 1, 1), null)));
        assertThat(sentences.of(nested, incident, Locale.JAPANESE))
                .isEqualTo("（メールアドレスなし かつ 「第2号が不達」ではない） または カード会社が "
                        + incident.issuers().getFirst().name().ja() + " または 購入日が 2022-01-01〜");
        assertThat(sentences.of(Audience.everybody(), incident, Locale.ENGLISH))
                .isEqualTo("everybody who has an affected card");
    }

    @Test
    void aRuleIsReadAsItWasWritten() {
        Audience all = new Audience.AnyOf(List.of(
                FALLBACK,
                new Audience.Not(new Audience.InWave(2, WaveOutcome.NOT_SENT)),
                new Audience.IssuedBy(Set.of("A")),
                new Audience.HasEmail(),
                new Audience.Purchased(LocalDate.of(2022, 1, 1), null)));
        assertThat(json.read(json.write(all))).isEqualTo(all);
        assertThat(json.write(new Audience.Not(new Audience.HasEmail())))
                .isEqualTo("{\"is\":\"not\",\"of\":{\"is\":\"email\"}}");
    }

    private void delivery(long id, long caseId, String state) {
        jdbc.sql("""
                        insert into delivery (id, incident_id, wave_id, case_id, channel, template_version_id, state, state_at, due_at)
                        values (?, ?, 5, ?, 'EMAIL', 1, ?, '2022-06-01 00:00:00', '2022-06-01 00:00:00')""").params(id, incident.id(), caseId, state).update();
        persons.cards(caseId)
                .forEach(card -> jdbc.sql("insert into delivery_card (delivery_id, card_id, wave_id) values (?, ?, 5)")
                        .params(id, card)
                        .update());
    }

    private Set<Long> found(Audience audience) {
        return new TreeSet<>(queries.hits(incident.id(), MessageChannel.EMAIL, audience).stream()
                .map(AudienceQueries.Hit::personId)
                .toList());
    }

    private List<Long> hits(Audience audience) {
        return queries.hits(incident.id(), MessageChannel.EMAIL, audience).stream()
                .map(AudienceQueries.Hit::cardId)
                .toList();
    }
}
