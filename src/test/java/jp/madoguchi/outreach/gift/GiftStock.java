package jp.madoguchi.outreach.gift;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.casefile.StoredPersons;
import jp.madoguchi.demo.DemoGifts;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.ReleasedImprint;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.AffectedPersons;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gifts, cards, waves and messages for tests; the tables of the other sub-packages are filled by SQL. */
public final class GiftStock {
    public static final LocalDate LAPSES = LocalDate.of(2025, 6, 30);

    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final Incident incident;
    private final TransactionTemplate transaction;
    private int persons;
    private int waves;
    private long templateVersion;

    public GiftStock(ApplicationContext context, Incident incident) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.incident = incident;
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    public Incident incident() {
        return incident;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Serials and addresses of a demo lot, as its file has them. */
    public static List<GiftCode> codes(TableFile lot) {
        return new String(lot.bytes(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new GiftCode(cells[0], cells[1]))
                .toList();
    }

    /** Buys gifts that lapse on {@link #LAPSES}; gives their file. */
    public TableFile buy(String name, int gifts) {
        return buy(name, gifts, LAPSES);
    }

    public TableFile buy(String name, int gifts, LocalDate lapses) {
        TableFile file = DemoGifts.lot(name, gifts, 500, lapses, name.hashCode());
        run(GiftLotImporter.class, file);
        return file;
    }

    public ImportOutcome importLot(TableFile file) {
        return run(GiftLotImporter.class, file);
    }

    public ImportOutcome results(String name, String rows) {
        return run(
                GiftResultImporter.class,
                new TableFile(name, ("serial,state,happened_on,value\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private <R, I extends Importer<R>> ImportOutcome run(Class<I> importer, TableFile file) {
        return asOfficial(() -> context.getBean(Imports.class)
                .run(
                        (Importer<R>) context.getBean(importer),
                        file,
                        CharsetChoice.AUTO,
                        "official",
                        Progress.unwatched()));
    }

    public <T> T asOfficial(java.util.function.Supplier<T> work) {
        return SystemUser.run(SystemUser.named("official", Role.OFFICIAL), work);
    }

    /** So many persons with a card each; gives the cards. */
    public List<Long> cards(int count) {
        List<Long> cards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cards.addAll(person(1));
        }
        return cards;
    }

    /** A person with so many cards; gives the cards. */
    public List<Long> person(int cards) {
        String number = "U%06d".formatted(++persons);
        long id = AffectedPersons.add(jdbc, incident, number, "山田 太郎", "090-0000-" + "%04d".formatted(persons), cards);
        StoredPersons.setEmail(jdbc, id, "person%d@example.jp".formatted(persons));
        return jdbc.sql("select id from affected_card where case_id = ? order by card_ref")
                .param(id)
                .query(Long.class)
                .list();
    }

    public long caseOf(long card) {
        return jdbc.sql("select case_id from affected_card where id = ?")
                .param(card)
                .query(Long.class)
                .single();
    }

    public String reference(long card) {
        return jdbc.sql("select card_ref from affected_card where id = ?")
                .param(card)
                .query(String.class)
                .single();
    }

    /** A wave with a message for each of the cards; gives its id. */
    public long wave(List<Long> cards) {
        return wave(cards, "QUEUED");
    }

    public long wave(List<Long> cards, String state) {
        long wave = Ids.next();
        LocalDateTime at = LocalDateTime.of(2022, 6, 30, 0, 0);
        long template = template();
        jdbc.sql("""
                        insert into wave (id, incident_id, number, kind, channel, title_ja, title_en, template_version_id, audience, state, state_at,
                          prepared_by, prepared_at)
                        values (?, ?, ?, 'GIFT_DELIVERY', 'EMAIL', '配信', 'Wave', ?, '{"is":"all","of":[]}', 'RELEASED', ?, 'x', ?)""").params(wave, incident.id(), ++waves, template, at, at).update();
        ReleasedImprint.add(jdbc, wave);
        for (long card : cards) {
            long delivery = Ids.next();
            jdbc.sql("""
                            insert into delivery (id, incident_id, wave_id, case_id, part, channel, template_version_id, state,
                              state_at, due_at) values (?, ?, ?, ?, ?, 'EMAIL', ?, ?, ?, ?)""")
                    .params(delivery, incident.id(), wave, caseOf(card), card, template, state, at, at)
                    .update();
            jdbc.sql("insert into delivery_card (delivery_id, card_id, wave_id) values (?, ?, ?)")
                    .params(delivery, card, wave)
                    .update();
        }
        return wave;
    }

    private long template() {
        if (templateVersion == 0) {
            long template = Ids.next();
            templateVersion = Ids.next();
            jdbc.sql(
                            "insert into message_template (id, incident_id, name, kind, channel) values (?, ?, 't', 'GIFT_DELIVERY', 'EMAIL')")
                    .params(template, incident.id())
                    .update();
            jdbc.sql(
                            "insert into template_version (id, template_id, number, text_ja, written_by, written_at) values (?, ?, 1, 't', 'x', ?)")
                    .params(templateVersion, template, LocalDateTime.of(2022, 6, 1, 0, 0))
                    .update();
        }
        return templateVersion;
    }

    public int allocate(long wave) {
        return transaction.execute(
                status -> context.getBean(GiftAllocation.class).allocateForWave(incident.id(), wave));
    }

    public void sent(long wave) {
        context.getBean(GiftAllocation.class).sent(deliveries(wave));
    }

    public List<Long> deliveries(long wave) {
        return jdbc.sql("select id from delivery where wave_id = ? order by id")
                .param(wave)
                .query(Long.class)
                .list();
    }

    public long giftOf(long card) {
        return jdbc.sql("select gift_id from card_gift where card_id = ?")
                .param(card)
                .query(Long.class)
                .single();
    }

    public GiftState state(long gift) {
        return GiftState.valueOf(jdbc.sql("select state from gift where id = ?")
                .param(gift)
                .query(String.class)
                .single());
    }

    /** Serial of the gift, as the provider writes it. */
    public String serial(long gift) {
        return code(gift).serial();
    }

    /** Whatever its state is; what is sent opens only those that may be sent. */
    public GiftCode code(long gift) {
        return context.getBean(SealedCodes.class)
                .open(
                        gift,
                        jdbc.sql("select code from gift where id = ?")
                                .param(gift)
                                .query((row, n) -> row.getBytes(1))
                                .single());
    }

    /** A message that was asked for outside of a wave. */
    public record Again(long wish, long caseId, List<Long> cards) {}

    /** In the order in which they were asked for. */
    public List<Again> again() {
        return jdbc.sql("select id, again_of, case_id from delivery where again_of is not null order by id")
                .query((row, number) -> new Again(
                        row.getLong("again_of"),
                        row.getLong("case_id"),
                        jdbc.sql("select card_id from delivery_card where delivery_id = ? order by card_id")
                                .param(row.getLong("id"))
                                .query(Long.class)
                                .list()))
                .list();
    }

    public int count(String sql, Object... params) {
        return jdbc.sql("select count(*) from " + sql)
                .params(params)
                .query(Integer.class)
                .single();
    }
}
