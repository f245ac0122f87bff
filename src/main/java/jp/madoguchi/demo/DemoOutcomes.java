package jp.madoguchi.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.gift.GiftCode;
import jp.madoguchi.outreach.gift.GiftCodes;
import jp.madoguchi.outreach.gift.GiftResultImporter;
import jp.madoguchi.outreach.sending.OutsideResultsImporter;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo's sender and the gifts' provider answer: their files, as they would come from outside. */
@Component
@Profile("demo")
class DemoOutcomes {
    /** The provider's last file of the demo. */
    static final LocalDate LAST = LocalDate.of(2022, 8, 3);

    private static final LocalDate REMINDED = LocalDate.of(2022, 7, 29);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+09:00'");
    private static final double MAIL_BOUNCES = 0.042;
    private static final double LATE_BOUNCES = 0.004;
    private static final double SMS_BOUNCES = 0.07;
    private static final double UNCONFIRMED = 0.06;
    private static final double RECEIVE_SOON = 0.68;
    private static final double RECEIVE_REMINDED = 0.22;
    private static final double MEAN_DAYS = 3.2;
    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final GiftCodes codes;
    private final OutsideResultsImporter messagesImporter;
    private final GiftResultImporter giftsImporter;

    DemoOutcomes(
            JdbcClient jdbc,
            GiftCodes codes,
            OutsideResultsImporter messagesImporter,
            GiftResultImporter giftsImporter) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.messagesImporter = messagesImporter;
        this.giftsImporter = giftsImporter;
    }

    OutsideResultsImporter messagesImporter() {
        return messagesImporter;
    }

    GiftResultImporter giftsImporter() {
        return giftsImporter;
    }

    boolean hasGifts(Incident incident) {
        return !jdbc.sql("select id from gift_lot where incident_id = ? limit 1")
                .param(incident.id())
                .query(Long.class)
                .list()
                .isEmpty();
    }

    private record Given(long id, String caseNumber) {}

    /** Of a wave's messages that are with the sender, what it has sent until this day; empty where it has answered for all. */
    Optional<TableFile> ofMessages(Wave wave, LocalDate from, LocalDate to, LocalDate until) {
        List<Given> given = jdbc.sql("""
                        select d.id, f.case_number from delivery d join case_file f on f.id = d.case_id
                        where d.wave_id = ? and d.state = 'SENDING' order by d.id""")
                .param(wave.id())
                .query((row, n) -> new Given(row.getLong("id"), row.getString("case_number")))
                .list();
        boolean mail = wave.channel() == MessageChannel.EMAIL;
        StringBuilder file = new StringBuilder("delivery_id,result,code,cause,sent_at,delivered_at\r\n");
        boolean any = false;
        for (Given message : given) {
            String name = message.caseNumber();
            Instant sent = DemoChance.within(from, to, name, "wave " + wave.number());
            if (Tokyo.day(sent).isAfter(until)) {
                continue;
            }
            any = true;
            file.append(message.id()).append(',');
            if (isBounced(name, wave.number(), mail)) {
                file.append("BOUNCED,")
                        .append(mail ? "5.1.1,宛先が見つからない" : "404,番号が使われていない")
                        .append(',')
                        .append(time(sent))
                        .append(',');
            } else if (DemoChance.of(name, "confirmed " + wave.number()) < UNCONFIRMED) {
                file.append("ACCEPTED,,,").append(time(sent)).append(',');
            } else {
                file.append("DELIVERED,,,").append(time(sent)).append(',').append(time(sent.plusSeconds(20)));
            }
            file.append("\r\n");
        }
        return any ? Optional.of(file("results-wave-" + wave.number() + "-" + until + ".csv", file)) : Optional.empty();
    }

    /** An address that doesn't exist never did: its first mail tells, and later ones only where it has gone since. */
    private static boolean isBounced(String name, int wave, boolean mail) {
        return mail
                ? DemoChance.of(name, "mail") < MAIL_BOUNCES || DemoChance.of(name, "gone " + wave) < LATE_BOUNCES
                : DemoChance.of(name, "sms") < SMS_BOUNCES;
    }

    private record Received(long giftId, LocalDate day) {}

    boolean isAnyReceivedBy(Incident incident, LocalDate day) {
        return !receivedBy(incident, day).isEmpty();
    }

    /** The gifts that were received until this day and of which nobody knows yet; empty where there are none. */
    Optional<TableFile> received(Incident incident, LocalDate day) {
        List<Received> received = receivedBy(incident, day);
        if (received.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder file = new StringBuilder("serial,state,happened_on\r\n");
        for (int start = 0; start < received.size(); start += AT_ONCE) {
            List<Received> some = received.subList(start, Math.min(start + AT_ONCE, received.size()));
            var opened = codes.open(some.stream().map(Received::giftId).toList());
            some.forEach(gift -> {
                GiftCode code = Objects.requireNonNull(opened.get(gift.giftId()));
                file.append(code.serial()).append(",受取済,").append(gift.day()).append("\r\n");
            });
        }
        return Optional.of(file("gifts-" + day + ".csv", file));
    }

    private List<Received> receivedBy(Incident incident, LocalDate day) {
        List<Received> received = new ArrayList<>();
        jdbc.sql("""
                        select g.id, c.card_ref, min(d.sent_at) as first_sent, max(d.sent_at) as last_sent
                        from gift g
                        join card_gift cg on cg.gift_id = g.id
                        join affected_card c on c.id = cg.card_id
                        join delivery_card dc on dc.gift_id = g.id
                        join delivery d on d.id = dc.delivery_id
                        where g.incident_id = ? and g.state = 'SENT' and d.state in ('SENT', 'DELIVERED')
                        group by g.id, c.card_ref order by c.card_ref""").param(incident.id()).query(row -> {
            LocalDate on = receivedOn(
                    row.getString("card_ref"),
                    day(row.getObject("first_sent", LocalDateTime.class)),
                    day(row.getObject("last_sent", LocalDateTime.class)));
            if (on != null && !on.isAfter(day)) {
                received.add(new Received(row.getLong("id"), on));
            }
        });
        return received;
    }

    /** Most do so within days, some only when they are reminded, others never. */
    private static @Nullable LocalDate receivedOn(String card, LocalDate first, LocalDate last) {
        long soon = DemoChance.delay(card, "received", RECEIVE_SOON, MEAN_DAYS);
        if (soon >= 0) {
            return first.plusDays(1 + soon);
        }
        long reminded = DemoChance.delay(card, "reminded", RECEIVE_REMINDED, 2);
        return reminded < 0 || last.isBefore(REMINDED) ? null : last.plusDays(1 + reminded);
    }

    private static LocalDate day(LocalDateTime column) {
        return Tokyo.day(Objects.requireNonNull(Tokyo.fromColumn(column)));
    }

    private static String time(Instant instant) {
        return TIME.format(Tokyo.local(instant));
    }

    private static TableFile file(String name, StringBuilder content) {
        return new TableFile(name, content.toString().getBytes(StandardCharsets.UTF_8));
    }
}
