package jp.madoguchi.inquiry.followup;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.inquiry.callback.CallbackHanded;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.followup.FollowUpStore.Standing;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
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
 * Supervisors give inquiries to operators or to whoever has time; those finish them. Each step is kept. For an inquiry with a
 * promised call, it is the call that is given away, and its callback says what became of it.
 */
@Service
public class FollowUpService {
    /** More at once are not looked through by anybody who assigns them. */
    public static final int MOST = 500;

    static final int LONGEST_NOTE = 500;

    /** Of those that changed meanwhile, so many are named. */
    private static final int NAMED = 3;

    private final AuditTrail trail;
    private final FollowUpStore store;
    private final CallbackService callbacks;
    private final InquiryService inquiries;
    private final IncidentService incidents;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FollowUpService(
            FollowUpStore store,
            CallbackService callbacks,
            InquiryService inquiries,
            IncidentService incidents,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.trail = trail;
        this.store = store;
        this.callbacks = callbacks;
        this.inquiries = inquiries;
        this.incidents = incidents;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives all of these inquiries to somebody, or none of them. A promised call keeps the time that the caller was promised.
     *
     * @param person one of {@link #people}; absent: whoever has time
     * @param dueAt until when it is to be done, at a time at which the call center is open; for promised calls alone it isn't asked
     * @throws RejectedException for none or too many, a person who isn't known, a time that can't be, a note that is too long or
     *     holds a card number, and where anything has happened to one of them since it was selected; nothing is changed then
     */
    @RolesAllowed(Roles.SUPERVISOR)
    public void assign(
            long incidentId, List<Chosen> chosen, @Nullable String person, @Nullable Instant dueAt, String note) {
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw new RejectedException(
                    chosen.isEmpty()
                            ? MessageText.of("inquiry.assign.none")
                            : MessageText.of("inquiry.assign.tooMany", chosen.size(), MOST));
        }
        if (person != null && !people(incidentId).contains(person)) {
            throw new RejectedException("person", MessageText.of("inquiry.assign.unknownPerson", person));
        }
        boolean onlyCalls = chosen.stream().allMatch(Chosen::callWaits);
        Instant due = onlyCalls ? now() : checked(incidentId, dueAt);
        check(note);
        Assignment step = step(Assignment.Step.ASSIGNED, person, due, note);
        try {
            transaction.executeWithoutResult(status -> assign(incidentId, chosen, step));
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            // somebody else assigned one of them in the same moment; now that it is done, it can be said which
            transaction.executeWithoutResult(status -> unchanged(incidentId, chosen));
            throw new RejectedException(MessageText.of("inquiry.assign.again"));
        }
    }

    private void assign(long incidentId, List<Chosen> chosen, Assignment step) {
        List<Standing> standing = unchanged(incidentId, chosen);
        List<Standing> tasks = standing.stream().filter(one -> !one.callWaits()).toList();
        if (!tasks.isEmpty()) {
            store.add(tasks, step);
            store.assign(tasks, step);
        }
        List<AuditEntry> entries = new ArrayList<>();
        for (Standing one : standing) {
            Long call = one.callbackId();
            if (one.callWaits() && call != null) {
                entries.add(
                        callbacks.assigned(incidentId, call, step.person(), step.note() == null ? "" : step.note()));
            }
        }
        events.publishEvent(new FollowUpChanged(incidentId));
        if (!tasks.isEmpty()) {
            entries.add(AuditEntry.of("inquiry.audit.followUp.assigned", "INCIDENT", incidentId, "-")
                    .with(Map.of("audit.count", String.valueOf(tasks.size()))));
        }
        trail.record(entries);
    }

    /** All of them as they were when they were selected. */
    private List<Standing> unchanged(long incidentId, List<Chosen> chosen) {
        Map<Long, Chosen> seen =
                chosen.stream().collect(Collectors.toMap(Chosen::inquiryId, Function.identity(), (one, same) -> one));
        List<Standing> standing = store.standing(incidentId, seen.keySet());
        List<Standing> changed = standing.stream()
                .filter(one ->
                        !new Chosen(one.inquiryId(), one.entries(), one.callWaits()).equals(seen.get(one.inquiryId())))
                .toList();
        if (standing.size() < seen.size()) {
            throw new RejectedException(MessageText.of("inquiry.assign.unknown"));
        }
        if (!changed.isEmpty()) {
            throw new RejectedException(MessageText.of(
                    "inquiry.assign.meanwhile",
                    chosen.size(),
                    changed.size(),
                    changed.stream()
                            .limit(NAMED)
                            .map(one -> InquiryNumber.of(one.inquiryId()))
                            .collect(Collectors.joining(" ")),
                    Math.max(0, changed.size() - NAMED)));
        }
        return standing;
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
        check(note);
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

    /** To whom inquiries can be given. */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(readOnly = true)
    public Set<String> people(long incidentId) {
        return inquiries.people(incidentId);
    }

    /** Until when it is to be done if nobody says otherwise: like a callback. */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(readOnly = true)
    public Instant usualTime(long incidentId) {
        return Callback.usualTime(hours(incidentId), clock.instant());
    }

    private Instant checked(long incidentId, @Nullable Instant dueAt) {
        if (dueAt == null || !dueAt.isAfter(clock.instant())) {
            throw new RejectedException("dueAt", MessageText.of("inquiry.assign.dueAt"));
        }
        if (!hours(incidentId).isOpenAt(dueAt)) {
            throw new RejectedException("dueAt", MessageText.of("inquiry.rule.dueClosed"));
        }
        return dueAt.truncatedTo(ChronoUnit.SECONDS);
    }

    private void check(String note) {
        if (!guard.isClean(note)) {
            throw new RejectedException("note", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw new RejectedException("note", MessageText.of("inquiry.callback.longNote", LONGEST_NOTE));
        }
    }

    private Assignment step(Assignment.Step what, @Nullable String person, Instant dueAt, String note) {
        return new Assignment(
                0,
                what,
                person,
                dueAt,
                note.isBlank() ? null : note.strip(),
                currentUser.require().name(),
                now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private OpeningHours hours(long incidentId) {
        return incidents
                .byId(incidentId)
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")))
                .hours();
    }
}
