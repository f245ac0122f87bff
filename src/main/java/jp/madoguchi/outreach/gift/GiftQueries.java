package jp.madoguchi.outreach.gift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reading gifts; none of it reads a code. */
@Repository
class GiftQueries {
    private static final String LINE = """
            select g.id, c.card_ref, l.name as lot_name, g.value_yen, g.state, g.state_at
            from gift g join gift_lot l on l.id = g.lot_id left join affected_card c on c.id = g.card_id
            """;

    private final JdbcClient jdbc;

    GiftQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<GiftLot> lots(long incidentId) {
        Map<Long, Map<GiftState, Integer>> counts = new HashMap<>();
        jdbc.sql("""
                        select lot_id, state, count(*) as gifts from gift
                        where lot_id in (select id from gift_lot where incident_id = ?) group by lot_id, state""").param(incidentId).query(row -> {
            counts.computeIfAbsent(row.getLong("lot_id"), lot -> new EnumMap<>(GiftState.class))
                    .put(GiftState.valueOf(row.getString("state")), row.getInt("gifts"));
        });
        return jdbc.sql("""
                        select id, name, provider, value_yen, lapses_on, gifts, imported_by, imported_at from gift_lot
                        where incident_id = ? order by imported_at desc, id desc""")
                .param(incidentId)
                .query((row, number) -> new GiftLot(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("provider"),
                        row.getInt("value_yen"),
                        row.getObject("lapses_on", LocalDate.class),
                        row.getInt("gifts"),
                        row.getString("imported_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("imported_at", LocalDateTime.class))),
                        counts.getOrDefault(row.getLong("id"), Map.of())))
                .list();
    }

    List<GiftLine> page(long incidentId, GiftFilter filter, long after, int limit) {
        // the page first, by the index alone; what belongs to each gift only then
        StringBuilder sql = new StringBuilder("""
                select g.id, c.card_ref, l.name as lot_name, g.value_yen, g.state, g.state_at
                from (select id, lot_id, card_id, value_yen, state, state_at from gift where incident_id = ? and id > ?""");
        List<Object> params = new ArrayList<>(List.of(incidentId, after));
        GiftState state = filter.state();
        if (state != null) {
            sql.append(" and state = ?");
            params.add(state.name());
        }
        Long lot = filter.lotId();
        if (lot != null) {
            sql.append(" and lot_id = ?");
            params.add(lot);
        }
        params.add(limit);
        sql.append("""
                 order by id limit ?) g join gift_lot l on l.id = g.lot_id left join affected_card c on c.id = g.card_id
                order by g.id""");
        return jdbc.sql(sql.toString()).params(params).query(GiftQueries::line).list();
    }

    /** The gifts that the card has had, the one that it has first. */
    List<GiftHistory> history(long incidentId, String cardReference) {
        List<GiftLine> gifts = jdbc.sql(
                        LINE
                                + "where c.incident_id = ? and c.card_ref = ? order by case when g.state = 'VOIDED' then 1 else 0 end, g.state_at desc, g.id desc")
                .params(incidentId, cardReference)
                .query(GiftQueries::line)
                .list();
        if (gifts.isEmpty()) {
            return List.of();
        }
        List<Long> ids = gifts.stream().map(GiftLine::id).toList();
        List<Long> current = jdbc.sql("select gift_id from card_gift where gift_id in (:ids)")
                .param("ids", ids)
                .query(Long.class)
                .list();
        Map<Long, List<GiftStep>> steps = new HashMap<>();
        jdbc.sql("""
                        select gift_id, state, happened_at, cause, made_by from gift_event where gift_id in (:ids)
                        order by gift_id, number""").param("ids", ids).query(row -> {
            steps.computeIfAbsent(row.getLong("gift_id"), gift -> new ArrayList<>())
                    .add(GiftStep.of(
                            GiftState.valueOf(row.getString("state")),
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("happened_at", LocalDateTime.class))),
                            row.getString("cause"),
                            row.getString("made_by")));
        });
        return gifts.stream()
                .map(gift ->
                        new GiftHistory(gift, current.contains(gift.id()), steps.getOrDefault(gift.id(), List.of())))
                .toList();
    }

    /** Each month in which something became of a lot, the latest first. */
    List<SettlementRow> settlement(long incidentId) {
        record Key(int month, long lot) {}
        Map<Long, GiftLot> lots = new HashMap<>();
        lots(incidentId).forEach(lot -> lots.put(lot.id(), lot));
        Map<Key, Map<GiftState, Integer>> months = new LinkedHashMap<>();
        jdbc.sql("""
                        select lot_id, tokyo_month, state, count(*) as gifts from gift_event
                        where lot_id in (select id from gift_lot where incident_id = ?)
                        group by lot_id, tokyo_month, state order by tokyo_month desc, lot_id""").param(incidentId).query(row -> {
            months.computeIfAbsent(
                            new Key(row.getInt("tokyo_month"), row.getLong("lot_id")),
                            key -> new EnumMap<>(GiftState.class))
                    .put(GiftState.valueOf(row.getString("state")), row.getInt("gifts"));
        });
        List<SettlementRow> rows = new ArrayList<>();
        months.forEach((key, counts) -> {
            GiftLot lot = Objects.requireNonNull(lots.get(key.lot()));
            rows.add(new SettlementRow(
                    YearMonth.of(key.month() / 100, key.month() % 100), lot.id(), lot.name(), lot.valueYen(), counts));
        });
        return rows;
    }

    private static GiftLine line(ResultSet row, int number) throws SQLException {
        return new GiftLine(
                row.getLong("id"),
                row.getString("card_ref"),
                row.getString("lot_name"),
                row.getInt("value_yen"),
                GiftState.valueOf(row.getString("state")),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("state_at", LocalDateTime.class))));
    }
}
