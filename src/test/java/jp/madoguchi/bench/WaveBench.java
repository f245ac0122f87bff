package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.outreach.wave.Audience;
import jp.madoguchi.outreach.wave.DeliveryLine;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveDraft;
import jp.madoguchi.outreach.wave.WaveFigureService;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.outreach.wave.WaveReleaseService;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Twenty waves to every affected card: how long their release takes, the last of them with gifts, and what each page of waves asks its
 * services afterwards. {@code -Dmadoguchi.bench.recipients} measures with fewer.
 */
final class WaveBench {
    private static final int RECIPIENTS = Integer.getInteger("madoguchi.bench.recipients", 63_337);
    private static final int WAVES = 20;
    private static final int PROMISED = 300;
    private static final int PROMISED_COUNT = 2_000;
    private static final int PROMISED_RELEASE = 10_000;
    private static final int WARM_UP = 3;
    private static final int RUNS = 20;
    private static final int BATCH = 1_000;
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(2022, 6, 1, 0, 0);

    private final ApplicationContext portal;
    private final JdbcClient jdbc;
    private final List<String> lines = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    WaveBench(ApplicationContext portal) {
        this.portal = portal;
        this.jdbc = portal.getBean(JdbcClient.class);
    }

    void run() throws IOException {
        CleanDatabase.clean(jdbc);
        Incident incident = KokoIncident.setUp(portal.getBean(IncidentService.class));
        fill(incident);
        lines.add("# Waves");
        lines.add("");
        lines.add("MariaDB, %,d cards, %d waves to all of them.".formatted(RECIPIENTS, WAVES));
        lines.add("");
        lines.add("| what | p50 ms | p95 ms | promised ms |");
        lines.add("| --- | ---: | ---: | ---: |");
        SignedIn.as(Role.OFFICIAL);
        List<Long> releases = new ArrayList<>();
        for (int i = 1; i < WAVES; i++) {
            releases.add(release(incident, WaveKind.ADVANCE_NOTICE, "お知らせ " + i, "{{氏名}} 様"));
            handOver();
        }
        told("release, freezing the audience", releases, PROMISED_RELEASE);
        told(
                "release, freezing the audience and allocating the gifts",
                List.of(release(incident, WaveKind.GIFT_DELIVERY, "ギフト", "{{氏名}} 様 {{ギフトURL一覧}}")),
                PROMISED_RELEASE);
        jdbc.sql("update gift set state = 'RECEIVED' where state = 'ALLOCATED' and mod(id, 2) = 0")
                .update();
        halfHandedOver();
        pages(incident);
        SignedIn.out();
        Path report = Path.of("target/bench/waves.md");
        Files.createDirectories(report.getParent());
        Files.write(report, lines);
        lines.forEach(System.out::println);
        if (!broken.isEmpty()) {
            throw new IllegalStateException("slower than promised: " + broken);
        }
    }

    private void pages(Incident incident) {
        WaveService waves = portal.getBean(WaveService.class);
        WaveFigureService figures = portal.getBean(WaveFigureService.class);
        WavePreparationService preparation = portal.getBean(WavePreparationService.class);
        for (int number : new int[] {1, WAVES}) {
            Wave wave = waves.wave(incident.id(), number).orElseThrow();
            measured(number == 1 ? "page of a wave that is over" : "page of a wave that runs", PROMISED, () -> {
                waves.steps(wave.id());
                figures.deliveries(wave.id(), List.of(), DeliveryLine.After.NOTHING, 51);
                return figures.figures(wave.id());
            });
        }
        Wave first = waves.wave(incident.id(), 1).orElseThrow();
        List<DeliveryLine> page = figures.deliveries(first.id(), List.of(), DeliveryLine.After.NOTHING, 200);
        measured("list of waves", PROMISED, () -> waves.waves(incident.id()));
        measured("what waits for me", PROMISED, () -> waves.waitingForMe(incident.id()));
        measured(
                "messages, a later page",
                PROMISED,
                () -> figures.deliveries(first.id(), List.of(), page.getLast().after(), 51));
        measured(
                "messages that bounced",
                PROMISED,
                () -> figures.deliveries(first.id(), List.of(DeliveryState.BOUNCED), DeliveryLine.After.NOTHING, 51));
        Audience rule = new Audience.AllOf(List.of(
                new Audience.GiftIs(Set.of(Audience.GiftStanding.NOT_RECEIVED)),
                new Audience.Not(new Audience.InWave(2, Audience.WaveOutcome.BOUNCED)),
                new Audience.HasMobile()));
        measured(
                "count of an audience",
                PROMISED_COUNT,
                () -> preparation.count(incident.id(), MessageChannel.EMAIL, rule));
    }

    private long release(Incident incident, WaveKind kind, String name, String text) {
        TemplateService templates = portal.getBean(TemplateService.class);
        WavePreparationService preparation = portal.getBean(WavePreparationService.class);
        WaveService waves = portal.getBean(WaveService.class);
        long template = templates.add(
                incident.id(),
                new NewTemplate(
                        name, kind, MessageChannel.EMAIL, new TemplateTexts(name, text, null, null, null, null)));
        int number = preparation.prepare(
                incident.id(),
                WaveDraft.of(kind, MessageChannel.EMAIL, name, name)
                        .withTemplate(templates.versions(template).getFirst().id()));
        Wave wave = waves.wave(incident.id(), number).orElseThrow();
        preparation.submit(wave.id(), wave.revision());
        int seen = waves.wave(incident.id(), number).orElseThrow().revision();
        return SystemUser.run(SystemUser.named("approver", Role.APPROVER), () -> {
            long start = System.nanoTime();
            portal.getBean(WaveReleaseService.class).release(wave.id(), seen);
            return (System.nanoTime() - start) / 1_000_000;
        });
    }

    /** One in fifty bounces. */
    private void handOver() {
        jdbc.sql("""
                        update delivery set state = case when mod(case_id, 50) = 0 then 'BOUNCED' else 'SENT' end,
                          sent_at = '2022-06-30 01:00:00', attempts = 1 where state = 'QUEUED'""").update();
        jdbc.sql(
                        "update wave set state = 'DONE', sent_from = '2022-06-30', sent_to = '2022-06-30' where state = 'RELEASED'")
                .update();
    }

    /** The wave that runs is in the middle, at 600 a minute. */
    private void halfHandedOver() {
        List<Long> waiting = jdbc.sql("select id from delivery where state = 'QUEUED' order by id")
                .query(Long.class)
                .list();
        List<Object[]> sent = new ArrayList<>();
        for (int i = 0; i < waiting.size() / 2; i++) {
            sent.add(new Object[] {Tokyo.toColumn(Instant.now().minusMillis(i * 100L)), waiting.get(i)});
        }
        JdbcTemplate batch = portal.getBean(JdbcTemplate.class);
        for (int from = 0; from < sent.size(); from += BATCH) {
            batch.batchUpdate(
                    "update delivery set state = 'SENT', sent_at = ?, attempts = 1 where id = ?",
                    sent.subList(from, Math.min(from + BATCH, sent.size())));
        }
    }

    private void measured(String what, int promised, Supplier<?> work) {
        IntStream.range(0, WARM_UP).forEach(run -> work.get());
        List<Long> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.get();
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        told(what, times, promised);
    }

    private void told(String what, List<Long> times, int promised) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        long p95 = sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)];
        lines.add("| %s | %d | %d | %d |".formatted(what, sorted[sorted.length / 2], p95, promised));
        if (p95 > promised) {
            broken.add(what);
        }
    }

    private void fill(Incident incident) {
        JdbcTemplate batch = portal.getBean(JdbcTemplate.class);
        long issuer = incident.issuers().getFirst().id();
        long lot = Ids.next();
        jdbc.sql("""
                        insert into gift_lot (id, incident_id, name, provider, value_yen, file_name, file_digest, gifts, imported_by,
                          imported_at) values (?, ?, 'L', 'P', 500, 'f', 'd', ?, 'bench', ?)""").params(lot, incident.id(), RECIPIENTS, LONG_AGO).update();
        List<Integer> all = IntStream.rangeClosed(1, RECIPIENTS).boxed().toList();
        List<StoredPersons.Row> cases = new ArrayList<>();
        List<Object[]> cards = new ArrayList<>();
        List<Object[]> gifts = new ArrayList<>();
        for (int i : all) {
            long id = Ids.next();
            String number = String.format(Locale.ROOT, "U%06d", i);
            String phone = String.format(Locale.ROOT, "090%08d", i);
            cases.add(new StoredPersons.Row(
                    id, number, new HolderFields("山田 太郎", "ヤマダ タロウ", number + "@example.jp", phone)));
            cards.add(new Object[] {Ids.next(), incident.id(), id, "K" + number, issuer});
            gifts.add(new Object[] {
                Ids.next(), incident.id(), lot, "s" + number, "u" + number, new byte[200], 500, "AVAILABLE", LONG_AGO
            });
        }
        StoredPersons.add(batch, incident.id(), cases);
        insert(
                batch,
                "insert into affected_card (id, incident_id, case_id, card_ref, issuer_id) values (?, ?, ?, ?, ?)",
                cards);
        insert(
                batch,
                "insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                gifts);
    }

    private static void insert(JdbcTemplate batch, String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            batch.batchUpdate(sql, rows.subList(from, Math.min(from + BATCH, rows.size())));
        }
    }
}
