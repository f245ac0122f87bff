package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.reach.ReachCounts;
import jp.madoguchi.outreach.reach.ReachFilter;
import jp.madoguchi.outreach.reach.ReachLedger;
import jp.madoguchi.outreach.reach.ReachService;
import jp.madoguchi.outreach.reach.ReachState;
import jp.madoguchi.outreach.reach.ReachedCard;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reach ledger of {@value #CARDS} cards after {@value #WAVES} waves to all of them: what its pages ask, and what keeping it costs. No
 * page may take more than {@value #PROMISED} ms.
 */
final class ReachBench {
    private static final int CARDS = 63_337;
    private static final int WAVES = 20;
    private static final int PROMISED = 300;
    private static final int RUNS = 40;
    private static final int WARM_UP = 5;
    private static final int SENT_MEANWHILE = 600;

    private final ReachLedger ledger;
    private final ReachService reach;
    private final IncidentService incidents;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final List<String> lines = new ArrayList<>();
    private boolean kept = true;

    ReachBench(ApplicationContext portal) {
        this.ledger = portal.getBean(ReachLedger.class);
        this.reach = portal.getBean(ReachService.class);
        this.incidents = portal.getBean(IncidentService.class);
        this.jdbc = portal.getBean(JdbcClient.class);
        this.batch = portal.getBean(JdbcTemplate.class);
    }

    void run() throws IOException {
        CleanDatabase.clean(jdbc);
        Incident incident = KokoIncident.setUp(incidents);
        List<Long> waves = fill(incident);
        SignedIn.as(Role.OFFICIAL);
        long start = System.nanoTime();
        ledger.refresh(incident.id());
        long first = (System.nanoTime() - start) / 1_000_000;
        lines.addAll(List.of(
                "# Reach ledger",
                "",
                "MariaDB, %,d cards, %d waves, %,d messages; %d runs after %d to warm up; promised: %d ms a page."
                        .formatted(CARDS, WAVES, count("delivery"), RUNS, WARM_UP, PROMISED),
                "",
                "| page | p50 ms | p95 ms |",
                "| --- | ---: | ---: |"));
        ReachCounts total = reach.sums(incident.id()).total();
        if (total.total() != CARDS) {
            throw new IllegalStateException("The sums are " + total);
        }
        ReachFilter filter = new ReachFilter(ReachState.NOTIFIED, null);
        List<ReachedCard> page = reach.cards(incident.id(), filter, null, 50);
        String middle = jdbc.sql(
                        "select card_ref from reach_card where state = 'NOTIFIED' order by card_ref limit 1 offset 20000")
                .query(String.class)
                .single();
        measure("the sums, in all and per issuer", () -> reach.sums(incident.id()));
        measure("50 cards of a sum, the first page", () -> reach.cards(incident.id(), filter, null, 50));
        measure("50 cards of a sum, in the middle", () -> reach.cards(incident.id(), filter, middle, 50));
        measure(
                "one card with all its proof",
                () -> reach.proof(incident.id(), page.getFirst().reference()));
        lines.addAll(List.of("", "| keeping it | ms |", "| --- | ---: |"));
        lines.add("| the first time, all cards | %,d |".formatted(first));
        jdbc.sql("update delivery set state = 'BOUNCED' where wave_id = ? order by id limit " + SENT_MEANWHILE)
                .param(waves.getLast())
                .update();
        time(
                "after " + SENT_MEANWHILE + " messages of the running wave",
                () -> ledger.refresh(incident.id(), Set.of(waves.getLast()), false));
        time("the gifts alone", () -> ledger.refresh(incident.id(), Set.of(), true));
        time("all compared, nothing changed", () -> ledger.refresh(incident.id()));
        lines.add("");
        lines.add(kept ? "Every page keeps the promise." : "THE PROMISE IS NOT KEPT.");
        Path file = Path.of("target/bench/reach.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        CleanDatabase.clean(jdbc);
        SignedIn.out();
        if (!kept) {
            throw new IllegalStateException("A page takes more than " + PROMISED + " ms");
        }
    }

    private void time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        lines.add("| %s | %,d |".formatted(what, (System.nanoTime() - start) / 1_000_000));
    }

    private void measure(String what, Supplier<Object> work) {
        long[] micros = new long[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            work.get();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
        }
        Arrays.sort(micros);
        double p95 = micros[RUNS * 95 / 100] / 1_000.0;
        kept &= p95 < PROMISED;
        lines.add(String.format(Locale.ROOT, "| %s | %.1f | %.1f |", what, micros[RUNS / 2] / 1_000.0, p95));
    }

    /** Persons of one card each; in each wave one of twelve messages came back and one of five arrived. */
    private List<Long> fill(Incident incident) {
        int issuers = incident.issuers().size();
        StoredPersons.add(
                batch,
                incident.id(),
                IntStream.rangeClosed(1, CARDS)
                        .mapToObj(i -> new StoredPersons.Row(
                                i, "U" + i, new HolderFields("山田 花子", "ヤマダ", "u" + i + "@example.jp", "09012345678")))
                        .toList());
        for (int i = 0; i < issuers; i++) {
            jdbc.sql("""
                            insert into affected_card (id, incident_id, case_id, card_ref, issuer_id)
                            select seq, ?, seq, concat('K', lpad(seq, 6, '0')), ? from seq_1_to_%d where mod(seq, ?) = ?""".formatted(CARDS))
                    .params(incident.id(), incident.issuers().get(i).id(), issuers, i)
                    .update();
        }
        OutreachRows rows = new OutreachRows(jdbc, incident, Instant.parse("2022-07-01T00:00:00Z"));
        List<Long> waves = new ArrayList<>();
        for (int w = 1; w <= WAVES; w++) {
            long wave = rows.wave("REMINDER", w % 4 == 0 ? "SMS" : "EMAIL", w == WAVES ? "RELEASED" : "DONE");
            waves.add(wave);
            jdbc.sql("""
                            insert into delivery (id, incident_id, wave_id, case_id, part, channel, template_version_id, state, state_at,
                              due_at, attempts, sent_at)
                            select %d * 1000000 + seq, w.incident_id, w.id, seq, 0, w.channel, w.template_version_id,
                              case when mod(seq + %d, 12) = 0 then 'BOUNCED' when mod(seq * 7 + %d, 5) = 0 then 'DELIVERED' else 'SENT' end,
                              ?, ?, 1, ? from seq_1_to_%d, wave w where w.id = ?""".formatted(w, w, w, CARDS))
                    .params(
                            Tokyo.toColumn(Instant.parse("2022-07-01T00:00:00Z")),
                            Tokyo.toColumn(Instant.parse("2022-07-01T00:00:00Z")),
                            Tokyo.toColumn(Instant.parse("2022-07-01T00:00:00Z")),
                            wave)
                    .update();
            jdbc.sql(
                            "insert into delivery_card (delivery_id, card_id, wave_id) select id, case_id, wave_id from delivery where wave_id = ?")
                    .param(wave)
                    .update();
        }
        // most cards have been told, and few of their messages are known to have arrived
        jdbc.sql("update delivery set state = 'SENT' where state = 'DELIVERED' and mod(case_id, 3) > 0")
                .update();
        for (String table : List.of("delivery", "delivery_card", "affected_card", "case_file")) {
            jdbc.sql("analyze table " + table).query().listOfRows();
        }
        return waves;
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
