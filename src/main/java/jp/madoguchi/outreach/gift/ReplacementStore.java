package jp.madoguchi.outreach.gift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of replacements. */
@Repository
class ReplacementStore implements SealedColumns {
    private static final SealedColumn REASON = new SealedColumn("gift_replacement", "reason_sealed");
    private static final SealedColumn DECIDED_NOTE = new SealedColumn("gift_replacement", "decided_note_sealed");

    private static final String REPLACEMENT = """
            select r.id, p.case_number, c.card_ref, g.value_yen, g.state as old_state, r.cause, r.reason_sealed, r.state, r.asked_by,
              r.asked_at, r.decided_by, r.decided_at, r.decided_note_sealed
            from gift_replacement r join affected_card c on c.id = r.card_id join gift g on g.id = r.old_gift_id
              join case_file k on k.id = r.case_id join case_file p on p.id = coalesce(k.merged_into, k.id)
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    ReplacementStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(REASON, DECIDED_NOTE);
    }

    /** A card and the gift that it has. */
    record CardWithGift(
            long cardId,
            long caseId,
            String cardReference,
            @Nullable Long giftId) {}

    /** The card of this reference, or those of the case with this number and of the cases merged into it. */
    List<CardWithGift> cards(long incidentId, String reference) {
        return jdbc.sql("""
                        select c.id as card_id, c.case_id, c.card_ref as card_reference, cg.gift_id
                        from affected_card c join case_file k on k.id = c.case_id left join case_file p on p.id = k.merged_into
                          left join card_gift cg on cg.card_id = c.id
                        where c.incident_id = ? and (c.card_ref = ? or k.case_number = ? or p.case_number = ?)
                        order by c.card_ref""")
                .params(incidentId, reference, reference, reference)
                .query(CardWithGift.class)
                .list();
    }

    /** Locked, so that nobody replaces it meanwhile. */
    Optional<Long> lockGiftOf(long cardId) {
        return jdbc.sql("select gift_id from card_gift where card_id = ? for update")
                .param(cardId)
                .query(Long.class)
                .optional();
    }

    boolean isAsked(long cardId) {
        return jdbc.sql("select count(*) from gift_replacement where open_card = ?")
                        .param(cardId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A wish that comes in. */
    record Wish(
            long id,
            long incidentId,
            CardWithGift card,
            ReplacementCause cause,
            String reason,
            String user,
            Instant at) {}

    void add(Wish wish) {
        jdbc.sql("""
                        insert into gift_replacement (id, incident_id, card_id, case_id, old_gift_id, cause, reason_sealed, state,
                            open_card, asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        wish.id(),
                        wish.incidentId(),
                        wish.card().cardId(),
                        wish.card().caseId(),
                        Objects.requireNonNull(wish.card().giftId()),
                        wish.cause().name(),
                        Objects.requireNonNull(REASON.seal(cipher, wish.id(), wish.reason())),
                        ReplacementState.ASKED.name(),
                        wish.card().cardId(),
                        wish.user(),
                        GiftStore.column(wish.at()))
                .update();
    }

    /** A wish that is being decided. */
    record Held(
            long id,
            long incidentId,
            long cardId,
            long caseId,
            long oldGiftId,
            ReplacementState state,
            ReplacementCause cause,
            String askedBy,
            @Nullable String decidedBy) {}

    Optional<Held> lock(long id) {
        return jdbc.sql("""
                        select id, incident_id, card_id, case_id, old_gift_id, state, cause, asked_by, decided_by
                        from gift_replacement where id = ? for update""").param(id).query(Held.class).optional();
    }

    void decide(
            long id, ReplacementState state, @Nullable Long newGiftId, String user, Instant at, @Nullable String note) {
        jdbc.sql("""
                        update gift_replacement set state = :state, new_gift_id = :gift, open_card = null, decided_by = :user,
                            decided_at = :at, decided_note_sealed = :note where id = :id""")
                .param("state", state.name())
                .param("gift", newGiftId)
                .param("user", user)
                .param("at", GiftStore.column(at))
                .param("note", DECIDED_NOTE.seal(cipher, id, note))
                .param("id", id)
                .update();
    }

    /** The card has no gift from here on, until it is given another one. */
    void take(long cardId) {
        jdbc.sql("delete from card_gift where card_id = ?").param(cardId).update();
    }

    /**
     * The messages with this gift that nobody has begun to hand over, locked so that nobody begins meanwhile. To be asked before any gift
     * is locked: who hands messages over locks in that order, too.
     */
    List<Long> lockWaitingMessages(long cardId, long giftId) {
        List<Long> carrying = jdbc.sql(
                        "select delivery_id from delivery_card where card_id = ? and gift_id = ? order by delivery_id")
                .params(cardId, giftId)
                .query(Long.class)
                .list();
        return carrying.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select id from delivery where id in (:ids) and state in ('QUEUED', 'CLAIMED') order by id for update""").param("ids", carrying).query(Long.class).list();
    }

    /** They carry the new gift. */
    void readdress(List<Long> deliveryIds, long cardId, long newGiftId) {
        if (!deliveryIds.isEmpty()) {
            jdbc.sql("update delivery_card set gift_id = :gift where card_id = :card and delivery_id in (:ids)")
                    .param("gift", newGiftId)
                    .param("card", cardId)
                    .param("ids", deliveryIds)
                    .update();
        }
    }

    long shownCase(long caseId) {
        return jdbc.sql("select coalesce(merged_into, id) from case_file where id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    GiftReplacement byId(long id) {
        return jdbc.sql(REPLACEMENT + "where r.id = ?")
                .param(id)
                .query((row, number) -> replacement(row))
                .single();
    }

    List<GiftReplacement> waiting(long incidentId, int offset, int limit) {
        return jdbc.sql(REPLACEMENT
                        + "where r.incident_id = ? and r.state = 'ASKED' order by r.asked_at, r.id limit ? offset ?")
                .params(incidentId, limit, offset)
                .query((row, number) -> replacement(row))
                .list();
    }

    List<GiftReplacement> decided(long incidentId, int offset, int limit) {
        return jdbc.sql(
                        REPLACEMENT
                                + "where r.incident_id = ? and r.state <> 'ASKED' order by r.decided_at desc, r.id desc limit ? offset ?")
                .params(incidentId, limit, offset)
                .query((row, number) -> replacement(row))
                .list();
    }

    int count(long incidentId, ReplacementState state) {
        return jdbc.sql("select count(*) from gift_replacement where incident_id = ? and state = ?")
                .params(incidentId, state.name())
                .query(Integer.class)
                .single();
    }

    private GiftReplacement replacement(ResultSet row) throws SQLException {
        LocalDateTime decidedAt = row.getObject("decided_at", LocalDateTime.class);
        return new GiftReplacement(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("card_ref"),
                row.getInt("value_yen"),
                GiftState.valueOf(row.getString("old_state")),
                ReplacementCause.valueOf(row.getString("cause")),
                Objects.requireNonNull(REASON.open(cipher, row.getLong("id"), row.getBytes("reason_sealed"))),
                ReplacementState.valueOf(row.getString("state")),
                row.getString("asked_by"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("asked_at", LocalDateTime.class))),
                decidedAt == null
                        ? null
                        : new GiftReplacement.Decided(
                                Objects.requireNonNull(Tokyo.fromColumn(decidedAt)),
                                row.getString("decided_by"),
                                DECIDED_NOTE.open(cipher, row.getLong("id"), row.getBytes("decided_note_sealed"))));
    }
}
