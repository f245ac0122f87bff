package jp.madoguchi.outreach.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class GiftReplacementServiceTest {
    private static final String WHY = "本人以外がURLを開いたと申し出あり";

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Autowired
    GiftReplacementService replacements;

    @Autowired
    GiftService gifts;

    GiftStock stock;
    long incident;
    long card;
    long old;
    long wave;

    @BeforeEach
    void aCardWhoseGiftWasSent() {
        CleanDatabase.clean(jdbc);
        stock = new GiftStock(context, KokoIncident.setUp(context.getBean(IncidentService.class)));
        incident = stock.incident().id();
        stock.buy("lot", 3);
        List<Long> cards = stock.cards(1);
        card = cards.getFirst();
        wave = stock.wave(cards, "SENT");
        stock.allocate(wave);
        stock.sent(wave);
        old = stock.giftOf(card);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private GiftReplacement ask() {
        return replacements.ask(incident, stock.reference(card), ReplacementCause.LEAKED, WHY);
    }

    @Test
    void theLeadAsksAnOfficialApprovesAndTheNewGiftIsSent() {
        GiftReplacement asked = ask();
        assertThat(asked.state()).isEqualTo(ReplacementState.ASKED);
        assertThat(stock.state(old)).as("nothing happens by asking").isEqualTo(GiftState.SENT);
        assertThat(stock.again()).isEmpty();

        SignedIn.as(Role.OFFICIAL);
        GiftReplacement approved = replacements.approve(asked.id());

        assertThat(approved.state()).isEqualTo(ReplacementState.APPROVED);
        assertThat(approved.decided().by()).isEqualTo("official");
        long given = stock.giftOf(card);
        assertThat(given).isNotEqualTo(old);
        assertThat(stock.state(old)).isEqualTo(GiftState.VOIDED);
        assertThat(stock.state(given)).isEqualTo(GiftState.ALLOCATED);
        assertThat(stock.again()).containsExactly(new GiftStock.Again(asked.id(), stock.caseOf(card), List.of(card)));
        assertThat(replacements.count(incident, ReplacementState.APPROVED)).isEqualTo(1);
        assertThat(jdbc.sql("select action from audit_event order by number")
                        .query(String.class)
                        .list())
                .contains("outreach.gift.audit.asked", "outreach.gift.audit.approved");
    }

    @Test
    void whoseTheOldGiftWasAndWhatBecameOfItStays() {
        long wish = ask().id();
        SignedIn.as(Role.OFFICIAL);
        replacements.approve(wish);

        List<GiftHistory> history = gifts.history(incident, stock.reference(card));
        assertThat(history).extracting(GiftHistory::current).containsExactly(true, false);
        assertThat(history.getLast().steps())
                .extracting(GiftStep::state)
                .containsExactly(GiftState.AVAILABLE, GiftState.ALLOCATED, GiftState.SENT, GiftState.VOIDED);
        assertThat(history.getLast().steps().getLast())
                .extracting(GiftStep::cause, GiftStep::about, GiftStep::by)
                .containsExactly(GiftCause.REPLACED, "LEAKED", "official");
        assertThat(stock.count("delivery_card where gift_id = ?", old))
                .as("what was sent stays")
                .isEqualTo(1);
    }

    @Test
    void aMessageThatStillWaitsCarriesTheNewGift() {
        long waiting = stock.wave(List.of(card));
        stock.allocate(waiting);
        long wish = ask().id();
        SignedIn.as(Role.OFFICIAL);
        replacements.approve(wish);

        assertThat(stock.count("delivery_card where wave_id = ? and gift_id = ?", waiting, stock.giftOf(card)))
                .isEqualTo(1);
        assertThat(stock.count("delivery_card where wave_id = ? and gift_id = ?", wave, old))
                .isEqualTo(1);
    }

    @Test
    void anOfficialMayRefuseAndTheGiftStays() {
        long wish = ask().id();
        SignedIn.as(Role.OFFICIAL);
        assertRejected(() -> replacements.refuse(wish, ""), "note", "理由を書いてください。");

        GiftReplacement refused = replacements.refuse(wish, "受取済みのため");

        assertThat(refused.state()).isEqualTo(ReplacementState.REFUSED);
        assertThat(refused.decided().note()).isEqualTo("受取済みのため");
        assertThat(stock.giftOf(card)).isEqualTo(old);
        assertThat(stock.state(old)).isEqualTo(GiftState.SENT);
        assertRejected(() -> replacements.approve(wish), null, "この依頼は official がすでに判断しました。");
        SignedIn.as(Role.SUPERVISOR);
        assertThat(ask().state()).as("it may be asked anew").isEqualTo(ReplacementState.ASKED);
    }

    @Test
    void whoAskedMayNotDecide() {
        SignedIn.as(SystemUser.named("both", Role.SUPERVISOR, Role.OFFICIAL));
        long wish = ask().id();

        assertRejected(() -> replacements.approve(wish), null, "自分で依頼した差し替えは判断できません。別の職員に頼んでください。");
        assertRejected(() -> replacements.refuse(wish, "x"), null, "自分で依頼した差し替えは判断できません。別の職員に頼んでください。");
    }

    @Test
    void ofTwoApprovalsAtOnceOneWins() throws Exception {
        long wish = ask().id();
        Callable<String> approval = () -> SystemUser.run(SystemUser.named("official", Role.OFFICIAL), () -> {
            try {
                return replacements.approve(wish).state().name();
            } catch (RejectedException e) {
                return e.text().key();
            }
        });

        assertThat(GiftAllocationTest.atOnce(List.of(approval, approval, approval)))
                .containsExactlyInAnyOrder("APPROVED", "outreach.gift.rule.decided", "outreach.gift.rule.decided");
        assertThat(stock.count("gift where state = 'VOIDED'")).isEqualTo(1);
        assertThat(stock.count("card_gift")).isEqualTo(1);
        assertThat(stock.again()).hasSize(1);
    }

    @Test
    void ofTwoWishesAtOnceOneStands() throws Exception {
        Callable<String> wish = () -> SystemUser.run(SystemUser.named("lead", Role.SUPERVISOR), () -> {
            try {
                return ask().state().name();
            } catch (RejectedException e) {
                return e.text().key();
            }
        });
        assertThat(GiftAllocationTest.atOnce(List.of(wish, wish)))
                .containsExactlyInAnyOrder("ASKED", "outreach.gift.rule.asked");
    }

    @Test
    void withoutAGiftLeftNothingIsApproved() {
        long wish = ask().id();
        jdbc.sql("update gift set state = 'EXPIRED' where state = 'AVAILABLE'").update();
        SignedIn.as(Role.OFFICIAL);

        assertRejected(
                () -> replacements.approve(wish),
                "gifts",
                "商品券が足りません。必要 1 枚、残り 0 枚で、あと 1 枚必要です。購入分を取り込んでから、もう一度行ってください。何も変わっていません。");
        assertThat(stock.state(old)).isEqualTo(GiftState.SENT);
    }

    @Test
    void whichGiftHasToBeClear() {
        String several = caseNumber(stock.caseOf(stock.person(2).getFirst()));
        List<Long> two = jdbc.sql(
                        "select c.id from affected_card c join case_file k on k.id = c.case_id where k.case_number = ?")
                .param(several)
                .query(Long.class)
                .list();
        stock.allocate(stock.wave(two));
        long without = stock.cards(1).getFirst();

        assertRejected(() -> ask(null), "reference", "ケース番号またはカード参照番号を入れてください。");
        assertRejected(() -> ask("U999999"), "reference", "その番号のケースもカードもありません。番号を確認してください。");
        assertRejected(
                () -> ask(several),
                "reference",
                "カードが二枚以上あります。どれか一つのカード参照番号を入れてください：%s0, %s1".formatted(several, several));
        assertRejected(
                () -> ask(stock.reference(without)),
                "reference",
                "カード %s には商品券がありません。".formatted(stock.reference(without)));
        assertRejected(() -> replacements.ask(incident, stock.reference(card), null, WHY), "cause", "種類を選んでください。");
        assertRejected(
                () -> replacements.ask(
                        incident, stock.reference(card), ReplacementCause.LEAKED, "コードは " + stock.serial(old)),
                "reason",
                "商品券のコードが書かれています。コードを消し、カード参照番号で書いてください。");
        assertThat(ask(caseNumber(stock.caseOf(card))).cardReference()).isEqualTo(stock.reference(card));
        assertRejected(
                this::ask, "reference", "カード %s の差し替えは、すでに依頼されています。判断を待ってください。".formatted(stock.reference(card)));
    }

    private GiftReplacement ask(String reference) {
        return replacements.ask(incident, reference, ReplacementCause.LEAKED, WHY);
    }

    private String caseNumber(long id) {
        return jdbc.sql("select case_number from case_file where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void theSurvivorsNumberFindsTheCardsOfAMergedCaseAndTheGiftGoesToIt() {
        long survivor = stock.caseOf(stock.cards(1).getFirst());
        context.getBean(MergeService.class).merge(survivor, stock.caseOf(card), "同じ人");

        GiftReplacement asked = ask(caseNumber(survivor));
        assertThat(asked.caseNumber()).isEqualTo(caseNumber(survivor));
        SignedIn.as(Role.OFFICIAL);
        replacements.approve(asked.id());
        assertThat(stock.again().getFirst().caseId()).isEqualTo(survivor);
    }

    private void assertRejected(Callable<?> work, String field, String text) {
        Map<String, Long> before = TableCounts.of(jdbc);
        assertThatThrownBy(work::call).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(messages.get(Locale.JAPANESE, refusal.text())).isEqualTo(text);
            assertThat(refusal.field()).isEqualTo(field);
        });
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
        assertThat(stock.again()).isEmpty();
    }
}
