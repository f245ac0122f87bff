package jp.madoguchi.outreach.reach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.casefile.SealedPersons;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reading the ledger: one statement for the sums, one a page, four for a card with all its proof. */
@Repository
class ReachQueries {
    private static final String CARDS = """
            select r.card_id, r.card_ref, r.issuer_id, r.state, r.messages, r.gift_state, s.case_number, s.id as person_id,
              s.person_sealed
            from reach_card r
            join affected_card c on c.id = r.card_id
            join case_file f on f.id = c.case_id
            join case_file s on s.id = coalesce(f.merged_into, f.id)
            where r.incident_id = :incident""";

    private final JdbcClient jdbc;
    private final SealedPersons persons;

    ReachQueries(JdbcClient jdbc, SealedPersons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    Map<Long, ReachCounts> counts(long incidentId) {
        Map<Long, Map<ReachState, Integer>> cards = new HashMap<>();
        jdbc.sql("""
                        select issuer_id, state, count(*) as cards from reach_card where incident_id = ?
                        group by issuer_id, state""").param(incidentId).query(row -> {
            cards.computeIfAbsent(row.getLong("issuer_id"), id -> new EnumMap<>(ReachState.class))
                    .put(ReachState.valueOf(row.getString("state")), row.getInt("cards"));
        });
        Map<Long, ReachCounts> counts = new HashMap<>();
        cards.forEach((issuer, of) -> counts.put(issuer, new ReachCounts(of)));
        return counts;
    }

    @Nullable
    Instant refreshedAt(long incidentId) {
        return jdbc
                .sql("select refreshed_at from reach_refresh where incident_id = ?")
                .param(incidentId)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(Tokyo::fromColumn)
                .orElse(null);
    }

    /** By reference, from behind this one on. */
    List<ReachedCard> page(long incidentId, ReachFilter filter, @Nullable String after, int limit) {
        ReachState state = filter.state();
        Long issuer = filter.issuerId();
        JdbcClient.StatementSpec page = jdbc.sql(CARDS
                        + (state == null ? "" : " and r.state = :state")
                        + (issuer == null ? "" : " and r.issuer_id = :issuer")
                        + (after == null ? "" : " and r.card_ref > :after")
                        + " order by r.card_ref limit :limit")
                .param("incident", incidentId)
                .param("limit", limit);
        if (state != null) {
            page = page.param("state", state.name());
        }
        if (issuer != null) {
            page = page.param("issuer", issuer);
        }
        if (after != null) {
            page = page.param("after", after);
        }
        return page.query(this::card).list();
    }

    Optional<ReachedCard> card(long incidentId, String reference) {
        return jdbc.sql(CARDS + " and r.card_ref = :reference")
                .param("incident", incidentId)
                .param("reference", reference)
                .query(this::card)
                .optional();
    }

    private ReachedCard card(ResultSet row, int number) throws SQLException {
        return new ReachedCard(
                row.getLong("card_id"),
                row.getString("card_ref"),
                row.getLong("issuer_id"),
                row.getString("case_number"),
                Masking.name(persons.read(row, "person_id").name()),
                ReachState.valueOf(row.getString("state")),
                row.getInt("messages"),
                row.getString("gift_state"));
    }

    List<CardProof.Message> messages(long cardId) {
        Map<Long, List<CardProof.Attempt>> attempts = new HashMap<>();
        jdbc.sql("""
                        select a.delivery_id, a.number, a.happened_at, a.outcome, a.code
                        from delivery_card dc join delivery_attempt a on a.delivery_id = dc.delivery_id
                        where dc.card_id = ? order by a.delivery_id, a.number""").param(cardId).query(row -> {
            attempts.computeIfAbsent(row.getLong("delivery_id"), id -> new ArrayList<>())
                    .add(new CardProof.Attempt(
                            row.getInt("number"),
                            instant(row, "happened_at"),
                            row.getString("outcome"),
                            row.getString("code")));
        });
        return jdbc.sql("""
                        select d.id, w.number, w.title_ja, w.title_en, d.channel, d.state, d.state_at, d.code
                        from delivery_card dc join delivery d on d.id = dc.delivery_id left join wave w on w.id = d.wave_id
                        where dc.card_id = ? order by d.state_at desc, d.id desc""")
                .param(cardId)
                .query((row, n) -> new CardProof.Message(
                        row.getLong("id"),
                        row.getObject("number", Integer.class),
                        row.getString("title_ja") == null
                                ? null
                                : new LocalizedText(row.getString("title_ja"), row.getString("title_en")),
                        row.getString("channel"),
                        row.getString("state"),
                        instant(row, "state_at"),
                        row.getString("code"),
                        attempts.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /** The gift that the card has now comes first. */
    List<CardProof.Gift> gifts(long cardId) {
        Map<Long, List<CardProof.Step>> steps = new HashMap<>();
        jdbc.sql("""
                        select e.gift_id, e.state, e.happened_at, e.cause, e.made_by
                        from gift g join gift_event e on e.gift_id = g.id
                        where g.card_id = ? order by e.gift_id, e.number""").param(cardId).query(row -> {
            steps.computeIfAbsent(row.getLong("gift_id"), id -> new ArrayList<>())
                    .add(new CardProof.Step(
                            row.getString("state"),
                            instant(row, "happened_at"),
                            row.getString("cause"),
                            row.getString("made_by")));
        });
        Map<Long, CardProof.Gift> gifts = new LinkedHashMap<>();
        jdbc.sql("""
                        select g.id, l.name, g.value_yen, g.state
                        from gift g join gift_lot l on l.id = g.lot_id left join card_gift cg on cg.gift_id = g.id
                        where g.card_id = ? order by case when cg.card_id is null then 1 else 0 end, g.state_at desc, g.id""").param(cardId).query(row -> {
            long id = row.getLong("id");
            gifts.put(
                    id,
                    new CardProof.Gift(
                            id,
                            row.getString("name"),
                            row.getInt("value_yen"),
                            row.getString("state"),
                            steps.getOrDefault(id, List.of())));
        });
        return List.copyOf(gifts.values());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tokyo.fromColumn(row.getObject(column, LocalDateTime.class)));
    }
}
