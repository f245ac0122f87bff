package jp.madoguchi.outreach.gift;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The differences between what the provider says and what we know, each until somebody has said what it was. */
@Service
public class GiftDifferenceService {
    private static final String DIFFERENCE = """
            select d.id, d.incident_id, d.kind, f.file_name, d.line_number, l.name as lot_name, c.card_ref, d.told_state, d.told_on,
              d.told_value, d.our_state, d.our_value, d.found_at, d.settled_at, d.settled_by, d.settled_note_sealed
            from gift_difference d join gift_result_file f on f.id = d.result_file_id
              left join gift g on g.id = d.gift_id left join gift_lot l on l.id = g.lot_id
              left join affected_card c on c.id = g.card_id
            """;

    private final JdbcClient jdbc;
    private final GiftWords words;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final FieldCipher cipher;

    GiftDifferenceService(
            JdbcClient jdbc,
            GiftWords words,
            AuditTrail trail,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock,
            FieldCipher cipher) {
        this.jdbc = jdbc;
        this.words = words;
        this.trail = trail;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** How many wait to be settled. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int open(long incidentId) {
        return count(incidentId, false);
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int count(long incidentId, boolean settled) {
        return jdbc.sql("select count(*) from gift_difference where incident_id = ? and settled_at is "
                        + (settled ? "not null" : "null"))
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    /**
     * The oldest first.
     *
     * @param after the id of the last one of the page before, 0 for the first page
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<GiftDifference> page(long incidentId, boolean settled, long after, int limit) {
        List<GiftDifference> page = jdbc.sql(DIFFERENCE + "where d.incident_id = ? and d.settled_at is "
                        + (settled ? "not null" : "null") + " and d.id > ? order by d.id limit ?")
                .params(incidentId, after, limit)
                .query((row, n) -> difference(row))
                .list();
        if (settled && !page.isEmpty()) {
            // the words may name a person
            trail.look(
                    AuditEntry.of("audit.look.differences", "INCIDENT", incidentId, "-")
                            .with(Map.of("audit.count", String.valueOf(page.size()))),
                    page.stream().map(GiftDifference::id).toList());
        }
        return page;
    }

    /**
     * Says what it was. The difference stays on record with these words.
     *
     * @throws RejectedException where nothing is said, or somebody has settled it already; nothing has been changed then
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void settle(long id, @Nullable String note) {
        // locked before anything is read: of two who settle at once, one is told that it was done
        Standing standing = jdbc.sql("select incident_id, settled_by from gift_difference where id = ? for update")
                .param(id)
                .query(Standing.class)
                .optional()
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.gift.rule.unknownDifference")));
        if (standing.settledBy() != null) {
            throw new RejectedException(MessageText.of("outreach.gift.rule.settled", standing.settledBy()));
        }
        String said = words.required(standing.incidentId(), "note", note);
        jdbc.sql("update gift_difference set settled_at = ?, settled_by = ?, settled_note_sealed = ? where id = ?")
                .params(Arrays.asList(
                        GiftStore.column(clock.instant()),
                        currentUser.require().name(),
                        SealedCodes.SETTLED_NOTE.seal(cipher, id, said),
                        id))
                .update();
        GiftDifference settled = jdbc.sql(DIFFERENCE + "where d.id = ?")
                .param(id)
                .query((row, n) -> difference(row))
                .single();
        events.publishEvent(new GiftsChanged(standing.incidentId()));
        // the words may name a person: they stand encrypted with the difference, and not in the trail
        trail.record(
                "outreach.gift.audit.settled",
                settled.fileName() + " / " + settled.line(),
                null,
                Map.of("outreach.gift.audit.kind", settled.kind().name()));
    }

    private record Standing(long incidentId, @Nullable String settledBy) {}

    private GiftDifference difference(ResultSet row) throws SQLException {
        LocalDateTime settledAt = row.getObject("settled_at", LocalDateTime.class);
        String ours = row.getString("our_state");
        return new GiftDifference(
                row.getLong("id"),
                GiftDifferenceKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getLong("line_number"),
                row.getString("lot_name"),
                row.getString("card_ref"),
                ToldState.valueOf(row.getString("told_state")),
                row.getObject("told_on", LocalDate.class),
                row.getObject("told_value", Integer.class),
                ours == null ? null : GiftState.valueOf(ours),
                row.getObject("our_value", Integer.class),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("found_at", LocalDateTime.class))),
                settledAt == null
                        ? null
                        : new GiftDifference.Settled(
                                Objects.requireNonNull(Tokyo.fromColumn(settledAt)),
                                row.getString("settled_by"),
                                Objects.requireNonNull(SealedCodes.SETTLED_NOTE.open(
                                        cipher, row.getLong("id"), row.getBytes("settled_note_sealed")))));
    }
}
