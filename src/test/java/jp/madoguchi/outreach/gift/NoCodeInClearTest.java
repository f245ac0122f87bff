package jp.madoguchi.outreach.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After all that can be done with gifts, no code stands in any column of the database, in the log or in the text of an exception. */
@PortalTest
@Tag("database")
class NoCodeInClearTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Test
    void codesAreNowhereInClear() {
        Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Logger> talkative = Stream.of(
                        "jp.madoguchi", "org.springframework.jdbc", "org.springframework.transaction")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        log.addAppender(logged);
        talkative.forEach(each -> {
            each.setLevel(Level.DEBUG);
            each.setAdditive(false);
            each.addAppender(logged);
        });
        List<GiftCode> codes = new ArrayList<>();
        List<String> thrown = new ArrayList<>();
        try {
            doEverything(codes, thrown);
        } finally {
            talkative.forEach(each -> {
                each.setLevel(null);
                each.setAdditive(true);
                each.detachAppender(logged);
            });
            log.detachAppender(logged);
        }

        List<String> texts = new ArrayList<>(thrown);
        texts.addAll(database());
        logged.list.forEach(event -> texts.add(event.getFormattedMessage()));
        assertThat(logged.list).isNotEmpty();
        assertThat(thrown).hasSizeGreaterThan(3);
        assertThat(codes).hasSize(8);
        String all = String.join("\n", texts);
        for (GiftCode code : codes) {
            String token = code.url().substring(code.url().lastIndexOf('/') + 1);
            assertThat(all.contains(code.serial()) || all.contains(token))
                    .as("a code in clear")
                    .isFalse();
        }
        assertThat(all).as("what the test looks through").contains("odd.csv", "gift_event");
    }

    private void doEverything(List<GiftCode> codes, List<String> thrown) {
        CleanDatabase.clean(jdbc);
        GiftStock stock = new GiftStock(context, KokoIncident.setUp(context.getBean(IncidentService.class)));
        TableFile lot = stock.buy("lot", 5);
        codes.addAll(GiftStock.codes(lot));
        List<Long> cards = stock.cards(3);
        long wave = stock.wave(cards, "SENT");
        stock.allocate(wave);
        stock.sent(wave);
        context.getBean(GiftCodes.class)
                .open(cards.stream().map(stock::giftOf).toList())
                .forEach((gift, code) -> assertThat(code.serial()).isNotEmpty());
        stock.results(
                "odd.csv",
                stock.serial(stock.giftOf(cards.getFirst())) + ",received,2022-07-01,1000\n"
                        + "QQQQ2222WWWW3333,received,2022-07-01,500\n");
        codes.add(new GiftCode("https://quo.example.jp/g/never-there-0", "QQQQ2222WWWW3333"));
        // a lot with one gift that is there already, one whose codes fit no column, one without a header
        String known = new String(lot.bytes(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        GiftCode other = new GiftCode("https://quo.example.jp/g/OTHER7777TOKEN", "OTHER5555SERIAL");
        codes.add(other);
        codes.add(new GiftCode("https://quo.example.jp/g/BROKEN8888TOKEN", "BROKEN1111SERIAL"));
        String header = "url,serial,value,lapses_on,provider\n";
        for (String file : List.of(
                header + known + "\n" + other.url() + "," + other.serial() + ",500,2025-06-30,x\n",
                header + other.serial() + "," + other.url() + ",500,2025-06-30,x\n",
                "https://quo.example.jp/g/BROKEN8888TOKEN,BROKEN1111SERIAL,500,2025-06-30,x\n",
                header + other.url() + "," + other.serial() + "," + other.serial() + "," + other.url() + ","
                        + other.serial() + "\n")) {
            assertThatThrownBy(() -> stock.importLot(new TableFile("bad.csv", file.getBytes(StandardCharsets.UTF_8))))
                    .satisfies(refusal -> {
                        thrown.add(refusal.toString());
                        thrown.add(((jp.madoguchi.platform.imports.ImportRefusedException) refusal)
                                .preview()
                                .toString());
                    });
        }
        assertThatThrownBy(() -> SystemUser.run(
                        SystemUser.named("lead", Role.SUPERVISOR),
                        () -> context.getBean(GiftReplacementService.class)
                                .ask(
                                        stock.incident().id(),
                                        stock.reference(cards.getLast()),
                                        ReplacementCause.LEAKED,
                                        codes.getFirst().url())))
                .satisfies(refusal -> thrown.add(refusal.toString()));
    }

    /** Every value of every column, bytes as text too. */
    private List<String> database() {
        List<String> texts = new ArrayList<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = "
                        + (TestDatabase.isMariaDb() ? "database()" : "schema()")
                        + " and table_type in ('BASE TABLE', 'TABLE')")
                .query(String.class)
                .list()
                .forEach(table -> {
                    texts.add(table);
                    for (Map<String, Object> row :
                            jdbc.sql("select * from " + table).query().listOfRows()) {
                        row.values()
                                .forEach(value -> texts.add(
                                        value instanceof byte[] bytes
                                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                                : String.valueOf(value)));
                    }
                });
        return texts;
    }
}
