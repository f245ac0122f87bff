package jp.madoguchi.outreach.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.security.Role;
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
class GiftResultImporterTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    @Autowired
    GiftDifferenceService differences;

    @Autowired
    GiftService gifts;

    GiftStock stock;
    long incident;
    List<Long> cards;

    @BeforeEach
    void fourCardsWithGiftsThatWereSent() {
        CleanDatabase.clean(jdbc);
        stock = new GiftStock(context, KokoIncident.setUp(context.getBean(IncidentService.class)));
        incident = stock.incident().id();
        stock.buy("lot", 6);
        cards = stock.cards(4);
        long wave = stock.wave(cards);
        stock.allocate(wave);
        stock.sent(wave);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    private long gift(int card) {
        return stock.giftOf(cards.get(card));
    }

    private String serial(int card) {
        return stock.serial(gift(card));
    }

    @Test
    void whatTheProviderSaysBecomesTheGiftsState() {
        ImportOutcome outcome = stock.results(
                "june.csv",
                serial(0) + ",受取済,2022-07-01,500\n" + serial(1) + ",未使用,,500\n" + serial(2) + ",失効,2022-08-01,\n");

        assertThat(outcome).isEqualTo(new ImportOutcome(3, 0, 2, 1));
        assertThat(stock.state(gift(0))).isEqualTo(GiftState.RECEIVED);
        assertThat(stock.state(gift(1))).isEqualTo(GiftState.SENT);
        assertThat(stock.state(gift(2))).isEqualTo(GiftState.EXPIRED);
        GiftHistory history =
                gifts.history(incident, stock.reference(cards.getFirst())).getFirst();
        assertThat(history.steps().getLast())
                .isEqualTo(new GiftStep(
                        GiftState.RECEIVED,
                        Instant.parse("2022-06-30T15:00:00Z"),
                        GiftCause.RESULT_FILE,
                        "june.csv",
                        "official"));
        assertThat(differences.open(incident)).isZero();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String rows = serial(0) + ",received,2022-07-01,500\nZZZZ9999ZZZZ9999,received,2022-07-01,500\n";
        assertThat(stock.results("june.csv", rows)).isEqualTo(new ImportOutcome(2, 1, 1, 0));
        Map<String, Long> before = TableCounts.of(jdbc);

        assertThat(stock.results("june.csv", rows)).isEqualTo(new ImportOutcome(2, 0, 0, 2));

        before.remove("import_log");
        assertThat(TableCounts.of(jdbc)).containsAllEntriesOf(before);
    }

    @Test
    void aLateReportIsBelieved() {
        stock.results("a.csv", serial(0) + ",expired,2022-08-01,\n");
        assertThat(stock.results("b.csv", serial(0) + ",received,2022-07-30,\n"))
                .isEqualTo(new ImportOutcome(1, 0, 1, 0));
        assertThat(stock.state(gift(0))).isEqualTo(GiftState.RECEIVED);
    }

    @Test
    void whatIsNotAsWeKnowItIsListedAndStays() {
        List<Long> more = stock.cards(1);
        stock.allocate(stock.wave(more));
        long unsent = stock.giftOf(more.getFirst());
        long available = jdbc.sql("select id from gift where state = 'AVAILABLE'")
                .query(Long.class)
                .single();
        long voided = gift(3);
        jdbc.sql("update gift set state = 'VOIDED' where id = ?").param(voided).update();
        stock.results("first.csv", serial(0) + ",received,2022-07-01,\n");

        ImportOutcome outcome = stock.results(
                "odd.csv",
                serial(0) + ",unused,,\n"
                        + serial(1) + ",unused,,1000\n"
                        + stock.serial(voided) + ",received,2022-07-02,500\n"
                        + stock.serial(unsent) + ",received,2022-07-03,500\n"
                        + stock.serial(available) + ",received,2022-07-03,500\n"
                        + "ZZZZ9999ZZZZ9999,received,2022-07-03,500\n");

        assertThat(outcome).isEqualTo(new ImportOutcome(6, 6, 2, 0));
        List<GiftDifference> open = differences.page(incident, false, 0, 50);
        assertThat(open)
                .extracting(GiftDifference::kind, GiftDifference::line, GiftDifference::ourState)
                .containsExactly(
                        tuple(GiftDifferenceKind.WENT_BACK, 2L, GiftState.RECEIVED),
                        tuple(GiftDifferenceKind.OTHER_VALUE, 3L, GiftState.SENT),
                        tuple(GiftDifferenceKind.VOIDED_BUT_RECEIVED, 4L, GiftState.VOIDED),
                        tuple(GiftDifferenceKind.NEVER_SENT, 5L, GiftState.ALLOCATED),
                        tuple(GiftDifferenceKind.NEVER_SENT, 6L, GiftState.AVAILABLE),
                        tuple(GiftDifferenceKind.UNKNOWN_SERIAL, 7L, null));
        assertThat(stock.state(gift(0))).as("went back").isEqualTo(GiftState.RECEIVED);
        assertThat(stock.state(voided)).isEqualTo(GiftState.VOIDED);
        assertThat(stock.state(unsent)).as("received all the same").isEqualTo(GiftState.RECEIVED);
        assertThat(stock.state(available)).as("used: no card may get it").isEqualTo(GiftState.VOIDED);
        assertThat(open.get(1).toldValue()).isEqualTo(1000);
        assertThat(open.get(1).ourValue()).isEqualTo(500);
    }

    @Test
    void aDifferenceIsSettledWithAWordAndStaysOnRecord() {
        stock.results("odd.csv", "ZZZZ9999ZZZZ9999,received,2022-07-03,500\n");
        GiftDifference open = differences.page(incident, false, 0, 50).getFirst();

        assertRejected(() -> settle(open.id(), " "), "note", "理由を書いてください。");
        assertRejected(() -> settle(open.id(), "番号 4111 1111 1111 1111"), "note", "カード番号と思われる数字があります。消してください。");
        assertRejected(
                () -> settle(open.id(), "コード" + serial(1) + "の件"), "note", "商品券のコードが書かれています。コードを消し、カード参照番号で書いてください。");
        assertRejected(() -> settle(open.id(), "あ".repeat(501)), "note", "長すぎます。500 文字までにしてください。");
        assertRejected(() -> settle(1, "x"), null, "この差異は見つかりません。画面を開き直してください。");

        differences.settle(open.id(), "他の自治体の分が混ざっていた");

        assertThat(differences.open(incident)).isZero();
        assertThat(differences.page(incident, true, 0, 50))
                .singleElement()
                .satisfies(settled -> assertThat(settled.settled())
                        .extracting(GiftDifference.Settled::by, GiftDifference.Settled::note)
                        .containsExactly("official", "他の自治体の分が混ざっていた"));
        assertThat(jdbc.sql("select count(*) from audit_event where reason like '%自治体%' or details like '%自治体%'")
                        .query(Integer.class)
                        .single())
                .as("the words in the trail, which nobody can erase")
                .isZero();
        assertRejected(() -> settle(open.id(), "もう一度"), null, "この差異は official がすでに確認済にしました。");
        stock.results("again.csv", "ZZZZ9999ZZZZ9999,received,2022-07-03,500\n");
        assertThat(differences.open(incident))
                .as("the same once more is the same")
                .isZero();
    }

    private int settle(long id, String note) {
        differences.settle(id, note);
        return 0;
    }

    @Test
    void rowsThatCannotBeReadAreRefusedAndNothingIsStored() {
        assertRefused(serial(0) + ",受取済,,\n", "受取済には受取日が必要です。日付を入れてください。");
        assertRefused(serial(0) + ",受取済,2022-08-05,\n", "日付 2022-08-05 は今日（2022-08-04）より後です。日付を直してください。");
        assertRefused(serial(0) + ",保留,2022-08-01,\n", "状態「保留」は読めません。受取済、未使用、失効のいずれかを入れてください。");
        assertRefused("abc,受取済,2022-08-01,\n", "シリアル番号として読めません。");
        assertRefused(serial(0) + ",受取済,2022-08-01,\n" + serial(0) + ",未使用,,\n", "同じ「serial」が 2 行目にもあります。");
        assertRefused(serial(0) + "," + serial(1) + ",2022-08-01,\n", "別の列に入るはずのコードがここにあります。");
    }

    private void assertRefused(String rows, String text) {
        Map<String, Long> before = TableCounts.of(jdbc);
        assertThatThrownBy(() -> stock.results("refused.csv", rows))
                .isInstanceOfSatisfying(ImportRefusedException.class, refusal -> {
                    assertThat(refusal.preview().problems())
                            .extracting(problem -> messages.get(Locale.JAPANESE, problem.text()))
                            .anySatisfy(words -> assertThat(words).contains(text));
                    assertThat(refusal.preview().toString()).doesNotContain(serial(0), serial(1));
                });
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }

    @Test
    void twoImportsOfOneFileAtOnceCountOnce() throws Exception {
        String rows = serial(0) + ",received,2022-07-01,500\nZZZZ9999ZZZZ9999,received,2022-07-01,500\n";
        List<Callable<String>> imports = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            imports.add(() -> {
                try {
                    return "" + stock.results("june.csv", rows).changed();
                } catch (RejectedException e) {
                    return e.text().key();
                }
            });
        }
        assertThat(GiftAllocationTest.atOnce(imports)).contains("1");
        assertThat(stock.count("gift_event where state = 'RECEIVED'")).isEqualTo(1);
        assertThat(differences.open(incident)).isEqualTo(1);
    }

    @Test
    void theSettlementCountsEachMonthByWhatHappenedInIt() {
        stock.results(
                "r.csv",
                serial(0) + ",received,2022-06-30,\n" + serial(1) + ",received,2022-07-31,\n" + serial(2)
                        + ",expired,2022-07-01,\n");

        List<SettlementRow> rows = gifts.settlement(incident);

        assertThat(rows)
                .extracting(SettlementRow::month)
                .containsExactly(YearMonth.of(2022, 8), YearMonth.of(2022, 7), YearMonth.of(2022, 6));
        SettlementRow august = rows.getFirst();
        assertThat(august.counts())
                .isEqualTo(Map.of(GiftState.AVAILABLE, 6, GiftState.ALLOCATED, 4, GiftState.SENT, 4));
        assertThat(august.yen(GiftState.AVAILABLE)).isEqualTo(3_000);
        assertThat(rows.get(1).counts()).isEqualTo(Map.of(GiftState.RECEIVED, 1, GiftState.EXPIRED, 1));
        assertThat(rows.get(1).yen(GiftState.RECEIVED)).isEqualTo(500);
        String csv = new String(
                TableExport.CSV.bytes(gifts.settlementTable(incident, Locale.JAPANESE)),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv.lines().toList())
                .containsExactly(
                        "月,購入分,額面,購入,割当,送付,受取,失効,無効,購入金額,受取金額",
                        "2022-08,lot,500,6,4,4,0,0,0,3000,0",
                        "2022-07,lot,500,0,0,0,1,1,0,0,500",
                        "2022-06,lot,500,0,0,0,1,0,0,0,500");
    }

    private void assertRejected(Callable<?> work, String field, String text) {
        Map<String, Long> before = TableCounts.of(jdbc);
        assertThatThrownBy(work::call).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(messages.get(Locale.JAPANESE, refusal.text())).isEqualTo(text);
        });
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }
}
