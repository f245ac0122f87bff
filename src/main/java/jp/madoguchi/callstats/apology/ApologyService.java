package jp.madoguchi.callstats.apology;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.OutgoingCallLogged;
import jp.madoguchi.inquiry.callback.DueRules;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of those who never got through, which operators and supervisors call. */
@Service
@Transactional(readOnly = true)
public class ApologyService {
    /** A longer list isn't worked off by reading it. */
    public static final int MOST = 300;

    /** Of what is done, so many are shown. */
    static final int MOST_CLOSED = 50;

    private final AuditTrail trail;
    private final ApologyStore store;
    private final ApologySettings settings;
    private final DueRules rules;
    private final CaseFileService cases;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Looks looks;
    private final Clock clock;

    ApologyService(
            ApologyStore store,
            ApologySettings settings,
            DueRules rules,
            CaseFileService cases,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Looks looks,
            Clock clock) {
        this.trail = trail;
        this.looks = looks;
        this.store = store;
        this.settings = settings;
        this.rules = rules;
        this.cases = cases;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** Those due first come first; at most {@value #MOST}. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public List<Apology> waiting(long incidentId) {
        return forReader(incidentId, store.listed(incidentId, settings.firstDay(clock), MOST));
    }

    /** The same, of the user's own and of those left to whoever has time. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public List<Apology> waitingForMe(long incidentId) {
        return forReader(
                incidentId, store.listedFor(incidentId, currentUser.require().name(), settings.firstDay(clock), MOST));
    }

    /** What became of the last ones. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public List<Apology> closed(long incidentId) {
        return forReader(incidentId, store.closed(incidentId, MOST_CLOSED));
    }

    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public ApologyCounts counts(long incidentId) {
        return store.counts(
                incidentId,
                settings.firstDay(clock),
                clock.instant(),
                currentUser.require().name());
    }

    /** Busy calls of the same days without a number: nobody can be called for them. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public int withheld(long incidentId) {
        return store.withheld(incidentId, settings.firstDay(clock));
    }

    /**
     * The current user is going to call.
     *
     * @throws RejectedException where somebody else has taken it meanwhile, or it is no longer on the list
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void take(long incidentId, long id) {
        hand(incidentId, open(incidentId, id), currentUser.require().name());
    }

    /**
     * The current user isn't going to call after all.
     *
     * @throws RejectedException like {@link #take}
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void giveBack(long incidentId, long id) {
        hand(incidentId, open(incidentId, id), null);
    }

    private void hand(long incidentId, Apology apology, @Nullable String to) {
        if (!isMine(apology) || !store.hand(apology.id(), apology.person(), to)) {
            throw taken(apology.id());
        }
        events.publishEvent(new ApologiesChanged(incidentId));
        record(to == null ? "callstats.audit.apology.givenBack" : "callstats.audit.apology.taken", apology.id());
    }

    /** Notes are people's words about people; they stay out of the trail. */
    private void record(String action, long id) {
        trail.record(AuditEntry.of(action, "APOLOGY", id, "-"));
    }

    /**
     * They were reached, and there was nothing to log.
     *
     * @throws RejectedException where somebody else has taken it, it is no longer on the list, or the note is too long or holds a card number
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void reached(long incidentId, long id, String note) {
        close(incidentId, mine(incidentId, id), ApologyState.REACHED, checked(note));
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
        Apology apology = mine(incidentId, id);
        String kept = checked(note);
        Instant due = rules.checkedTime(incidentId, again, clock.instant());
        if (!store.putOff(apology.id(), due, kept)) {
            throw gone();
        }
        store.addTry(apology.id(), tried(false, kept));
        events.publishEvent(new ApologiesChanged(incidentId));
        record("callstats.audit.apology.notReached", apology.id());
    }

    /**
     * They aren't called any more.
     *
     * @param reason why not
     * @throws RejectedException like {@link #reached}, and without a reason
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void giveUp(long incidentId, long id, String reason) {
        Apology apology = mine(incidentId, id);
        rules.checkReason(reason);
        close(incidentId, apology, ApologyState.GIVEN_UP, kept(reason));
    }

    /** When to try again if nobody says otherwise. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public Instant usualTime(long incidentId) {
        return rules.usualTime(incidentId, clock.instant());
    }

    /**
     * They were reached, in the transaction of the inquiry that is logged of it. Where it has left the list meanwhile, that stays
     * as it was noted, and the inquiry is kept all the same.
     */
    @EventListener
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void logged(OutgoingCallLogged call) {
        if (call.reason().kind() != CallReason.Kind.APOLOGY) {
            return;
        }
        store.find(call.incidentId(), call.reason().id()).ifPresent(apology -> {
            if (store.close(apology.id(), ApologyState.REACHED, null, call.operator(), call.at(), call.at())) {
                store.addTry(apology.id(), new ApologyTry(call.operator(), call.at(), true, null));
            }
            store.link(call.incidentId(), apology.id(), call.inquiryId());
            events.publishEvent(new ApologiesChanged(call.incidentId()));
        });
    }

    private void close(long incidentId, Apology apology, ApologyState state, @Nullable String note) {
        if (!store.close(apology.id(), state, note, currentUser.require().name(), now(), now())) {
            throw gone();
        }
        if (state == ApologyState.REACHED) {
            store.addTry(apology.id(), tried(true, note));
        }
        events.publishEvent(new ApologiesChanged(incidentId));
        record(
                state == ApologyState.REACHED ? "callstats.audit.apology.reached" : "callstats.audit.apology.givenUp",
                apology.id());
    }

    private ApologyTry tried(boolean reached, @Nullable String note) {
        return new ApologyTry(currentUser.require().name(), now(), reached, note);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The same answer whether it is done or there never was one. */
    private Apology open(long incidentId, long id) {
        return store.find(incidentId, id)
                .filter(apology -> apology.state() == ApologyState.OPEN)
                .orElseThrow(ApologyService::gone);
    }

    /** Open, and taken by nobody else; a supervisor may whoever has taken it. */
    private Apology mine(long incidentId, long id) {
        Apology apology = open(incidentId, id);
        if (!isMine(apology)) {
            throw taken(apology.id());
        }
        return apology;
    }

    private boolean isMine(Apology apology) {
        PortalUser user = currentUser.require();
        String has = apology.person();
        return has == null || has.equals(user.name()) || user.has(Role.SUPERVISOR);
    }

    private RejectedException taken(long id) {
        return new RejectedException(
                MessageText.of("callstats.apology.taken", store.person(id).orElse("-")));
    }

    private static RejectedException gone() {
        return new RejectedException(MessageText.of("callstats.apology.gone"));
    }

    private @Nullable String checked(String note) {
        rules.checkNote(note);
        return kept(note);
    }

    private static @Nullable String kept(String note) {
        return note.isBlank() ? null : note.strip();
    }

    private List<Apology> forReader(long incidentId, List<Apology> apologies) {
        looks.list(
                "audit.look.apologies",
                incidentId,
                apologies.stream().map(Apology::id).toList());
        PortalUser user = currentUser.require();
        boolean calls = user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
        Map<String, List<CaseFile>> persons = cases.byPhones(
                incidentId, apologies.stream().map(Apology::phone).toList());
        return apologies.stream()
                .map(apology -> {
                    String digits = PhoneDigits.of(apology.phone());
                    List<CaseFile> known = digits == null ? List.of() : persons.getOrDefault(digits, List.of());
                    return calls
                            ? apology.with(apology.phone(), known)
                            : apology.with(
                                    Masking.phone(apology.phone()),
                                    known.stream().map(CaseFile::masked).toList());
                })
                .toList();
    }
}
