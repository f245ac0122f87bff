package jp.madoguchi.outreach.survey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.outreach.FormerAddress;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of links and answers. */
@Repository
class SurveyStore {
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SurveyStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A message that gets a link. */
    record Recipient(long deliveryId, long caseId, @Nullable LocalDate until) {}

    record NewLink(String hash, Recipient recipient, long addressKey, Instant expiresAt) {}

    /**
     * A link that may have expired.
     *
     * @param wentAstray whether the address that it went to was corrected since
     */
    record Link(
            long deliveryId,
            long incidentId,
            @Nullable Long waveId,
            Instant expiresAt,
            @Nullable Instant answeredAt,
            boolean wentAstray) {}

    /**
     * A card of the message, with what was answered last.
     *
     * @param changes how often that was changed
     */
    record Card(
            long cardId,
            LocalizedText issuer,
            @Nullable SurveyStatement answer,
            @Nullable Instant answeredAt,
            int changes) {}

    List<Recipient> recipients(Collection<Long> deliveryIds) {
        return jdbc.sql("""
                        select d.id, d.case_id, w.survey_until from delivery d left join wave w on w.id = d.wave_id
                        where d.id in (:ids)""")
                .param("ids", deliveryIds)
                .query((row, n) -> new Recipient(
                        row.getLong("id"), row.getLong("case_id"), row.getObject("survey_until", LocalDate.class)))
                .list();
    }

    /** Beside those that the messages have: somebody may hold one of these already. */
    void add(List<NewLink> links) {
        batches.batchUpdate(
                "insert into survey_link (token_hash, delivery_id, case_id, address_key, expires_at) values (?, ?, ?, ?, ?)",
                links,
                BATCH,
                (statement, link) -> {
                    statement.setString(1, link.hash());
                    statement.setLong(2, link.recipient().deliveryId());
                    statement.setLong(3, link.recipient().caseId());
                    statement.setLong(4, link.addressKey());
                    statement.setObject(5, Tokyo.toColumn(link.expiresAt()));
                });
    }

    Optional<Link> link(String hash) {
        return read(hash);
    }

    /** Others who answer for the same message, with this link or another, wait for the end of the transaction. */
    Optional<Link> lockLink(String hash) {
        // one after the other and without a join, so that nothing else is locked, and nothing is read before
        List<Long> delivery = jdbc.sql("select delivery_id from survey_link where token_hash = ? for update")
                .param(hash)
                .query(Long.class)
                .list();
        if (delivery.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("select id from delivery where id = ? for update")
                .param(delivery.getFirst())
                .query(Long.class)
                .single();
        return read(hash);
    }

    private Optional<Link> read(String hash) {
        return jdbc.sql("""
                        select l.delivery_id, d.incident_id, d.wave_id, l.expires_at,
                          (select max(x.answered_at) from survey_link x where x.delivery_id = l.delivery_id) as answered_at,
                          %s as went_astray
                        from survey_link l join delivery d on d.id = l.delivery_id where l.token_hash = ?""".formatted(FormerAddress.is("l.address_key", "l.case_id", "d.channel")))
                .param(hash)
                .query((row, n) -> new Link(
                        row.getLong("delivery_id"),
                        row.getLong("incident_id"),
                        row.getObject("wave_id", Long.class),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("expires_at", LocalDateTime.class))),
                        Tokyo.fromColumn(row.getObject("answered_at", LocalDateTime.class)),
                        row.getBoolean("went_astray")))
                .optional();
    }

    /** In the order in which the page numbers them: by their reference, as the message does. */
    List<Card> cards(long deliveryId) {
        return jdbc.sql("""
                        select c.id, i.name_ja, i.name_en, a.statement, a.answered_at, coalesce(a.changes, 0) as changes
                        from delivery_card dc
                        join affected_card c on c.id = dc.card_id
                        join issuer i on i.id = c.issuer_id
                        left join survey_answer a on a.delivery_id = dc.delivery_id and a.card_id = dc.card_id
                        where dc.delivery_id = ? order by c.card_ref""")
                .param(deliveryId)
                .query((row, n) -> new Card(
                        row.getLong("id"),
                        new LocalizedText(row.getString("name_ja"), row.getString("name_en")),
                        row.getString("statement") == null ? null : SurveyStatement.valueOf(row.getString("statement")),
                        Tokyo.fromColumn(row.getObject("answered_at", LocalDateTime.class)),
                        row.getInt("changes")))
                .list();
    }

    void opened(String hash, Instant now) {
        jdbc.sql("update survey_link set opened_at = ? where token_hash = ? and opened_at is null")
                .params(Arrays.asList(Tokyo.toColumn(now), hash))
                .update();
    }

    void answered(String hash, Instant now) {
        jdbc.sql("update survey_link set answered_at = ? where token_hash = ?")
                .params(Arrays.asList(Tokyo.toColumn(now), hash))
                .update();
    }

    /** What was answered before is kept beside it. */
    void answer(long deliveryId, Card card, SurveyStatement statement, Instant now) {
        if (card.answer() == null) {
            jdbc.sql("insert into survey_answer (delivery_id, card_id, statement, answered_at) values (?, ?, ?, ?)")
                    .params(Arrays.asList(deliveryId, card.cardId(), statement.name(), Tokyo.toColumn(now)))
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into survey_answer_past (delivery_id, card_id, number, statement, answered_at)
                        select a.delivery_id, a.card_id, a.changes + 1, a.statement, a.answered_at
                        from survey_answer a where a.delivery_id = ? and a.card_id = ?""").params(deliveryId, card.cardId()).update();
        jdbc.sql(
                        "update survey_answer set statement = ?, answered_at = ?, changes = changes + 1 where delivery_id = ? and card_id = ?")
                .params(Arrays.asList(statement.name(), Tokyo.toColumn(now), deliveryId, card.cardId()))
                .update();
    }

    /** By issuer and statement, of each card what was answered last until then. */
    Map<Long, Map<SurveyStatement, Integer>> latestByIssuer(long incidentId, Instant end) {
        Map<Long, Map<SurveyStatement, Integer>> counts = new HashMap<>();
        jdbc.sql("""
                        select issuer_id, statement, count(*) as cards from (
                          select c.issuer_id, s.statement,
                            row_number() over (partition by s.card_id order by s.answered_at desc, s.delivery_id desc) as place
                          from survey_said s join affected_card c on c.id = s.card_id
                          where c.incident_id = ? and s.answered_at < ?
                        ) said where place = 1 group by issuer_id, statement""").params(Arrays.asList(incidentId, Tokyo.toColumn(end))).query(row -> {
            counts.computeIfAbsent(row.getLong("issuer_id"), id -> new HashMap<>())
                    .put(SurveyStatement.valueOf(row.getString("statement")), row.getInt("cards"));
        });
        return counts;
    }
}
