package jp.madoguchi.reliability;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.madoguchi.callstats.CallRecordImporter;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.demo.DemoGifts;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.MilestonesImporter;
import jp.madoguchi.inquiry.InquiryImporter;
import jp.madoguchi.outreach.gift.GiftLotImporter;
import jp.madoguchi.outreach.gift.GiftResultImporter;
import jp.madoguchi.outreach.gift.GiftStock;
import jp.madoguchi.outreach.sending.OutsideResultsImporter;
import jp.madoguchi.outreach.sending.OutsideService;
import jp.madoguchi.outreach.sending.SendingCase;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.ReissueCountsImporter;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For each kind of file that the portal takes in: who brings it, a small one, and what has to be there before. */
enum ImportedFile {
    CALLS(CallRecordImporter.class, Role.SUPERVISOR) {
        @Override
        TableFile file(Ground ground) {
            return csv(
                    "call_id,received_at,answered_at,ended_at,trunk,caller,agent,result",
                    "C%1$d,2022-07-01T10:0%1$d:00+09:00,2022-07-01T10:0%1$d:05+09:00,2022-07-01T10:0%1$d:30+09:00,0120,090-0000-000%1$d,op1,ANSWERED");
        }
    },
    INQUIRIES(InquiryImporter.class, Role.SUPERVISOR) {
        @Override
        TableFile file(Ground ground) {
            return csv(
                    "call_id,started_at,ended_at,operator,caller,category,summary,outcome",
                    "C%1$d,2022-07-29T10:0%1$d:00+09:00,2022-07-29T10:0%1$d:30+09:00,op05,090-0000-000%1$d,GIFT,届かない,RESOLVED",
                    // one that stands beside no call is known by what it says
                    ",2022-07-29T11:00:00+09:00,2022-07-29T11:00:30+09:00,op05,090-0000-0009,GIFT,届かない,RESOLVED");
        }

        @Override
        String state() {
            return "select coalesce(sum(inquiries), 0) from inquiry_count";
        }
    },
    CARDS(AffectedCardsImporter.class, Role.OFFICIAL) {
        @Override
        TableFile file(Ground ground) {
            return csv(
                    "card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on",
                    "K%1$d,A,井上 陽子,イノウエ ヨウコ,yoko%1$d@example.jp,090-0000-000%1$d,2021-12-28");
        }
    },
    REISSUE_COUNTS(ReissueCountsImporter.class, Role.CONTRACTOR) {
        @Override
        TableFile file(Ground ground) {
            return csv(
                    "as_of,issuer,affected_cards,reissued_cards",
                    "2022-06-30,A,21842,13760\n2022-06-30,B,15930,9239\n2022-06-30,C,11467,7568\n2022-06-30,D,8721,4796\n2022-06-30,E,5377,2688"
                            .split("\n"));
        }
    },
    MILESTONES(MilestonesImporter.class, Role.ADMIN) {
        @Override
        TableFile file(Ground ground) {
            return csv(
                    "start,end,kind,channel,title_ja,title_en",
                    "2022-05-0%1$d,2022-05-0%1$d,OTHER,PRESS,発表,Announcement");
        }
    },
    GIFT_LOT(GiftLotImporter.class, Role.OFFICIAL) {
        /** What all imports of an incident's gifts wait for is made once, apart from any of them. */
        @Override
        void prepare(Ground ground) {
            ground.jdbc
                    .sql("insert into gift_pool (incident_id) values (?)")
                    .param(ground.incident.id())
                    .update();
        }

        @Override
        TableFile file(Ground ground) {
            return DemoGifts.lot("lot", ROWS, 500, GiftStock.LAPSES, 1);
        }
    },
    /** Of a gift that was sent, and of some that nobody knows of: those come onto the list of differences. */
    GIFT_RESULTS(GiftResultImporter.class, Role.OFFICIAL) {
        @Override
        void prepare(Ground ground) {
            GiftStock stock = new GiftStock(ground.portal, ground.incident);
            stock.buy("sent", 1);
            long wave = stock.wave(stock.cards(1));
            stock.allocate(wave);
            stock.sent(wave);
            ground.text = stock.serial(
                    ground.jdbc.sql("select id from gift").query(Long.class).single());
        }

        @Override
        void before(Ground ground) {
            ground.jdbc.sql("update gift set state = 'SENT'").update();
        }

        @Override
        TableFile file(Ground ground) {
            return csv(
                    "serial,state,happened_on,value",
                    ground.text + ",received,2022-07-01,500",
                    "ZZZZ9999ZZZZ999%1$d,received,2022-07-01,500");
        }

        @Override
        String state() {
            return "select group_concat(state order by id) from gift";
        }
    },
    DELIVERY_RESULTS(OutsideResultsImporter.class, Role.OFFICIAL) {
        @Override
        void prepare(Ground ground) {
            SendingCase wave = SendingCase.mails(ground.jdbc, ground.incident, Instant.parse("2022-08-01T00:00:00Z"))
                    .where("outside = true");
            List<Long> messages = wave.persons(ROWS);
            SignedIn.as(Role.OFFICIAL);
            ground.portal.getBean(OutsideService.class).handOut(ground.incident.id(), wave.wave());
            ground.text = messages.stream()
                    .map(id -> id + ",accepted,,,2022-08-01 10:00:00,")
                    .collect(Collectors.joining("\n"));
        }

        @Override
        void before(Ground ground) {
            ground.jdbc
                    .sql("update wave set state = 'RELEASED', sent_from = null, sent_to = null, milestone_id = null")
                    .update();
            ground.jdbc.sql("delete from milestone").update();
            ground.jdbc.sql("update gift set state = 'ALLOCATED'").update();
            ground.jdbc
                    .sql("update delivery set state = 'SENDING', sent_at = null")
                    .update();
        }

        @Override
        TableFile file(Ground ground) {
            return csv("delivery_id,result,code,cause,sent_at,delivered_at", ground.text.split("\n"));
        }

        @Override
        String state() {
            return "select concat((select group_concat(state order by id) from delivery), (select group_concat(state order by id) from gift), (select state from wave))";
        }
    };

    static final int ROWS = 5;

    /** What the tests of a kind stand on. */
    static final class Ground {
        final ApplicationContext portal;
        final Incident incident;
        /** Its own way to the data. */
        final JdbcClient jdbc;

        String text = "";

        Ground(ApplicationContext portal, Incident incident, JdbcClient jdbc) {
            this.portal = portal;
            this.incident = incident;
            this.jdbc = jdbc;
        }
    }

    private final Class<? extends Importer<?>> importer;
    private final Role bringer;

    ImportedFile(Class<? extends Importer<?>> importer, Role bringer) {
        this.importer = importer;
        this.bringer = bringer;
    }

    Class<? extends Importer<?>> importer() {
        return importer;
    }

    Role bringer() {
        return bringer;
    }

    /** The same at each call. */
    abstract TableFile file(Ground ground);

    /** Once, in an empty database with the incident. */
    void prepare(Ground ground) {}

    /** Takes back what an import has changed in rows that were there; the new ones are deleted for all kinds alike. */
    void before(Ground ground) {}

    /** A query for what an import changes in rows that were there. */
    String state() {
        return "select ''";
    }

    /** A line with a place for a number comes as often as there are rows. */
    private static TableFile csv(String header, String... lines) {
        List<String> all = new ArrayList<>(List.of(header));
        for (String line : lines) {
            if (line.contains("%1$d")) {
                IntStream.rangeClosed(1, ROWS).forEach(i -> all.add(line.formatted(i)));
            } else {
                all.add(line);
            }
        }
        return new TableFile("file.csv", String.join("\n", all).concat("\n").getBytes(StandardCharsets.UTF_8));
    }
}
