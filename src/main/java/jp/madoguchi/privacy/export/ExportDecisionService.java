package jp.madoguchi.privacy.export;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.export.ExportRequest.State;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The four eyes on large lists: somebody else than who wants to take one away, and of elsewhere, sees what it holds and decides. */
@Service
@Transactional
public class ExportDecisionService {
    private final ExportRequestStore requests;
    private final ExportTexts texts;
    private final CurrentUser currentUser;
    private final ExportTrail changes;
    private final AuditTrail trail;

    ExportDecisionService(
            ExportRequestStore requests,
            ExportTexts texts,
            CurrentUser currentUser,
            ExportTrail changes,
            AuditTrail trail) {
        this.requests = requests;
        this.texts = texts;
        this.currentUser = currentUser;
        this.changes = changes;
        this.trail = trail;
    }

    /** All requests of late, those that wait first. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<ExportRequest> requests() {
        List<ExportRequest> latest = requests.latest();
        if (!latest.isEmpty()) {
            trail.look(
                    AuditEntry.of("audit.look.exports", AuditObject.called("-"))
                            .with(Map.of("audit.count", String.valueOf(latest.size()))),
                    latest.stream().map(ExportRequest::id).toList());
        }
        return latest;
    }

    /** Whether the current user is one of those who decide on it. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public boolean mayDecide(ExportRequest request) {
        return request.state() == State.REQUESTED && request.isDecidedBy(currentUser.require());
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
        decide(id, State.REFUSED, texts.reason(reason), "privacy.export.audit.refused");
    }

    private void decide(long id, State state, @Nullable String why, String action) {
        PortalUser user = currentUser.require();
        ExportRequest request = requests.byId(id).orElseThrow(ExportDecisionService::decidedAlready);
        if (request.requestedBy().equals(user.name())) {
            throw new RejectedException(MessageText.of("privacy.export.rule.own"));
        }
        if (!request.isDecidedBy(user)) {
            throw new RejectedException(MessageText.of("privacy.export.rule.city"));
        }
        if (!requests.decide(id, state, user, why)) {
            throw decidedAlready();
        }
        changes.record(action, request, request.rows());
    }

    private static RejectedException decidedAlready() {
        return new RejectedException(MessageText.of("privacy.export.rule.decided"));
    }
}
