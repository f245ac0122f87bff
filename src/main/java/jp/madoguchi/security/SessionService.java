package jp.madoguchi.security;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.CellGuard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one place where all sessions of a user are ended: somebody has left, or a password is in wrong hands. */
@Service
public class SessionService {
    private static final int LONGEST_REASON = 500;

    private final SignedInSessions sessions;
    private final CurrentUser currentUser;
    private final CellGuard guard;
    private final ApplicationEventPublisher events;

    SessionService(
            SignedInSessions sessions, CurrentUser currentUser, CellGuard guard, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.currentUser = currentUser;
        this.guard = guard;
        this.events = events;
    }

    /** Of all nodes; the latest sign-in first. */
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<SignedInSession> signedIn() {
        return sessions.all();
    }

    /**
     * Ends them: on this node at once, on the others at their next look. Who shall not come back is disabled in Keycloak.
     *
     * @param reason up to 500 characters
     * @throws RejectedException without a reason or with a card number in it, for the own sessions, and where the user has none
     */
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public void endAllOf(String user, String reason) {
        if (reason.isBlank()) {
            throw new RejectedException("reason", MessageText.of("security.sessions.reasonMissing"));
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new RejectedException("reason", MessageText.of("security.sessions.reasonTooLong", LONGEST_REASON));
        }
        if (guard.mustNotBeStored(reason)) {
            throw new RejectedException("reason", MessageText.of("security.sessions.cardNumber"));
        }
        String by = currentUser.require().name();
        if (user.equals(by)) {
            throw new RejectedException(MessageText.of("security.sessions.own"));
        }
        int there = sessions.count(user);
        if (there == 0) {
            throw new RejectedException(MessageText.of("security.sessions.gone"));
        }
        sessions.endElsewhere(user, by);
        // without an entry nothing is ended: what the other nodes are asked stands in the same transaction, and the own
        // end after it
        events.publishEvent(new SessionsEnded(user, there, reason.strip()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sessions.endHere(user);
            }
        });
    }
}
