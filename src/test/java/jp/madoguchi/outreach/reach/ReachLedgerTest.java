package jp.madoguchi.outreach.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.casefile.AffectedCardsImported;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class ReachLedgerTest {
    @Autowired
    ReachLedger ledger;

    @Autowired
    ReachService reach;

    @Autowired
    ReachExportService exports;

    @Autowired
    IncidentService incidents;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    javax.sql.DataSource dataSource;

    @Autowired
    Clock clock;

    Incident incident;
    OutreachRows rows;
    int persons;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        rows = new OutreachRows(jdbc, incident, clock.instant());
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aCardWithoutAnyMessageIsNotYetNotified() {
        person("090-0000-0001", true, 2);
        ledger.refresh(incident.id());
        assertThat(states()).containsExactly("NOT_NOTIFIED", "NOT_NOTIFIED");
        assertThat(reach.sums(incident.id()).asOf()).isNotNull();
    }

    @Test
    void whatWasAcceptedIsNotifiedWhatArrivedDeliveredAndAReceivedGiftIsAllThatCounts() {
        long wave = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long accepted = person("090-0000-0001", true, 1);
        rows.delivery(wave, accepted, "EMAIL", "SENT", rows.cards(accepted));
        long arrived = person("090-0000-0002", true, 1);
        rows.delivery(wave, arrived, "EMAIL", "DELIVERED", rows.cards(arrived));
        long received = person("090-0000-0003", true, 1);
        rows.delivery(wave, received, "EMAIL", "BOUNCED", rows.cards(received));
        rows.gift(rows.cards(received).getFirst(), "RECEIVED");
        ledger.refresh(incident.id());

        assertThat(states()).containsExactly("NOTIFIED", "DELIVERED", "RECEIVED");
    }

    @Test
    void whoseMailCameBackIsNeverReachedOnlyWhenTheTelephoneIsTriedToo() {
        long mail = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long sms = rows.wave("BOUNCE_FALLBACK", "SMS", "RELEASED");
        long person = person("090-0000-0001", true, 1);
        rows.delivery(mail, person, "EMAIL", "BOUNCED", rows.cards(person));
        ledger.refresh(incident.id());
        assertThat(states()).as("a mobile number is left").containsExactly("NOT_NOTIFIED");

        long second = rows.delivery(sms, person, "SMS", "QUEUED", rows.cards(person));
        ledger.refresh(incident.id());
        assertThat(states()).as("it is under way").containsExactly("NOT_NOTIFIED");

        rows.state(second, "UNCERTAIN");
        ledger.refresh(incident.id());
        assertThat(states()).as("nobody knows").containsExactly("NOT_NOTIFIED");

        rows.state(second, "FAILED");
        ledger.refresh(incident.id());
        assertThat(states()).containsExactly("NEVER_REACHED");

        rows.state(second, "SENT");
        ledger.refresh(incident.id());
        assertThat(states()).containsExactly("NOTIFIED");
    }

    @Test
    void aFixedLineTakesNoShortMessageAndAMarkClosesAWay() {
        long mail = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long fixed = person("03-0000-0001", true, 1);
        rows.delivery(mail, fixed, "EMAIL", "BOUNCED", rows.cards(fixed));
        long without = person(null, true, 1);
        rows.delivery(mail, without, "EMAIL", "FAILED", rows.cards(without));
        long optedOut = person("090-0000-0003", true, 1);
        rows.delivery(mail, optedOut, "EMAIL", "BOUNCED", rows.cards(optedOut));
        rows.mark(optedOut, "SMS", "OPTED_OUT");
        long stopped = person(null, true, 1);
        rows.delivery(mail, stopped, "EMAIL", "STOPPED", rows.cards(stopped));
        ledger.refresh(incident.id());

        assertThat(states()).containsExactly("NEVER_REACHED", "NEVER_REACHED", "NEVER_REACHED", "NOT_NOTIFIED");

        jdbc.sql("delete from contact_mark").update();
        ledger.refresh(incident.id());
        assertThat(states()).as("the wish was taken back").element(2).isEqualTo("NOT_NOTIFIED");
    }

    @Test
    void whatWasRefusedAtAFormerAddressClosesNoWay() {
        long mail = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long sms = rows.wave("BOUNCE_FALLBACK", "SMS", "DONE");
        long person = person("090-0000-0001", true, 1);
        long refused = rows.delivery(mail, person, "EMAIL", "BOUNCED", rows.cards(person));
        rows.attempt(refused, 1, "BOUNCED", "5.1.1");
        rows.delivery(sms, person, "SMS", "FAILED", rows.cards(person));
        ledger.refresh(incident.id());
        assertThat(states()).containsExactly("NEVER_REACHED");

        jdbc.sql("insert into contact_corrected (case_id, channel, corrected_at) values (?, 'EMAIL', ?)")
                .params(person, Tokyo.toColumn(clock.instant().plusSeconds(3_600)))
                .update();
        ledger.refresh(incident.id());
        assertThat(states()).as("the new address is untried").containsExactly("NOT_NOTIFIED");

        jdbc.sql("update contact_corrected set corrected_at = ?")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(3_600 * 24 * 30)))
                .update();
        ledger.refresh(incident.id());
        assertThat(states()).as("it was refused, too").containsExactly("NEVER_REACHED");
    }

    @Test
    void theWaysOfAMergedCaseAreThoseOfTheCaseThatStandsForIt() {
        long mail = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long merged = person(null, true, 1);
        long survivor = person("090-0000-0002", true, 0);
        jdbc.sql("update case_file set merged_into = ? where id = ?")
                .params(survivor, merged)
                .update();
        rows.delivery(mail, survivor, "EMAIL", "BOUNCED", rows.cards(merged));
        ledger.refresh(incident.id());
        assertThat(states()).containsExactly("NOT_NOTIFIED");

        rows.mark(survivor, "SMS", "BOUNCED");
        ledger.refresh(incident.id());
        assertThat(states()).containsExactly("NEVER_REACHED");
    }

    @Test
    void onlyTheNamedWavesAreLookedAtAgainAndWhatBelongsToNone() {
        long first = rows.wave("GIFT_DELIVERY", "EMAIL", "RELEASED");
        long second = rows.wave("REMINDER", "EMAIL", "RELEASED");
        List<Long> deliveries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long person = person("090-0000-000" + i, true, 1);
            deliveries.add(rows.delivery(
                    java.util.Arrays.asList(first, second, null).get(i),
                    person,
                    "EMAIL",
                    "QUEUED",
                    rows.cards(person)));
        }
        ledger.refresh(incident.id());
        deliveries.forEach(delivery -> rows.state(delivery, "SENT"));

        ledger.refresh(incident.id(), Set.of(first), false);
        assertThat(states()).containsExactly("NOTIFIED", "NOT_NOTIFIED", "NOTIFIED");
        ledger.refresh(incident.id());
        assertThat(states()).containsExactly("NOTIFIED", "NOTIFIED", "NOTIFIED");
    }

    @Test
    void aGiftThatIsReplacedOrReceivedIsSeenWhicheverWavesAreNamed() {
        long person = person("090-0000-0001", true, 1);
        long card = rows.cards(person).getFirst();
        long gift = rows.gift(card, "SENT");
        ledger.refresh(incident.id());
        rows.giftState(gift, "RECEIVED");
        ledger.refresh(incident.id(), List.of(), true);
        assertThat(states()).containsExactly("RECEIVED");

        jdbc.sql("delete from card_gift").update();
        rows.giftState(gift, "VOIDED");
        rows.gift(card, "ALLOCATED");
        ledger.refresh(incident.id(), List.of(), true);
        assertThat(states()).containsExactly("NOT_NOTIFIED");
        assertThat(reach.proof(incident.id(), reference(card)).orElseThrow().gifts())
                .extracting(CardProof.Gift::state)
                .containsExactly("ALLOCATED", "VOIDED");
    }

    @Test
    void newCardsAreCountedFromTheImportOnWithoutWaiting() {
        person("090-0000-0001", true, 3);
        transactions.executeWithoutResult(status -> events.publishEvent(new AffectedCardsImported(incident.id())));
        assertThat(reach.sums(incident.id()).total().of(ReachState.NOT_NOTIFIED))
                .isEqualTo(3);
    }

    /** The set-based statement against the rule, written once more for one card after the other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverThereIsEachCardIsInOneStateAndTheSumIsThatOfAllCards(long seed) {
        Random random = new Random(seed);
        List<String> channels = List.of("EMAIL", "SMS");
        List<String> delivery =
                Stream.of(DeliveryState.values()).map(Enum::name).toList();
        List<String> gifts = List.of("ALLOCATED", "SENT", "RECEIVED", "EXPIRED");
        List<Long> waves = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waves.add(rows.wave("REMINDER", channels.get(i % 2), "RELEASED"));
        }
        Map<Long, String> expected = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            String phone = random.nextInt(4) == 0
                    ? null
                    : (random.nextInt(4) == 0 ? "03-" : "080-") + "1234-%04d".formatted(i);
            boolean mail = random.nextInt(5) > 0;
            long person = person(phone, mail, 1 + random.nextInt(2));
            Set<String> marked = new java.util.HashSet<>();
            for (String channel : channels) {
                if (random.nextInt(4) == 0) {
                    rows.mark(person, channel, random.nextBoolean() ? "BOUNCED" : "OPTED_OUT");
                    marked.add(channel);
                }
            }
            for (long card : rows.cards(person)) {
                List<String[]> messages = new ArrayList<>();
                for (int w = 0; w < waves.size(); w++) {
                    if (random.nextInt(3) > 0) {
                        String state = delivery.get(random.nextInt(delivery.size()));
                        rows.delivery(waves.get(w), person, channels.get(w % 2), state, List.of(card));
                        messages.add(new String[] {channels.get(w % 2), state});
                    }
                }
                String gift = random.nextInt(3) == 0 ? gifts.get(random.nextInt(gifts.size())) : null;
                if (gift != null) {
                    rows.gift(card, gift);
                }
                expected.put(card, rule(messages, gift, mail, phone != null && phone.startsWith("080"), marked));
            }
        }
        ledger.refresh(incident.id());

        Map<Long, String> derived = new HashMap<>();
        jdbc.sql("select card_id, state from reach_card").query(row -> {
            derived.put(row.getLong(1), row.getString(2));
        });
        assertThat(derived).isEqualTo(expected);
        ReachSums sums = reach.sums(incident.id());
        assertThat(sums.total().total()).isEqualTo(expected.size());
        assertThat(sums.byIssuer().values().stream()
                        .mapToInt(ReachCounts::total)
                        .sum())
                .isEqualTo(expected.size());
        for (ReachState state : ReachState.values()) {
            assertThat(sums.total().of(state)).isEqualTo((int)
                    expected.values().stream().filter(state.name()::equals).count());
        }
        assertThat(count("reach_changed") + count("reach_dirty"))
                .as("left over")
                .isZero();
    }

    private static String rule(List<String[]> messages, String gift, boolean mail, boolean mobile, Set<String> marked) {
        if ("RECEIVED".equals(gift)) {
            return "RECEIVED";
        }
        if (has(messages, null, "DELIVERED")) {
            return "DELIVERED";
        }
        if (has(messages, null, "SENT")) {
            return "NOTIFIED";
        }
        boolean refused = has(messages, null, "BOUNCED", "FAILED");
        boolean open = has(messages, null, "QUEUED", "CLAIMED", "SENDING", "UNCERTAIN");
        boolean mailLeft = mail && !marked.contains("EMAIL") && !has(messages, "EMAIL", "BOUNCED", "FAILED");
        boolean smsLeft = mobile && !marked.contains("SMS") && !has(messages, "SMS", "BOUNCED", "FAILED");
        return refused && !open && !mailLeft && !smsLeft ? "NEVER_REACHED" : "NOT_NOTIFIED";
    }

    private static boolean has(List<String[]> messages, String channel, String... states) {
        return messages.stream()
                .anyMatch(message -> (channel == null || channel.equals(message[0]))
                        && List.of(states).contains(message[1]));
    }

    @Test
    void thePagesGoThroughAllCardsOfAFigureOnceAndTellNothingOfPersons() {
        for (int i = 0; i < 7; i++) {
            person("090-0000-000" + i, true, 1);
        }
        ledger.refresh(incident.id());
        ReachFilter filter = new ReachFilter(
                ReachState.NOT_NOTIFIED, incident.issuers().getFirst().id());
        List<String> seen = new ArrayList<>();
        String after = null;
        List<ReachedCard> page = reach.cards(incident.id(), filter, after, 3);
        while (!page.isEmpty()) {
            page.forEach(card -> seen.add(card.reference()));
            assertThat(page).allSatisfy(card -> assertThat(card.person()).isEqualTo("山＊ ＊＊"));
            page = reach.cards(incident.id(), filter, page.getLast().reference(), 3);
        }
        assertThat(seen).hasSize(7).isSorted().doesNotHaveDuplicates();
        assertThat(reach.cards(incident.id(), new ReachFilter(ReachState.DELIVERED, null), null, 3))
                .isEmpty();
    }

    @Test
    void theProofHasEachTryAndTheGiftsHistoryAndNeitherAddressNorCode() {
        long wave = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long person = person("090-0000-0001", true, 1);
        long delivery = rows.delivery(wave, person, "EMAIL", "BOUNCED", rows.cards(person));
        rows.attempt(delivery, 1, "DEFERRED", "4.2.2");
        rows.attempt(delivery, 2, "BOUNCED", "5.1.1");
        rows.gift(rows.cards(person).getFirst(), "SENT");
        ledger.refresh(incident.id());

        CardProof proof = reach.proof(
                        incident.id(), reference(rows.cards(person).getFirst()))
                .orElseThrow();
        assertThat(proof.messages()).hasSize(1);
        assertThat(proof.messages().getFirst().attempts())
                .extracting(CardProof.Attempt::code)
                .containsExactly("4.2.2", "5.1.1");
        assertThat(proof.gifts().getFirst().steps()).hasSize(1);
        assertThat(proof.toString()).doesNotContain("example.jp", "山田 花子");
        assertThat(reach.proof(incident.id(), "K999999")).isEmpty();
    }

    @Test
    void theFileHasEveryCardOnceWithMaskedPersons() {
        for (int i = 0; i < 4; i++) {
            person("090-0000-000" + i, true, 2);
        }
        ledger.refresh(incident.id());
        ExportTable table = exports.table(incident, ReachFilter.ALL, java.util.Locale.JAPANESE);
        List<List<ExportCell>> written = new ArrayList<>();
        table.rows().forEach(written::add);
        assertThat(written).hasSize(8);
        assertThat(written.toString()).contains("山＊ ＊＊").doesNotContain("花子", "!outreach");
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheCards() {
        for (int i = 0; i < 5; i++) {
            person("090-0000-000" + i, true, 1);
        }
        ledger.refresh(incident.id());
        CountedStatements counted = new CountedStatements(dataSource);
        ReachQueries queries = new ReachQueries(JdbcClient.create(counted), StoredPersons.sealed());
        assertThat(counted.during(() -> queries.counts(incident.id()))).isEqualTo(1);
        assertThat(counted.during(() -> queries.page(incident.id(), ReachFilter.ALL, null, 50)))
                .isEqualTo(1);
    }

    private long person(String phone, boolean mail, int cards) {
        String number = "U%06d".formatted(++persons);
        long id = AffectedPersons.add(jdbc, incident, number, "山田 花子", phone, cards);
        StoredPersons.setEmail(jdbc, id, mail ? number.toLowerCase() + "@example.jp" : null);
        return id;
    }

    private List<String> states() {
        return jdbc.sql("select state from reach_card order by card_ref")
                .query(String.class)
                .list();
    }

    private String reference(long card) {
        return jdbc.sql("select card_ref from affected_card where id = ?")
                .param(card)
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
