package jp.madoguchi.outreach.gift;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of taking in a lot. */
@Repository
class GiftLotStore {
    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final SealedCodes codes;

    GiftLotStore(JdbcTemplate jdbc, SealedCodes codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    /** The gifts of the incident, by the hash of their serials and by that of their addresses. */
    record AllKnown(Map<String, GiftLotPlan.Known> bySerial, Map<String, GiftLotPlan.Known> byUrl) {}

    AllKnown known(long incidentId) {
        Map<String, GiftLotPlan.Known> bySerial = new HashMap<>();
        Map<String, GiftLotPlan.Known> byUrl = new HashMap<>();
        Map<Long, String> names = new HashMap<>();
        Map<Long, Integer> gifts = new HashMap<>();
        jdbc.query(
                "select id, name, gifts from gift_lot where incident_id = ?",
                row -> {
                    names.put(row.getLong(1), row.getString(2));
                    gifts.put(row.getLong(1), row.getInt(3));
                },
                incidentId);
        jdbc.query(
                "select id, lot_id, serial_index, url_index from gift where incident_id = ?",
                row -> {
                    long lot = row.getLong(2);
                    GiftLotPlan.Known gift = new GiftLotPlan.Known(
                            row.getLong(1),
                            lot,
                            Objects.requireNonNull(names.get(lot)),
                            Objects.requireNonNull(gifts.get(lot)));
                    bySerial.put(row.getString(3), gift);
                    byUrl.put(row.getString(4), gift);
                },
                incidentId);
        return new AllKnown(bySerial, byUrl);
    }

    boolean hasName(long incidentId, String name) {
        return Objects.requireNonNullElse(
                        jdbc.queryForObject(
                                "select count(*) from gift_lot where incident_id = ? and name = ?",
                                Integer.class,
                                incidentId,
                                name),
                        0)
                > 0;
    }

    /** A lot that comes in. */
    record NewLot(
            long incidentId,
            String name,
            String provider,
            int valueYen,
            @Nullable LocalDate lapsesOn,
            String fileName,
            String digest,
            String user,
            Instant at) {}

    /** @param done hears how many gifts have been written, after each batch */
    void add(NewLot lot, List<GiftLotPlan.NewGift> gifts, IntConsumer done) {
        long lotId = Ids.next();
        jdbc.update(
                """
                insert into gift_lot (id, incident_id, name, provider, value_yen, lapses_on, file_name, file_digest, gifts,
                    imported_by, imported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                lotId,
                lot.incidentId(),
                lot.name(),
                lot.provider(),
                lot.valueYen(),
                lot.lapsesOn(),
                lot.fileName(),
                lot.digest(),
                gifts.size(),
                lot.user(),
                Tokyo.toColumn(lot.at()));
        for (int from = 0; from < gifts.size(); from += BATCH) {
            List<GiftLotPlan.NewGift> batch = gifts.subList(from, Math.min(from + BATCH, gifts.size()));
            List<Long> ids = batch.stream().map(gift -> Ids.next()).toList();
            addGifts(lot, lotId, batch, ids);
            addEvents(lot, lotId, ids);
            done.accept(from + batch.size());
        }
    }

    private void addGifts(NewLot lot, long lotId, List<GiftLotPlan.NewGift> batch, List<Long> ids) {
        int[] next = {0};
        jdbc.batchUpdate("""
                insert into gift (id, incident_id, lot_id, serial_index, url_index, code, value_yen, state, state_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", batch, BATCH, (statement, gift) -> {
            long id = ids.get(next[0]++);
            statement.setLong(1, id);
            statement.setLong(2, lot.incidentId());
            statement.setLong(3, lotId);
            statement.setString(4, gift.serialIndex());
            statement.setString(5, gift.urlIndex());
            statement.setBytes(6, codes.seal(id, gift.row().code()));
            statement.setInt(7, lot.valueYen());
            statement.setString(8, GiftState.AVAILABLE.name());
            statement.setObject(9, Tokyo.toColumn(lot.at()));
        });
    }

    private void addEvents(NewLot lot, long lotId, List<Long> ids) {
        String cause = GiftStep.stored(GiftCause.IMPORTED, lot.name());
        int month = GiftStore.month(lot.at());
        jdbc.batchUpdate(GiftStore.ADD_EVENT, ids, BATCH, (statement, id) -> {
            statement.setLong(1, id);
            statement.setInt(2, 1);
            statement.setString(3, GiftState.AVAILABLE.name());
            statement.setObject(4, Tokyo.toColumn(lot.at()));
            statement.setString(5, cause);
            statement.setString(6, lot.user());
            statement.setNull(7, Types.BIGINT);
            statement.setLong(8, lotId);
            statement.setInt(9, month);
        });
    }
}
