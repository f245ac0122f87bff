package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.demo.DemoGifts;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftAllocation;
import jp.madoguchi.outreach.gift.GiftFilter;
import jp.madoguchi.outreach.gift.GiftLotImporter;
import jp.madoguchi.outreach.gift.GiftResultImporter;
import jp.madoguchi.outreach.gift.GiftService;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A lot of 65,000 gifts taken in, given to the 63,337 cards of a wave, told as sent and as received; and the screens over them. */
final class GiftAllocationBench {
    private static final int GIFTS = 65_000;
    private static final int AT_ONCE = 100;

    private final ApplicationContext portal;
    private final JdbcClient jdbc;
    private final List<String> lines = new ArrayList<>();

    GiftAllocationBench(ApplicationContext portal) {
        this.portal = portal;
        this.jdbc = portal.getBean(JdbcClient.class);
    }

    void run() throws IOException {
        CleanDatabase.clean(jdbc);
        long incident =
                KokoIncident.setUp(portal.getBean(IncidentService.class)).id();
        new CaseSearchBench(portal).fill();
        SignedIn.as(Role.OFFICIAL);
        lines.addAll(List.of(
                "# Gifts",
                "",
                "MariaDB, 63,337 cards, a lot of 65,000 gifts.",
                "",
                "| work | seconds |",
                "| --- | ---: |"));
        TableFile lot = DemoGifts.lot("lot", GIFTS, 500, LocalDate.of(2025, 6, 30), 1);
        Imports imports = portal.getBean(Imports.class);
        measure(
                "import the lot",
                () -> imports.run(
                        portal.getBean(GiftLotImporter.class), lot, CharsetChoice.AUTO, "bench", Progress.unwatched()));
        long wave = wave(incident);
        GiftAllocation allocation = portal.getBean(GiftAllocation.class);
        TransactionTemplate transaction = new TransactionTemplate(portal.getBean(PlatformTransactionManager.class));
        measure(
                "allocate a gift to each card of a wave",
                () -> transaction.execute(status -> allocation.allocateForWave(incident, wave)));
        List<Long> deliveries = jdbc.sql("select id from delivery where wave_id = ?")
                .param(wave)
                .query(Long.class)
                .list();
        measure("tell all of them as sent, %d messages at once".formatted(AT_ONCE), () -> {
            for (int from = 0; from < deliveries.size(); from += AT_ONCE) {
                allocation.sent(deliveries.subList(from, Math.min(from + AT_ONCE, deliveries.size())));
            }
        });
        TableFile results = results(lot);
        measure(
                "import the provider's results",
                () -> imports.run(
                        portal.getBean(GiftResultImporter.class),
                        results,
                        CharsetChoice.AUTO,
                        "bench",
                        Progress.unwatched()));
        jdbc.sql("analyze table gift, gift_event, gift_lot").query().listOfRows();
        lines.addAll(List.of("", "| reading, 15 times | p50 ms | p95 ms |", "| --- | ---: | ---: |"));
        GiftService gifts = portal.getBean(GiftService.class);
        reading("the lots with their counts", () -> gifts.lots(incident));
        reading(
                "the first page of received gifts",
                () -> gifts.page(incident, new GiftFilter(GiftState.RECEIVED, null), 0, 50));
        reading("the settlement", () -> gifts.settlement(incident));
        Path file = Path.of("target/bench/gifts.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        CleanDatabase.clean(jdbc);
        SignedIn.out();
    }

    /** A message for each card, as a release makes them. */
    private long wave(long incident) {
        long template = Ids.next();
        long version = Ids.next();
        long wave = Ids.next();
        jdbc.sql(
                        "insert into message_template (id, incident_id, name, kind, channel) values (?, ?, 't', 'GIFT_DELIVERY', 'EMAIL')")
                .params(template, incident)
                .update();
        jdbc.sql(
                        "insert into template_version (id, template_id, number, text_ja, written_by, written_at) values (?, ?, 1, 't', 'x', '2022-06-01 00:00:00')")
                .params(version, template)
                .update();
        jdbc.sql("""
                        insert into wave (id, incident_id, number, kind, channel, title_ja, title_en, audience, state, state_at,
                          prepared_by, prepared_at) values (?, ?, 1, 'GIFT_DELIVERY', 'EMAIL', 'x', 'x', '{"is":"all","of":[]}', 'RELEASED',
                          '2022-06-30 00:00:00', 'x', '2022-06-30 00:00:00')""").params(wave, incident).update();
        jdbc.sql("""
                        insert into delivery (id, incident_id, wave_id, case_id, part, channel, template_version_id, state, state_at, due_at)
                        select id, incident_id, ?, case_id, id, 'EMAIL', ?, 'QUEUED', '2022-06-30 00:00:00', '2022-06-30 00:00:00'
                        from affected_card where incident_id = ?""").params(wave, version, incident).update();
        jdbc.sql(
                        "insert into delivery_card (delivery_id, card_id, wave_id) select id, id, wave_id from delivery where wave_id = ?")
                .param(wave)
                .update();
        return wave;
    }

    /** Half of the lot was received on one of ten days. */
    private static TableFile results(TableFile lot) {
        StringBuilder rows = new StringBuilder("serial,state,happened_on,value\n");
        int[] row = {0};
        new String(lot.bytes(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .limit(60_000)
                .forEach(line -> rows.append(line.split(",")[1])
                        .append(
                                row[0]++ % 2 == 0
                                        ? ",received,2022-07-%02d,500\n".formatted(1 + row[0] % 10)
                                        : ",unused,,500\n"));
        return new TableFile("results.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void measure(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        lines.add(String.format(Locale.ROOT, "| %s | %.1f |", what, (System.nanoTime() - start) / 1e9));
    }

    private void reading(String what, Runnable work) {
        long[] micros = new long[15];
        for (int i = -3; i < micros.length; i++) {
            long start = System.nanoTime();
            work.run();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
        }
        Arrays.sort(micros);
        lines.add(String.format(Locale.ROOT, "| %s | %.0f | %.0f |", what, micros[7] / 1_000.0, micros[14] / 1_000.0));
    }
}
