package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.gift.GiftReplacementService;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.outreach.gift.GiftStock;
import jp.madoguchi.outreach.gift.ReplacementCause;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gift that is replaced while its message is on the way out: a void code reaches nobody. */
@PortalTest
@Tag("database")
class ReplacedGiftTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    SendingParts parts;

    @Autowired
    GiftReplacementService replacements;

    @Autowired
    JdbcClient jdbc;

    final List<String> texts = new ArrayList<>();
    GiftStock stock;
    long card;
    long old;
    long wave;
    long wish;

    @BeforeEach
    void aMessageWithACodeWaits() {
        CleanDatabase.clean(jdbc);
        stock = new GiftStock(context, KokoIncident.setUp(context.getBean(IncidentService.class)));
        stock.buy("lot", 3);
        List<Long> cards = stock.cards(1);
        card = cards.getFirst();
        wave = stock.wave(cards);
        stock.allocate(wave);
        old = stock.giftOf(card);
        jdbc.sql("update template_version set subject_ja = 'ギフト', text_ja = '{{ギフトURL一覧}}'")
                .update();
        jdbc.sql("""
                        update wave set send_from = 0, send_until = 1440, per_minute = 6000,
                          template_version_id = (select min(id) from template_version)""").update();
        wish = SystemUser.run(
                SystemUser.named("lead", Role.SUPERVISOR),
                () -> replacements
                        .ask(stock.incident().id(), stock.reference(card), ReplacementCause.LEAKED, "漏えいの申し出")
                        .id());
    }

    /** 1: after the message was taken and before it is written. 2: after it was written and before it is handed over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theMessageCarriesTheNewCode(int moment) {
        AtomicInteger looks = new AtomicInteger();
        send(() -> {
            if (looks.incrementAndGet() == moment) {
                SystemUser.run(SystemUser.named("official", Role.OFFICIAL), () -> replacements.approve(wish));
            }
        });

        long given = stock.giftOf(card);
        assertThat(given).isNotEqualTo(old);
        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .contains(stock.code(given).url())
                        .doesNotContain(stock.code(old).url()));
        assertThat(stock.state(old)).isEqualTo(GiftState.VOIDED);
        assertThat(stock.state(given)).isEqualTo(GiftState.SENT);
        assertThat(jdbc.sql("select state from delivery where wave_id = ?")
                        .param(wave)
                        .query(String.class)
                        .single())
                .isEqualTo("SENT");
    }

    @ParameterizedTest
    @EnumSource(
            value = GiftState.class,
            names = {"EXPIRED", "VOIDED"})
    void aMessageWhoseCodeIsWorthNothingIsNotSent(GiftState state) {
        AtomicInteger looks = new AtomicInteger();
        send(() -> {
            if (looks.incrementAndGet() == 2) {
                jdbc.sql("update gift set state = ? where id = ?")
                        .params(state.name(), old)
                        .update();
            }
        });

        assertThat(texts).isEmpty();
        assertThat(jdbc.sql("select concat(state, ' ', code) from delivery where wave_id = ?")
                        .param(wave)
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED NO_TEXT");
    }

    private void send(Runnable look) {
        FakeServer server = new FakeServer(MessageChannel.EMAIL) {
            @Override
            public Line open() {
                Line line = super.open();
                return new Line() {
                    @Override
                    public void ready() throws LineDownException {
                        look.run();
                        line.ready();
                    }

                    @Override
                    public Handover handOver(ComposedMessage message, int attempt) {
                        return line.handOver(message, attempt);
                    }

                    @Override
                    public void close() {
                        line.close();
                    }
                };
            }
        };
        server.behaviour = (its, message) -> {
            texts.add(message.text());
            return its.accept(message);
        };
        try (Sender sender = new Sender(
                parts.with(parts.settings(), server),
                "node",
                new ConcurrentHashMap<>(),
                Sender.noClaims(),
                () -> true)) {
            while (SystemUser.run(SystemUser.named("sending"), sender::round)) {
                // goes on until nothing is due
            }
        }
    }
}
