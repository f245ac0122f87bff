package jp.madoguchi.inquiry.briefing;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Briefings for all desks: supervisors and officials write them, everybody at the desk confirms that they read them. */
@Service
@Transactional(readOnly = true)
public class BriefingService {
    static final int LONGEST_TEXT = 1_000;
    /** Older ones say nothing any more. */
    static final int MOST = 100;

    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BriefingService(
            JdbcClient jdbc,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.trail = trail;
        this.jdbc = jdbc;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** The last ones, the latest first, those that are no longer valid among them. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<Briefing> all(long incidentId) {
        Map<Long, List<String>> readers = new HashMap<>();
        jdbc.sql("""
                        select r.briefing_id, r.user_name from briefing_read r join briefing b on b.id = r.briefing_id
                        where b.incident_id = ? order by r.read_at, r.user_name""").param(incidentId).query(row -> {
            readers.computeIfAbsent(row.getLong("briefing_id"), id -> new ArrayList<>())
                    .add(row.getString("user_name"));
        });
        return jdbc.sql("""
                        select id, content, important, valid_from, valid_until, written_by, written_at, withdrawn_at
                        from briefing where incident_id = ? order by written_at desc, id desc limit ?""")
                .params(incidentId, MOST)
                .query((row, n) -> briefing(row, readers))
                .list();
    }

    /** Those that are valid now and that the current user hasn't confirmed yet, important ones first. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public List<Briefing> unread(long incidentId) {
        String me = currentUser.require().name();
        Instant now = clock.instant();
        List<Briefing> unread = new ArrayList<>(all(incidentId).stream()
                .filter(briefing ->
                        briefing.isValidAt(now) && !briefing.readers().contains(me))
                .toList());
        unread.sort((a, b) -> Boolean.compare(b.important(), a.important()));
        return unread;
    }

    /**
     * Tells all desks.
     *
     * @throws RejectedException for a text that is missing, too long or holds a card number, or an end before the beginning or now;
     *     nothing is changed then
     */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL})
    @Transactional
    @SentOnce
    public void publish(long incidentId, NewBriefing briefing) {
        Instant now = now();
        Instant from = briefing.validFrom() == null ? now : briefing.validFrom();
        check(briefing, from, now);
        long id = Ids.next();
        jdbc.sql("""
                        insert into briefing (id, incident_id, content, important, valid_from, valid_until, written_by, written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        incidentId,
                        briefing.text().strip(),
                        briefing.important(),
                        Tokyo.toColumn(from),
                        Tokyo.toColumn(briefing.validUntil()),
                        currentUser.require().name(),
                        Tokyo.toColumn(now)))
                .update();
        events.publishEvent(new BriefingChanged(incidentId, id));
        trail.record(AuditEntry.of("inquiry.audit.briefing.published", "BRIEFING", id, "-"));
    }

    /** The current user has read it; once more changes nothing. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void confirm(long incidentId, long id) {
        String me = currentUser.require().name();
        boolean open = all(incidentId).stream()
                .anyMatch(briefing -> briefing.id() == id && !briefing.readers().contains(me));
        if (!open) {
            return;
        }
        try {
            jdbc.sql("insert into briefing_read (briefing_id, user_name, read_at) values (?, ?, ?)")
                    .params(Arrays.asList(id, me, Tokyo.toColumn(now())))
                    .update();
        } catch (DuplicateKeyException e) {
            // in another window at the same moment
            return;
        }
        events.publishEvent(new BriefingChanged(incidentId, id));
    }

    /**
     * Takes a briefing back; it stays readable.
     *
     * @throws RejectedException where it is withdrawn already, or there is none
     */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL})
    @Transactional
    public void withdraw(long incidentId, long id) {
        int changed = jdbc.sql(
                        "update briefing set withdrawn_at = ? where id = ? and incident_id = ? and withdrawn_at is null")
                .params(Arrays.asList(Tokyo.toColumn(now()), id, incidentId))
                .update();
        if (changed == 0) {
            throw new RejectedException(MessageText.of("inquiry.briefing.withdrawnAlready"));
        }
        events.publishEvent(new BriefingChanged(incidentId, id));
        trail.record(AuditEntry.of("inquiry.audit.briefing.withdrawn", "BRIEFING", id, "-"));
    }

    private void check(NewBriefing briefing, Instant from, Instant now) {
        String text = briefing.text();
        if (text.isBlank()) {
            throw new RejectedException("text", MessageText.of("inquiry.briefing.textMissing"));
        }
        if (!guard.isClean(text)) {
            throw new RejectedException("text", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new RejectedException("text", MessageText.of("inquiry.script.tooLong", LONGEST_TEXT));
        }
        Instant until = briefing.validUntil();
        if (until != null && (!until.isAfter(from) || !until.isAfter(now))) {
            throw new RejectedException("validUntil", MessageText.of("inquiry.briefing.untilTooEarly"));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Briefing briefing(ResultSet row, Map<Long, List<String>> readers) throws SQLException {
        return new Briefing(
                row.getLong("id"),
                row.getString("content"),
                row.getBoolean("important"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("valid_from", LocalDateTime.class))),
                Tokyo.fromColumn(row.getObject("valid_until", LocalDateTime.class)),
                row.getString("written_by"),
                Objects.requireNonNull(Tokyo.fromColumn(row.getObject("written_at", LocalDateTime.class))),
                Tokyo.fromColumn(row.getObject("withdrawn_at", LocalDateTime.class)),
                readers.getOrDefault(row.getLong("id"), List.of()));
    }
}
