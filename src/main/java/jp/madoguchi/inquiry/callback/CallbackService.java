package jp.madoguchi.inquiry.callback;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.inquiry.DeskPeople;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The queue of promised calls, which operators and supervisors work off. Inquiries put calls into it through {@link PromisedCalls}. */
@Service
@Transactional(readOnly = true)
public class CallbackService {
    /** A longer queue isn't worked off by reading it. */
    public static final int MOST = 500;

    /** Of what is done, so many are shown. */
    static final int MOST_CLOSED = 50;

    private final AuditTrail trail;
    private final CallbackQueries queries;
    private final DueRules rules;
    private final DeskPeople people;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Looks looks;
    private final Clock clock;

    CallbackService(
            CallbackQueries queries,
            DueRules rules,
            DeskPeople people,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Looks looks,
            Clock clock) {
        this.trail = trail;
        this.looks = looks;
        this.queries = queries;
        this.rules = rules;
        this.people = people;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** What was promised in an inquiry. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public Optional<Callback> promisedIn(long inquiryId) {
        return queries.promisedIn(inquiryId).map(this::forReader);
    }

    /** The promise that was kept in an inquiry. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public Optional<Callback> keptIn(long inquiryId) {
        return queries.keptIn(inquiryId).map(this::forReader);
    }

    /** Those due first come first; at most {@value #MOST}. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public List<Callback> waiting(long incidentId) {
        return noted(incidentId, queries.waiting(incidentId, MOST));
    }

    /** The same, of the user's own and of those left to whoever has time. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public List<Callback> waitingForMe(long incidentId) {
        return noted(
                incidentId, queries.waitingFor(incidentId, currentUser.require().name(), MOST));
    }

    /** What became of the last ones. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public List<Callback> closed(long incidentId) {
        return noted(incidentId, queries.closed(incidentId, MOST_CLOSED));
    }

    private List<Callback> noted(long incidentId, List<Callback> callbacks) {
        looks.list(
                "audit.look.callbacks",
                incidentId,
                callbacks.stream().map(Callback::id).toList());
        return forReader(callbacks);
    }

    /** What one person was promised, the latest first; the cases are theirs, of which there is at least one. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public List<Callback> ofCases(long incidentId, List<Long> caseIds) {
        return queries.ofCases(incidentId, caseIds);
    }

    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public CallbackCounts counts(long incidentId) {
        return queries.counts(incidentId, clock.instant(), currentUser.require().name());
    }

    /** How many calls were promised on the days of a span, and in how many of them somebody was reached. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public KeptPromises kept(long incidentId, LocalDate from, LocalDate to) {
        return queries.kept(incidentId, Tokyo.startOf(from), Tokyo.startOf(to.plusDays(1)));
    }

    /** How many promises are still to be kept; the city is told the number and nobody's name. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public int open(long incidentId) {
        return queries.counts(incidentId, clock.instant(), "").waiting();
    }

    /**
     * The current user is going to call.
     *
     * @throws RejectedException where somebody else has taken it meanwhile, or it no longer waits
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void take(long incidentId, long id) {
        Callback callback = waiting(incidentId, id);
        String me = currentUser.require().name();
        if (!me.equals(callback.person())) {
            hand(incidentId, callback, me, true, "");
            trail.record(entry("inquiry.audit.callback.taken", callback));
        }
    }

    /**
     * Gives it to somebody, or to whoever has time.
     *
     * @param note what is said with it; may be empty
     * @throws RejectedException like {@link #take}, for somebody who isn't known, and for a note that is too long or holds a card
     *     number
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional
    public void assign(long incidentId, long id, @Nullable String person, String note) {
        trail.record(assigned(incidentId, id, person, note));
    }

    /**
     * The same as one of several changes, in the transaction of whoever makes them.
     *
     * @return what is to be recorded after the last of them
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(propagation = Propagation.MANDATORY)
    public AuditEntry assigned(long incidentId, long id, @Nullable String person, String note) {
        rules.checkNote(note);
        if (person != null && !people.knows(incidentId, person)) {
            throw new RejectedException("person", MessageText.of("inquiry.assign.unknownPerson", person));
        }
        Callback callback = waiting(incidentId, id);
        hand(incidentId, callback, person, false, note);
        return entry("inquiry.audit.callback.assigned", callback);
    }

    private void hand(long incidentId, Callback callback, @Nullable String to, boolean taken, String note) {
        String has = callback.person();
        boolean mayTake = has == null || has.equals(to) || currentUser.require().has(Role.SUPERVISOR);
        if (!mayTake || !queries.hand(callback.id(), has, to)) {
            throw new RejectedException(MessageText.of("inquiry.callback.taken", Objects.requireNonNullElse(has, "-")));
        }
        events.publishEvent(new CallbackHanded(incidentId, callback.inquiryId(), to, callback.dueAt(), taken, note));
        events.publishEvent(new CallbackChanged(incidentId, callback.id()));
    }

    /** Notes are people's words about people; they stay out of the trail. */
    private static AuditEntry entry(String action, Callback callback) {
        return AuditEntry.of(action, "CALLBACK", callback.id(), callback.inquiryNumber());
    }

    /**
     * The person was reached.
     *
     * @throws RejectedException where it no longer waits, or the note is too long or holds a card number
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void reached(long incidentId, long id, String note) {
        Callback callback = waiting(incidentId, id);
        rules.checkNote(note);
        close(incidentId, callback, CallbackState.REACHED, note);
    }

    /**
     * Nobody was reached; it is tried again.
     *
     * @param again until when, at a time at which the call center is open
     * @throws RejectedException like {@link #reached}, and for a time that has passed or at which nobody is there
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    @SentOnce
    public void notReached(long incidentId, long id, @Nullable Instant again, String note) {
        Callback callback = waiting(incidentId, id);
        rules.checkNote(note);
        Instant now = now();
        Instant due = rules.checkedTime(incidentId, again, now);
        if (!queries.putOff(id, due, note)) {
            throw done();
        }
        queries.addAttempt(id, false, note, currentUser.require().name(), now);
        events.publishEvent(new CallbackChanged(incidentId, id));
        trail.record(entry("inquiry.audit.callback.notReached", callback));
    }

    /**
     * It isn't tried any more.
     *
     * @param reason why
     * @throws RejectedException like {@link #reached}, and without a reason
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void giveUp(long incidentId, long id, String reason) {
        Callback callback = waiting(incidentId, id);
        rules.checkReason(reason);
        close(incidentId, callback, CallbackState.GIVEN_UP, reason);
    }

    /** When it is tried again if nobody says otherwise: an hour later, while the call center is open. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public Instant usualTime(long incidentId) {
        return rules.usualTime(incidentId, clock.instant());
    }

    private void close(long incidentId, Callback callback, CallbackState state, String note) {
        long id = callback.id();
        String user = currentUser.require().name();
        Instant now = now();
        if (!queries.close(id, state, note, user, now)) {
            throw done();
        }
        queries.addAttempt(id, state == CallbackState.REACHED, note, user, now);
        events.publishEvent(new CallbackChanged(incidentId, id));
        trail.record(entry(
                state == CallbackState.REACHED ? "inquiry.audit.callback.reached" : "inquiry.audit.callback.givenUp",
                callback));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The same answer whether it is done or there never was one. */
    private Callback waiting(long incidentId, long id) {
        return queries.find(incidentId, id)
                .filter(callback -> callback.state() == CallbackState.WAITING)
                .orElseThrow(CallbackService::done);
    }

    private static RejectedException done() {
        return new RejectedException(MessageText.of("inquiry.callback.done"));
    }

    private List<Callback> forReader(List<Callback> callbacks) {
        return callbacks.stream().map(this::forReader).toList();
    }

    private Callback forReader(Callback callback) {
        PortalUser user = currentUser.require();
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR) ? callback : callback.masked();
    }
}
