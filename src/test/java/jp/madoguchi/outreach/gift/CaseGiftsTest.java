package jp.madoguchi.outreach.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.casefile.GiftsOfCases;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class CaseGiftsTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Autowired
    GiftsOfCases gifts;

    @Autowired
    GiftLapse lapse;

    GiftStock stock;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        stock = new GiftStock(context, KokoIncident.setUp(context.getBean(IncidentService.class)));
        stock.buy("lot", 5);
    }

    private void again(long wish, long caseId) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> gifts.sendAgain(stock.incident().id(), wish, caseId));
    }

    @Test
    void theDeskSeesEachCardsGiftAndHowOftenItWasSent() {
        List<Long> cards = stock.person(2);
        long caseId = stock.caseOf(cards.getFirst());
        assertThat(gifts.of(List.of(caseId))).isEmpty();
        assertThat(gifts.of(List.of())).isEmpty();
        long wave = stock.wave(cards.subList(0, 1));
        stock.allocate(wave);
        jdbc.sql("update delivery set sent_at = ?")
                .param(LocalDateTime.of(2022, 6, 30, 1, 0))
                .update();
        stock.sent(wave);

        assertThat(gifts.of(List.of(caseId))).singleElement().satisfies(gift -> {
            assertThat(gift.cardReference()).isEqualTo(stock.reference(cards.getFirst()));
            assertThat(gift.state()).isEqualTo("SENT");
            assertThat(gift.valueYen()).isEqualTo(500);
            assertThat(gift.sends()).isEqualTo(1);
        });
    }

    @Test
    void sendingAgainSendsTheSameGiftsOnceForAWish() {
        List<Long> cards = stock.person(2);
        stock.allocate(stock.wave(cards));
        long caseId = stock.caseOf(cards.getFirst());
        long gift = stock.giftOf(cards.getFirst());

        again(7, caseId);
        again(7, caseId);

        assertThat(stock.again()).containsExactly(new GiftStock.Again(7, caseId, cards));
        assertThat(stock.giftOf(cards.getFirst())).isEqualTo(gift);
        assertThat(stock.count("card_gift")).isEqualTo(2);
    }

    @Test
    void theCardsOfAMergedCaseAreThePersonsToo() {
        List<Long> cards = stock.cards(2);
        stock.allocate(stock.wave(cards));
        long survivor = stock.caseOf(cards.getFirst());
        long merged = stock.caseOf(cards.getLast());
        SystemUser.run(
                SystemUser.named("lead", Role.SUPERVISOR),
                () -> context.getBean(MergeService.class).merge(survivor, merged, "同じ人"));

        again(1, merged);
        again(2, survivor);

        assertThat(stock.again())
                .containsExactly(new GiftStock.Again(1, survivor, cards), new GiftStock.Again(2, survivor, cards));
    }

    @Test
    void aReceivedGiftIsNotSentAgainButTheOtherCardsIs() {
        List<Long> cards = stock.person(2);
        long wave = stock.wave(cards);
        stock.allocate(wave);
        stock.sent(wave);
        stock.results("r.csv", stock.serial(stock.giftOf(cards.getFirst())) + ",received,2022-07-01,\n");
        again(1, stock.caseOf(cards.getFirst()));
        assertThat(stock.again())
                .singleElement()
                .satisfies(queued -> assertThat(queued.cards()).containsExactly(cards.getLast()));

        stock.results("r2.csv", stock.serial(stock.giftOf(cards.getLast())) + ",received,2022-07-02,\n");
        assertRejected(
                stock.caseOf(cards.getFirst()),
                "カード %s の商品券は 2022-07-01 に受け取られています。受け取った覚えがない場合は、責任者に差し替えを依頼してください。"
                        .formatted(stock.reference(cards.getFirst())));
    }

    @Test
    void whereThereIsNoGiftOrItIsOverThatIsSaid() {
        List<Long> cards = stock.cards(1);
        long caseId = stock.caseOf(cards.getFirst());
        assertRejected(caseId, "このケースには、まだ商品券が割り当てられていません。送るものがありません。");
        stock.allocate(stock.wave(cards));
        stock.results("r.csv", stock.serial(stock.giftOf(cards.getFirst())) + ",expired,2022-08-01,\n");
        assertRejected(
                caseId, "カード %s の商品券は 2022-08-01 に失効しました。送り直しはできません。".formatted(stock.reference(cards.getFirst())));
        assertThatThrownBy(() -> gifts.sendAgain(stock.incident().id(), 1, caseId))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void assertRejected(long caseId, String text) {
        List<GiftStock.Again> before = stock.again();
        assertThatThrownBy(() -> again(9, caseId))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(messages.get(Locale.JAPANESE, refusal.text()))
                                .isEqualTo(text));
        assertThat(stock.again()).isEqualTo(before);
    }

    @Test
    void giftsLapseAfterTheirLastDayUnlessTheyWereReceived() throws Exception {
        List<Long> cards = stock.cards(3);
        long wave = stock.wave(cards);
        stock.allocate(wave);
        stock.sent(wave);
        stock.results("r.csv", stock.serial(stock.giftOf(cards.getFirst())) + ",received,2022-07-01,\n");
        jdbc.sql("update gift_lot set lapses_on = '2022-08-04'").update();
        lapse.look();
        assertThat(stock.count("gift where state = 'EXPIRED'"))
                .as("on the last day itself")
                .isZero();

        jdbc.sql("update gift_lot set lapses_on = '2022-08-03'").update();
        GiftAllocationTest.atOnce(List.of(this::lapsed, this::lapsed));
        lapse.look();

        assertThat(stock.count("gift where state = 'EXPIRED'")).isEqualTo(4);
        assertThat(stock.state(stock.giftOf(cards.getFirst()))).isEqualTo(GiftState.RECEIVED);
        assertThat(
                        stock.count(
                                "gift_event where state = 'EXPIRED' and cause = 'LAPSED 2022-08-03' and made_by = 'gift-lapse'"))
                .isEqualTo(4);
    }

    private int lapsed() {
        lapse.look();
        return 0;
    }
}
