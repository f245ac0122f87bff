package jp.madoguchi.privacy.export;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.export.ExportRequest.State;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.FreshSignIn;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * More than {@value #FREELY} rows of personal data a day and user, in one list or in several, leave the portal only when somebody else
 * has allowed it who sees what it holds, once, within a day, and when whoever takes them has signed in within the last five minutes.
 */
@Service
@Transactional
public class BulkExportService {
    /** So many rows may be taken within 24 hours without asking anybody; what was allowed doesn't count. */
    public static final long FREELY = 1_000;

    public static final Duration FRESH = Duration.ofMinutes(5);
    public static final Duration LASTING = Duration.ofHours(24);
    static final int LONGEST_REASON = 500;
    private static final int LONGEST_WHAT = 1_500;
    /** Of what was allowed; people go on working meanwhile. */
    private static final double MORE = 1.1;

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final FreelyTaken taken;
    private final CardNumberGuard guard;
    private final BlindIndex index;
    private final FieldCipher cipher;
    private final CurrentUser currentUser;
    private final FreshSignIn signIn;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BulkExportService(
            JdbcClient jdbc,
            FreelyTaken taken,
            CardNumberGuard guard,
            BlindIndex index,
            FieldCipher cipher,
            CurrentUser currentUser,
            FreshSignIn signIn,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.taken = taken;
        this.guard = guard;
        this.index = index;
        this.cipher = cipher;
        this.currentUser = currentUser;
        this.signIn = signIn;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** What the user may do with a list now. */
    public enum Standing {
        /** It is small, or it is allowed and the sign-in is fresh. */
        FREE,
        MUST_ASK,
        WAITS,
        /** It is allowed; the user has to sign in again first. */
        MUST_SIGN_IN
    }

    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Standing standing(ExportScope scope, long rows) {
        if (mayTakeFreely(rows)) {
            return Standing.FREE;
        }
        if (allowed(scope, rows).isPresent()) {
            return signIn.within(FRESH) ? Standing.FREE : Standing.MUST_SIGN_IN;
        }
        return own(scope).stream().anyMatch(one -> one.state() == State.REQUESTED) ? Standing.WAITS : Standing.MUST_ASK;
    }

    /** Where to sign in once more, and come back from to this screen. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public String signInAgain(String screen) {
        return signIn.again(screen);
    }

    /**
     * Called by what writes the list, before its first row and in no transaction of its own: uses the permission up, where one is needed.
     *
     * @throws RejectedException where it is too much with what the user has taken within the last 24 hours and nobody else has allowed it,
     *     or the sign-in is older; nothing may leave then
     */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.AUDITOR})
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void take(ExportScope scope, long rows) {
        String user = currentUser.require().name();
        taken.takeTurn(user);
        if (mayTakeFreely(rows)) {
            taken.add(user, rows);
            return;
        }
        ExportRequest request = allowed(scope, rows).orElseThrow(() -> mustAsk(rows));
        if (!signIn.within(FRESH)) {
            throw new RejectedException(MessageText.of("privacy.export.rule.signIn", FRESH.toMinutes()));
        }
        int used = jdbc.sql("update export_request set state = 'USED', used_at = ? where id = ? and state = 'APPROVED'")
                .params(Arrays.asList(Tokyo.toColumn(now()), request.id()))
                .update();
        if (used != 1) {
            throw mustAsk(rows);
        }
        changed("privacy.export.audit.taken", request, rows);
    }

    private boolean mayTakeFreely(long rows) {
        return rows <= FREELY && taken.rows(currentUser.require().name()) + rows <= FREELY;
    }

    private RejectedException mustAsk(long rows) {
        return new RejectedException(
                rows > FREELY
                        ? MessageText.of("privacy.export.rule.ask", FREELY)
                        : MessageText.of(
                                "privacy.export.rule.slices",
                                FREELY,
                                taken.rows(currentUser.require().name())));
    }

    /**
     * Asks for it.
     *
     * @param what the list is filtered by, and which columns it has, in words: for who decides
     * @throws RejectedException where it needn't be asked for or is asked for already, without a reason, and where the words can't be kept;
     *     nothing is kept then
     */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.AUDITOR})
    public void request(ExportScope scope, long rows, LocalizedText what, @Nullable String reason) {
        String why = reason(reason);
        check(what.ja());
        check(what.en());
        if (standing(scope, rows) != Standing.MUST_ASK) {
            throw new RejectedException(MessageText.of("privacy.export.rule.asked"));
        }
        PortalUser user = currentUser.require();
        ExportRequest request = new ExportRequest(
                Ids.next(),
                scope,
                rows,
                what,
                why,
                State.REQUESTED,
                user.name(),
                user.displayName(),
                user.organisation(),
                user.has(Role.SUPERVISOR),
                now(),
                null,
                null,
                null,
                null);
        jdbc.sql("""
                        insert into export_request (id, kind, scope_hash, row_count, what_ja_sealed, what_en_sealed, reason_sealed, state,
                          requested_by, requested_by_name, requested_org, by_desk, requested_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        request.id(),
                        scope.kind(),
                        kept(scope),
                        rows,
                        SealedExports.WHAT_JA.seal(cipher, request.id(), what.ja()),
                        SealedExports.WHAT_EN.seal(cipher, request.id(), what.en()),
                        SealedExports.REASON.seal(cipher, request.id(), why),
                        user.name(),
                        user.displayName(),
                        request.organisation(),
                        request.byDesk(),
                        Tokyo.toColumn(request.requestedAt())))
                .update();
        changed("privacy.export.audit.requested", request, rows);
    }

    /**
     * @throws RejectedException for whoever asked for it and for their own organisation, where what the desk asks for isn't decided by the
     *     city, and where it is decided already
     */
    @RolesAllowed({Roles.SUPERVISOR, Roles.APPROVER})
    public void approve(long id) {
        decide(id, State.APPROVED, null, "privacy.export.audit.approved");
    }

    /** @throws RejectedException likewise, and without a reason */
    @RolesAllowed({Roles.SUPERVISOR, Roles.APPROVER})
    public void refuse(long id, @Nullable String reason) {
        decide(id, State.REFUSED, reason(reason), "privacy.export.audit.refused");
    }

    private void decide(long id, State state, @Nullable String why, String action) {
        PortalUser user = currentUser.require();
        ExportRequest request = find("where id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> new RejectedException(MessageText.of("privacy.export.rule.decided")));
        if (request.requestedBy().equals(user.name())) {
            throw new RejectedException(MessageText.of("privacy.export.rule.own"));
        }
        if (!request.isDecidedBy(user)) {
            throw new RejectedException(MessageText.of("privacy.export.rule.city"));
        }
        int changed = jdbc.sql("""
                        update export_request set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, remark_sealed = ?
                        where id = ? and state = 'REQUESTED'""")
                .params(Arrays.asList(
                        state.name(),
                        user.name(),
                        user.displayName(),
                        Tokyo.toColumn(now()),
                        SealedExports.REMARK.seal(cipher, id, why),
                        id))
                .update();
        if (changed != 1) {
            throw new RejectedException(MessageText.of("privacy.export.rule.decided"));
        }
        changed(action, request, request.rows());
    }

    /** Without the words, which may name whom the list is about: they stand with the request, encrypted, and are erased one day. */
    private void changed(String action, ExportRequest request, long rows) {
        events.publishEvent(new ExportRequestsChanged());
        trail.record(AuditEntry.of(
                        action, new AuditObject("E-" + request.id(), "EXPORT_REQUEST", String.valueOf(request.id())))
                .with(Map.of(request.scope().kind(), String.valueOf(rows))));
    }

    /** Whether the current user is one of those who decide on it. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public boolean mayDecide(ExportRequest request) {
        return request.state() == State.REQUESTED && request.isDecidedBy(currentUser.require());
    }

    /** All requests of late, those that wait first. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<ExportRequest> requests() {
        List<ExportRequest> requests = find(
                "order by case state when 'REQUESTED' then 0 else 1 end, requested_at desc, id desc limit " + MOST);
        if (!requests.isEmpty()) {
            trail.look(
                    AuditEntry.of("audit.look.exports", AuditObject.called("-"))
                            .with(Map.of("audit.count", String.valueOf(requests.size()))),
                    requests.stream().map(ExportRequest::id).toList());
        }
        return requests;
    }

    private Optional<ExportRequest> allowed(ExportScope scope, long rows) {
        Instant since = clock.instant().minus(LASTING);
        return own(scope).stream()
                .filter(one -> one.state() == State.APPROVED && rows <= one.rows() * MORE)
                .filter(one -> Objects.requireNonNull(one.decidedAt()).isAfter(since))
                .findFirst();
    }

    /** Keyed: a plain hash of a list that is filtered by a number could be turned into the number again by trying all. */
    private String kept(ExportScope scope) {
        return index.of("export.scope", scope.hash());
    }

    private List<ExportRequest> own(ExportScope scope) {
        return find(
                "where requested_by = ? and kind = ? and scope_hash = ? order by requested_at desc",
                currentUser.require().name(),
                scope.kind(),
                kept(scope));
    }

    private List<ExportRequest> find(String which, Object... params) {
        return jdbc.sql("""
                        select id, kind, scope_hash, row_count, what_ja_sealed, what_en_sealed, reason_sealed, state, requested_by,
                          requested_by_name, requested_org, by_desk, requested_at, decided_by_name, decided_at, remark_sealed, used_at from export_request
                        """ + which)
                .params(Arrays.asList(params))
                .query(this::request)
                .list();
    }

    private ExportRequest request(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        String ja = SealedExports.WHAT_JA.open(cipher, id, row.getBytes("what_ja_sealed"));
        String en = SealedExports.WHAT_EN.open(cipher, id, row.getBytes("what_en_sealed"));
        return new ExportRequest(
                id,
                new ExportScope(row.getString("kind"), row.getString("scope_hash")),
                row.getLong("row_count"),
                ja == null || en == null ? null : new LocalizedText(ja, en),
                Objects.requireNonNullElse(SealedExports.REASON.open(cipher, id, row.getBytes("reason_sealed")), ""),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getString("requested_by_name"),
                row.getString("requested_org"),
                row.getBoolean("by_desk"),
                Objects.requireNonNull(at(row, "requested_at")),
                row.getString("decided_by_name"),
                at(row, "decided_at"),
                SealedExports.REMARK.open(cipher, id, row.getBytes("remark_sealed")),
                at(row, "used_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        return Tokyo.fromColumn(row.getObject(column, LocalDateTime.class));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void check(String words) {
        if (words.codePointCount(0, words.length()) > LONGEST_WHAT) {
            throw new RejectedException(MessageText.of("privacy.export.rule.long", LONGEST_WHAT));
        }
        if (!guard.isClean(words)) {
            throw new RejectedException(MessageText.of("privacy.export.rule.cardNumber"));
        }
    }

    private String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RejectedException("reason", MessageText.of("privacy.export.rule.reason"));
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonLong", LONGEST_REASON));
        }
        if (!guard.isClean(reason)) {
            throw new RejectedException("reason", MessageText.of("privacy.reveal.reasonCardNumber"));
        }
        return reason.strip();
    }
}
