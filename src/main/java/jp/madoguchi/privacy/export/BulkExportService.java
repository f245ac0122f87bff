package jp.madoguchi.privacy.export;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.privacy.export.ExportRequest.State;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.FreshSignIn;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
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
    /** Of what was allowed; people go on working meanwhile. */
    private static final double MORE = 1.1;

    private final ExportRequestStore requests;
    private final FreelyTaken taken;
    private final ExportTexts texts;
    private final CurrentUser currentUser;
    private final FreshSignIn signIn;
    private final ExportTrail changes;
    private final Clock clock;

    BulkExportService(
            ExportRequestStore requests,
            FreelyTaken taken,
            ExportTexts texts,
            CurrentUser currentUser,
            FreshSignIn signIn,
            ExportTrail changes,
            Clock clock) {
        this.requests = requests;
        this.taken = taken;
        this.texts = texts;
        this.currentUser = currentUser;
        this.signIn = signIn;
        this.changes = changes;
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
        if (taken.leaves(currentUser.require().name(), rows)) {
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
        if (taken.leaves(user, rows)) {
            taken.add(user, rows);
            return;
        }
        ExportRequest request = allowed(scope, rows).orElseThrow(() -> taken.mustAsk(user, rows));
        if (!signIn.within(FRESH)) {
            throw new RejectedException(MessageText.of("privacy.export.rule.signIn", FRESH.toMinutes()));
        }
        if (!requests.use(request.id())) {
            throw taken.mustAsk(user, rows);
        }
        changes.record("privacy.export.audit.taken", request, rows);
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
        String why = texts.reason(reason);
        texts.check(what);
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
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                null,
                null);
        requests.add(request);
        changes.record("privacy.export.audit.requested", request, rows);
    }

    private Optional<ExportRequest> allowed(ExportScope scope, long rows) {
        Instant since = clock.instant().minus(LASTING);
        return own(scope).stream()
                .filter(one -> one.state() == State.APPROVED && rows <= one.rows() * MORE)
                .filter(one -> Objects.requireNonNull(one.decidedAt()).isAfter(since))
                .findFirst();
    }

    private List<ExportRequest> own(ExportScope scope) {
        return requests.of(currentUser.require().name(), scope);
    }
}
