package jp.madoguchi.privacy;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who has had masked personal data shown, and why. Officials add to it by looking, auditors read it, nobody changes it. */
@Service
public class RevealLog {
    public static final int LONGEST_REASON = 500;

    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final AuditTrail trail;
    private final Clock clock;
    private final FieldCipher cipher;
    private final int perHour;

    /** @param perHour how much one user may have shown in an hour; at least 1 */
    RevealLog(
            JdbcClient jdbc,
            CardNumberGuard guard,
            CurrentUser currentUser,
            AuditTrail trail,
            Clock clock,
            FieldCipher cipher,
            @Value("${madoguchi.privacy.reveals-per-hour:30}") int perHour) {
        if (perHour < 1) {
            throw new IllegalArgumentException("madoguchi.privacy.reveals-per-hour must be 1 or more");
        }
        this.perHour = perHour;
        this.jdbc = jdbc;
        this.guard = guard;
        this.currentUser = currentUser;
        this.trail = trail;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** One look at personal data. */
    public record Entry(
            long id, Instant revealedAt, String userName, Role role, RevealedObject object, String reason) {}

    /**
     * Notes in the running transaction that the current user looks at something, under the role that lets an official do so. Whoever has a
     * transaction has one that reads what is committed: another would count what was shown as it was before the user's turn came.
     *
     * @throws RejectedException where no reason is given, or one that can't be kept, and where the user has had as much shown within
     *     the last hour as is allowed, which is an entry of its own in the trail; nothing must be shown then
     * @param entry by which the trail knows this look: the only one. The reason doesn't belong into it
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Reveal record(RevealedObject object, @Nullable String reason, AuditEntry entry) {
        String kept = checked(reason);
        takeTurn();
        refuseTooMany(object);
        long id = Ids.next();
        jdbc.sql("""
                        insert into personal_data_reveal (id, revealed_at, user_name, role, object, case_id, reason_sealed)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                        currentUser.require().name(),
                        Role.OFFICIAL.name(),
                        object.column(),
                        object.caseId(),
                        SealedReveals.REASON.seal(cipher, id, kept)))
                .update();
        // the reason may name whom it is about: it is kept here, encrypted, and not in the trail, which nobody can
        // erase
        trail.record(entry);
        return new Reveal(object);
    }

    /** The same, named in the trail as having masked data shown. @throws RejectedException likewise */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Reveal record(RevealedObject object, @Nullable String reason) {
        return record(object, reason, AuditEntry.of("audit.look.reveal", audited(object)));
    }

    /** Whoever counts waits until the user's other looks are counted. */
    private void takeTurn() {
        if (!Integer.valueOf(TransactionDefinition.ISOLATION_READ_COMMITTED)
                .equals(TransactionSynchronizationManager.getCurrentTransactionIsolationLevel())) {
            throw new IllegalStateException("what was shown is counted in a transaction that reads what is committed");
        }
        String user = currentUser.require().name();
        jdbc.sql("insert into reveal_turn (user_name) values (?) on duplicate key update user_name = ?")
                .params(user, user)
                .update();
    }

    /**
     * Before something is gathered that takes long: {@link #record} comes after it, since everybody else who adds to the trail waits from
     * then on, and asks the same once more.
     *
     * @throws RejectedException where the user has had as much shown within the last hour as is allowed, as {@link #record} does
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void refuseTooMany(RevealedObject object) {
        String user = currentUser.require().name();
        Instant now = clock.instant();
        int shown = jdbc.sql("select count(*) from personal_data_reveal where user_name = ? and revealed_at > ?")
                .params(Arrays.asList(user, Tokyo.toColumn(now.minus(HOUR))))
                .query(Integer.class)
                .single();
        if (shown >= perHour) {
            // kept although the transaction is rolled back
            trail.look(AuditEntry.of("privacy.reveal.refused", audited(object))
                    .with(Map.of("audit.count", String.valueOf(shown))));
            throw new RejectedException(MessageText.of("privacy.reveal.tooMany", perHour));
        }
    }

    private static AuditObject audited(RevealedObject object) {
        return object.number().isEmpty()
                ? AuditObject.called("-")
                : new AuditObject(object.number(), object.kind().toUpperCase(Locale.ROOT), object.number());
    }

    private String checked(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonMissing"));
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonLong", LONGEST_REASON));
        }
        if (!guard.isClean(reason)) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonCardNumber"));
        }
        return reason.strip();
    }

    /** How much one user has had shown in one hour of the clock. */
    public record Hour(String userName, Instant from, int reveals) {}

    /** The hours in which something was shown, the latest first. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public List<Hour> hours(int most) {
        // whole hours of UTC are whole hours in Japan
        return jdbc.sql("""
                        select user_name, cast(revealed_at as date) as shown_on, extract(hour from revealed_at) as shown_in,
                          count(*) as reveals
                        from personal_data_reveal
                        group by user_name, cast(revealed_at as date), extract(hour from revealed_at)
                        order by shown_on desc, shown_in desc, reveals desc, user_name limit ?""")
                .param(most)
                .query((row, n) -> new Hour(
                        row.getString("user_name"),
                        Objects.requireNonNull(Tokyo.fromColumn(
                                row.getObject("shown_on", LocalDate.class).atTime(row.getInt("shown_in"), 0))),
                        row.getInt("reveals")))
                .list();
    }

    /** How much one user may have shown within an hour. */
    @RolesAllowed(Roles.AUDITOR)
    public int perHour() {
        return perHour;
    }

    /** The latest first. Who reads it sees why, which is about persons. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public List<Entry> page(int offset, int limit) {
        List<Entry> page = entries(offset, limit);
        if (!page.isEmpty()) {
            trail.look(
                    AuditEntry.of("audit.look.reveals", AuditObject.called("-"))
                            .with(Map.of("audit.count", String.valueOf(page.size()))),
                    page.stream().map(Entry::id).toList());
        }
        return page;
    }

    private List<Entry> entries(int offset, int limit) {
        return jdbc.sql("""
                        select id, revealed_at, user_name, role, object, case_id, reason_sealed from personal_data_reveal
                        order by revealed_at desc, id desc limit ? offset ?""")
                .params(limit, offset)
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("revealed_at", LocalDateTime.class))),
                        row.getString("user_name"),
                        Role.valueOf(row.getString("role")),
                        RevealedObject.ofColumns(row.getString("object"), row.getObject("case_id", Long.class)),
                        Objects.requireNonNull(
                                SealedReveals.REASON.open(cipher, row.getLong("id"), row.getBytes("reason_sealed")))))
                .list();
    }

    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public int count() {
        return jdbc.sql("select count(*) from personal_data_reveal")
                .query(Integer.class)
                .single();
    }
}
