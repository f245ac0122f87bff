package jp.madoguchi.outreach.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class GiftAllocationTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Autowired
    GiftAllocation allocation;

    GiftStock stock;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        stock = new GiftStock(context, KokoIncident.setUp(context.getBean(IncidentService.class)));
    }

    @Test
    void everyCardOfAWaveHasAGiftOfItsOwnAfterwards() {
        stock.buy("lot", 5);
        List<Long> cards = stock.cards(2);
        cards.addAll(stock.person(2));
        long wave = stock.wave(cards);

        assertThat(stock.allocate(wave)).isEqualTo(4);

        assertThat(stock.count("card_gift")).isEqualTo(4);
        assertThat(stock.count("gift where state = 'ALLOCATED' and card_id is not null"))
                .isEqualTo(4);
        assertThat(stock.count("gift g join card_gift c on c.gift_id = g.id and c.card_id = g.card_id"))
                .isEqualTo(4);
        assertThat(stock.count("delivery_card d join card_gift c on c.card_id = d.card_id and c.gift_id = d.gift_id"))
                .isEqualTo(4);
        assertThat(stock.count("gift_event where state = 'ALLOCATED' and number = 2 and cause = 'WAVE 1'"))
                .isEqualTo(4);
    }

    @Test
    void aLaterWaveCarriesTheSameGiftAndGivesOnlyToThoseWithout() {
        stock.buy("lot", 5);
        List<Long> cards = stock.cards(2);
        stock.allocate(stock.wave(cards));
        List<Long> before = cards.stream().map(stock::giftOf).toList();
        cards.addAll(stock.cards(1));
        long reminder = stock.wave(cards);

        assertThat(stock.allocate(reminder)).isEqualTo(1);
        assertThat(stock.allocate(reminder)).as("asked again").isZero();

        assertThat(cards.subList(0, 2)).extracting(stock::giftOf).isEqualTo(before);
        assertThat(stock.count("delivery_card where wave_id = ? and gift_id is not null", reminder))
                .isEqualTo(3);
        assertThat(stock.count("gift where state = 'ALLOCATED'")).isEqualTo(3);
    }

    @Test
    void theLotsThatLapseFirstAreUsedFirstAndLapsedOnesNot() {
        stock.buy("late", 2, LocalDate.of(2025, 12, 31));
        stock.buy("early", 2, LocalDate.of(2024, 1, 31));
        stock.buy("lapsed", 2, LocalDate.of(2023, 1, 31));
        jdbc.sql("update gift_lot set lapses_on = '2022-08-03' where name = 'lapsed'")
                .update();
        List<Long> cards = stock.cards(3);

        stock.allocate(stock.wave(cards));

        assertThat(cards)
                .extracting(card -> jdbc.sql(
                                "select l.name from card_gift c join gift g on g.id = c.gift_id join gift_lot l on l.id = g.lot_id where c.card_id = ?")
                        .param(card)
                        .query(String.class)
                        .single())
                .containsExactly("early", "early", "late");
    }

    @Test
    void tooFewGiftsAreNamedAndNothingIsAllocated() {
        stock.buy("lot", 2);
        long wave = stock.wave(stock.cards(5));
        Map<String, Long> before = TableCounts.of(jdbc);

        assertThatThrownBy(() -> stock.allocate(wave)).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo("gifts");
            assertThat(messages.get(Locale.JAPANESE, refusal.text()))
                    .isEqualTo("商品券が足りません。必要 5 枚、残り 2 枚で、あと 3 枚必要です。購入分を取り込んでから、もう一度行ってください。何も変わっていません。");
            assertThat(messages.get(Locale.ENGLISH, refusal.text()))
                    .contains("5 are needed, 2 are left, 3 are missing");
        });

        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
        assertThat(stock.count("gift where state = 'AVAILABLE' and card_id is null"))
                .isEqualTo(2);
        assertThat(stock.count("delivery_card where gift_id is not null")).isZero();
    }

    @Test
    void withoutAnyLotAllAreMissing() {
        long wave = stock.wave(stock.cards(1));
        assertThatThrownBy(() -> stock.allocate(wave)).isInstanceOf(RejectedException.class);
    }

    @Test
    void whatIsCutOffIsUndoneAndDoneOnceAfterwards() {
        stock.buy("lot", 3);
        List<Long> cards = stock.cards(3);
        long wave = stock.wave(cards);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    allocation.allocateForWave(stock.incident().id(), wave);
                    throw new IllegalStateException("cut off");
                }))
                .hasMessage("cut off");
        assertThat(stock.count("card_gift")).isZero();
        assertThat(stock.count("gift where state = 'AVAILABLE'")).isEqualTo(3);

        assertThat(stock.allocate(wave)).isEqualTo(3);
        assertThat(stock.count("gift_event")).isEqualTo(6);
    }

    @Test
    void itIsAlwaysPartOfWhatTheCallerDoes() {
        assertThatThrownBy(() -> allocation.allocateForWave(1, 1)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void twoNodesAtOnceGiveEachCardOneGiftAndNoGiftTwice() throws Exception {
        stock.buy("lot", 400);
        List<Long> cards = stock.cards(60);
        List<Callable<Integer>> releases = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            // overlapping: most cards are in several of the waves
            long wave = stock.wave(cards.subList(i * 5, 40 + i * 5));
            releases.add(() -> stock.allocate(wave));
        }

        List<Integer> given = atOnce(releases);

        assertThat(given.stream().mapToInt(Integer::intValue).sum()).isEqualTo(55);
        assertThat(stock.count("card_gift")).isEqualTo(55);
        assertThat(stock.count("gift where state = 'ALLOCATED'")).isEqualTo(55);
        assertThat(stock.count("gift_event where state = 'ALLOCATED'")).isEqualTo(55);
        assertThat(
                        stock.count(
                                "delivery_card d left join card_gift c on c.card_id = d.card_id and c.gift_id = d.gift_id where c.card_id is null"))
                .isZero();
    }

    @Test
    void theDatabaseItselfRefusesASecondGiftAndASecondCard() {
        stock.buy("lot", 2);
        List<Long> cards = stock.cards(2);
        stock.allocate(stock.wave(cards.subList(0, 1)));
        long given = stock.giftOf(cards.getFirst());
        long other = jdbc.sql("select id from gift where state = 'AVAILABLE'")
                .query(Long.class)
                .single();

        assertThatThrownBy(() -> give(cards.getFirst(), other)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> give(cards.get(1), given)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private void give(long card, long gift) {
        jdbc.sql("insert into card_gift (card_id, gift_id, allocated_at) values (?, ?, '2022-08-04 00:00:00')")
                .params(card, gift)
                .update();
    }

    @Test
    void whatWasHandedOverIsSentOnceHoweverOftenItIsTold() throws Exception {
        stock.buy("lot", 20);
        List<Long> cards = stock.cards(20);
        long wave = stock.wave(cards);
        stock.allocate(wave);

        atOnce(List.of(() -> told(wave), () -> told(wave), () -> told(wave)));
        stock.sent(wave);

        assertThat(stock.count("gift where state = 'SENT'")).isEqualTo(20);
        assertThat(stock.count("gift_event where state = 'SENT'")).isEqualTo(20);
        assertThat(
                        stock.count(
                                "gift_event e join delivery_card d on d.delivery_id = e.delivery_id and d.gift_id = e.gift_id where e.state = 'SENT'"))
                .isEqualTo(20);
    }

    private int told(long wave) {
        stock.sent(wave);
        return 0;
    }

    @Test
    void aGiftThatWasReceivedMeanwhileStaysReceived() {
        stock.buy("lot", 1);
        List<Long> cards = stock.cards(1);
        long wave = stock.wave(cards);
        stock.allocate(wave);
        long gift = stock.giftOf(cards.getFirst());
        stock.results("r.csv", stock.serial(gift) + ",received,2022-07-01,\n");

        stock.sent(wave);

        assertThat(stock.state(gift)).isEqualTo(GiftState.RECEIVED);
    }

    @Test
    void onlyAGiftThatMayBeSentIsOpened() {
        stock.buy("lot", 1);
        long gift = jdbc.sql("select id from gift").query(Long.class).single();
        GiftCodes codes = context.getBean(GiftCodes.class);
        for (GiftState state : GiftState.values()) {
            jdbc.sql("update gift set state = ?").param(state.name()).update();
            assertThat(codes.open(List.of(gift)).containsKey(gift))
                    .as(state.name())
                    .isEqualTo(Set.of(GiftState.ALLOCATED, GiftState.SENT, GiftState.RECEIVED)
                            .contains(state));
        }
    }

    @Test
    void aCodeThatWasCopiedToAnotherGiftOpensNothing() {
        stock.buy("lot", 2);
        stock.allocate(stock.wave(stock.cards(2)));
        List<Long> ids =
                jdbc.sql("select id from gift order by id").query(Long.class).list();
        GiftCodes codes = context.getBean(GiftCodes.class);
        assertThat(codes.open(ids)).hasSize(2);
        assertThat(codes.open(ids).values().toString()).isEqualTo("[GiftCode[hidden], GiftCode[hidden]]");

        jdbc.sql("update gift set code = (select c.code from (select code from gift where id = ?) c) where id = ?")
                .params(ids.getFirst(), ids.getLast())
                .update();

        assertThatThrownBy(() -> codes.open(ids)).isInstanceOf(jp.madoguchi.privacy.SealedFieldException.class);
        assertThatThrownBy(() -> codes.open(List.of(1L))).isInstanceOf(IllegalArgumentException.class);
    }

    static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CountDownLatch ready = new CountDownLatch(works.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(works.size())) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> work : works) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
