package jp.madoguchi.inquiry.callback;

import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.CallbackPromised;
import jp.madoguchi.inquiry.CallbackWithdrawn;
import jp.madoguchi.inquiry.OutgoingCallLogged;
import jp.madoguchi.inquiry.PersonCorrected;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of promised calls when an inquiry is logged or corrected, always in the transaction of that inquiry. Nothing of it is an
 * entry of the audit trail: the inquiry is one.
 */
@Service
@Transactional(readOnly = true)
public class PromisedCalls {
    private final CallbackQueries queries;
    private final ApplicationEventPublisher events;

    PromisedCalls(CallbackQueries queries, ApplicationEventPublisher events) {
        this.queries = queries;
        this.events = events;
    }

    /**
     * Keeps the promise in the inquiry's own transaction: there is no inquiry that says so without a promise. One that had been
     * dropped before a correction brought it back waits once more; one that was kept stays so.
     */
    @EventListener
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void promised(CallbackPromised promise) {
        long id = queries.promisedIn(promise.inquiryId()).map(Callback::id).orElseGet(() -> queries.add(promise));
        queries.reopen(id, promise);
        events.publishEvent(new CallbackChanged(promise.incidentId(), id));
    }

    /** The inquiry was corrected: if the call still waits, nobody is to make it. */
    @EventListener
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void withdrawn(CallbackWithdrawn promise) {
        queries.promisedIn(promise.inquiryId())
                .filter(callback ->
                        queries.close(callback.id(), CallbackState.WITHDRAWN, "", promise.by(), promise.at()))
                .ifPresent(callback -> events.publishEvent(new CallbackChanged(promise.incidentId(), callback.id())));
    }

    /** The same call, to somebody else; what was written down as the number to call stays. */
    @EventListener
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void personCorrected(PersonCorrected correction) {
        queries.promisedIn(correction.inquiryId())
                .filter(callback -> queries.setPerson(callback.id(), correction.caseId()))
                .ifPresent(
                        callback -> events.publishEvent(new CallbackChanged(correction.incidentId(), callback.id())));
    }

    /**
     * The promise was kept, in the transaction of the inquiry that is logged of it. Where somebody else was quicker, what they
     * noted stays, and the inquiry is kept all the same: its caller was on the line.
     */
    @EventListener
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void logged(OutgoingCallLogged call) {
        long id = call.reason().id();
        if (call.reason().kind() != CallReason.Kind.CALLBACK
                || queries.find(call.incidentId(), id).isEmpty()) {
            return;
        }
        if (queries.close(id, CallbackState.REACHED, "", call.operator(), call.at())) {
            queries.addAttempt(id, true, "", call.operator(), call.at());
        }
        queries.link(call.incidentId(), id, call.inquiryId());
        events.publishEvent(new CallbackChanged(call.incidentId(), id));
    }
}
