package jp.madoguchi.inquiry.followup;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.callback.CallbackHanded;
import jp.madoguchi.inquiry.callback.DueRules;
import jp.madoguchi.inquiry.followup.FollowUpStore.Standing;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is to be done after inquiries, by whom it was given to or by whoever has time, until it is done. Each step is kept. Of an inquiry
 * with a promised call, its callback says what became of it.
 */
@Service
public class FollowUpService {
    private final FollowUpStore store;
    private final DueRules rules;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final AuditTrail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FollowUpService(
            FollowUpStore store,
            DueRules rules,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.rules = rules;
        this.currentUser = currentUser;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Keeps who was given a promised call, in whichever way, in the transaction that does it.
     *
     * @throws RejectedException where somebody else's step came in between
     */
    @EventListener
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void handed(CallbackHanded call) {
        List<Standing> standing = store.standing(call.incidentId(), Set.of(call.inquiryId()));
        Assignment step = step(
                call.taken() ? Assignment.Step.TAKEN : Assignment.Step.ASSIGNED,
                call.person(),
                call.dueAt(),
                call.note());
        try {
            store.add(standing, step);
        } catch (DuplicateKeyException e) {
            // somebody else gave it away in the same moment
            throw stale();
        }
        events.publishEvent(new FollowUpChanged(call.incidentId()));
    }

    /**
     * The current user does what was left to whoever has time.
     *
     * @param seen how many steps the user has seen
     * @throws RejectedException where it is another's by now or done
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public void take(long inquiryId, int seen) {
        goOn(inquiryId, seen, (task, has) -> {
            if (has.person() != null) {
                throw notYours();
            }
            String me = currentUser.require().name();
            store.add(List.of(task), step(Assignment.Step.TAKEN, me, has.dueAt(), ""));
            store.take(inquiryId, me);
        });
    }

    /**
     * What was to be done is done.
     *
     * @param note what was done
     * @throws RejectedException without a note, for one that is too long or holds a card number, where it is another's, or where
     *     something has happened to it that the user hasn't seen; nothing is changed then
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public void done(long inquiryId, int seen, String note) {
        if (note.isBlank()) {
            throw new RejectedException("note", MessageText.of("inquiry.followUp.doneMissing"));
        }
        rules.checkNote(note);
        goOn(inquiryId, seen, (task, has) -> {
            PortalUser user = currentUser.require();
            String person = has.person();
            if (person != null && !person.equals(user.name()) && !user.has(Role.SUPERVISOR)) {
                throw notYours();
            }
            store.add(List.of(task), step(Assignment.Step.DONE, user.name(), has.dueAt(), note));
            store.finish(inquiryId, user.name(), now());
        });
    }

    private interface Going {
        void on(Standing task, FollowUp has);
    }

    private void goOn(long inquiryId, int seen, Going going) {
        try {
            transaction.executeWithoutResult(status -> {
                Standing task =
                        store.standing(inquiryId).filter(Standing::isTask).orElseThrow(FollowUpService::notYours);
                FollowUp has = task.followUp();
                if (has == null || has.done() || task.entries() != seen) {
                    throw stale();
                }
                going.on(task, has);
                events.publishEvent(new FollowUpChanged(task.incidentId()));
                trail.record(AuditEntry.of(
                        "inquiry.audit.followUp.step", "INQUIRY", inquiryId, InquiryNumber.of(inquiryId)));
            });
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            throw stale();
        }
    }

    private static RejectedException stale() {
        return new RejectedException("version", MessageText.of("inquiry.followUp.stale"));
    }

    /** The same answer whether it is another's or there never was anything to do. */
    private static RejectedException notYours() {
        return new RejectedException(MessageText.of("inquiry.followUp.notYours"));
    }

    /** What is to be done after an inquiry, and who was given it so far. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Followed of(long inquiryId) {
        return store.standing(inquiryId)
                .map(now -> new Followed(now.followUp(), store.history(inquiryId)))
                .orElse(Followed.NOTHING);
    }

    /** How much waits for the current user or for whoever has time; promised calls are counted with the callbacks. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public int waitingForMe(long incidentId) {
        return store.waitingFor(incidentId, currentUser.require().name());
    }

    private Assignment step(Assignment.Step what, @Nullable String person, Instant dueAt, String note) {
        return Assignment.made(what, person, dueAt, note, currentUser.require().name(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
