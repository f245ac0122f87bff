package jp.madoguchi.inquiry.request;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.casefile.GiftsOfCases;
import jp.madoguchi.inquiry.ImpersonationSuspected;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the call center hands to the city; officials settle it, and the desk sees what became of it. */
@Service
@Transactional(readOnly = true)
public class RequestService {
    /** Older ones are found in the list of inquiries. */
    public static final int MOST = 200;

    static final int LONGEST_NOTE = 500;

    private final AuditTrail trail;
    private final GiftRequestQueries gifts;
    private final ImpersonationQueries impersonations;
    private final ObjectProvider<GiftsOfCases> giftsOfCases;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Looks looks;
    private final Clock clock;

    RequestService(
            GiftRequestQueries gifts,
            ImpersonationQueries impersonations,
            ObjectProvider<GiftsOfCases> giftsOfCases,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Looks looks,
            Clock clock) {
        this.trail = trail;
        this.looks = looks;
        this.gifts = gifts;
        this.impersonations = impersonations;
        this.giftsOfCases = giftsOfCases;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps the report in the inquiry's own transaction. */
    @EventListener
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void suspected(ImpersonationSuspected suspicion) {
        impersonations.add(suspicion.incidentId(), suspicion.inquiryId(), now());
    }

    /** Those that wait first. Of a person only the case number is told. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<GiftRequest> gifts(long incidentId) {
        List<GiftRequest> all = gifts.all(incidentId, MOST);
        // people write into the notes what they know, also where names are masked
        looks.list(
                "audit.look.giftRequests",
                incidentId,
                all.stream().map(GiftRequest::id).toList());
        return all;
    }

    /** What one person asked for, the latest first; the cases are theirs, of which there is at least one. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public List<GiftRequest> giftsOf(List<Long> caseIds) {
        return gifts.of(caseIds);
    }

    /** Those that wait first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ImpersonationReport> impersonations(long incidentId) {
        List<ImpersonationReport> all = impersonations.all(incidentId, MOST);
        looks.list(
                "audit.look.impersonations",
                incidentId,
                all.stream().map(ImpersonationReport::inquiryId).toList());
        return all;
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public WaitingRequests waiting(long incidentId) {
        return new WaitingRequests(gifts.waiting(incidentId), impersonations.waiting(incidentId));
    }

    /**
     * Sends a person's gifts again, the same ones, or notes why not.
     *
     * @param note why, where it wasn't; otherwise it may be empty
     * @throws RejectedException without a reason, where it no longer waits, for a card number or a long text, and where there is nothing
     *     to send or nowhere to send it; nothing is changed, and the request goes on waiting
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void settleGift(long incidentId, long id, boolean sent, String note) {
        if (!sent && note.isBlank()) {
            throw new RejectedException("note", MessageText.of("inquiry.request.reasonMissing"));
        }
        check(note);
        if (!gifts.settle(
                incidentId,
                id,
                sent,
                note.isBlank() ? null : note.strip(),
                currentUser.require().name(),
                now())) {
            throw new RejectedException(MessageText.of("inquiry.request.settledAlready"));
        }
        if (sent) {
            // in this transaction: a refusal takes back that it is settled
            giftsOfCases.getObject().sendAgain(incidentId, id, gifts.caseOf(id));
        }
        events.publishEvent(new RequestSettled(incidentId));
        trail.record(AuditEntry.of(
                sent ? "inquiry.audit.gift.sent" : "inquiry.audit.gift.declined", "GIFT_REQUEST", id, "-"));
    }

    /**
     * Notes what was done about somebody who poses as us.
     *
     * @throws RejectedException without a note, where it no longer waits, for a card number or a long text; nothing is changed
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void settleImpersonation(long incidentId, long inquiryId, String note) {
        if (note.isBlank()) {
            throw new RejectedException("note", MessageText.of("inquiry.request.doneMissing"));
        }
        check(note);
        if (!impersonations.settle(
                incidentId, inquiryId, note.strip(), currentUser.require().name(), now())) {
            throw new RejectedException(MessageText.of("inquiry.request.settledAlready"));
        }
        events.publishEvent(new RequestSettled(incidentId));
        trail.record(AuditEntry.of("inquiry.audit.impersonation", "INQUIRY", inquiryId, InquiryNumber.of(inquiryId)));
    }

    private void check(String note) {
        if (!guard.isClean(note)) {
            throw new RejectedException("note", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new RejectedException("note", MessageText.of("inquiry.callback.longNote", LONGEST_NOTE));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
