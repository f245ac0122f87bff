package jp.madoguchi.privacy;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import jp.madoguchi.security.limit.Limit;
import jp.madoguchi.security.limit.Limited;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has had masked personal data shown, and why. Officials add to it by looking, auditors read it, nobody changes it. */
@Service
public class RevealLog {
    public static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final AuditTrail trail;
    private final Clock clock;
    private final FieldCipher cipher;

    RevealLog(
            JdbcClient jdbc,
            CardNumberGuard guard,
            CurrentUser currentUser,
            AuditTrail trail,
            Clock clock,
            FieldCipher cipher) {
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
     * Notes in the running transaction that the current user looks at something, under the role that lets an official do so.
     *
     * @throws RejectedException where no reason is given, or one that can't be kept; nothing must be shown then
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    @Limited(Limit.REVEAL_PER_USER)
    public Reveal record(RevealedObject object, @Nullable String reason) {
        String kept = checked(reason);
        long id = Ids.next();
        jdbc.sql("""
                        insert into personal_data_reveal (id, revealed_at, user_name, role, object, reason_sealed)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                        currentUser.require().name(),
                        Role.OFFICIAL.name(),
                        object.column(),
                        SealedReveals.REASON.seal(cipher, id, kept)))
                .update();
        // the reason may name whom it is about: it is kept here, encrypted, and not in the trail, which nobody can
        // erase
        trail.record(AuditEntry.of("audit.look.reveal", audited(object)));
        return new Reveal(object);
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

    /** The latest first. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(readOnly = true)
    public List<Entry> page(int offset, int limit) {
        return jdbc.sql("""
                        select id, revealed_at, user_name, role, object, reason_sealed from personal_data_reveal
                        order by revealed_at desc, id desc limit ? offset ?""")
                .params(limit, offset)
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("revealed_at", LocalDateTime.class))),
                        row.getString("user_name"),
                        Role.valueOf(row.getString("role")),
                        RevealedObject.ofColumn(row.getString("object")),
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
