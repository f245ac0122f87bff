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
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.callback.DueRules;
import jp.madoguchi.inquiry.followup.FollowUpStore.Standing;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Supervisors give inquiries to operators or to whoever has time, many at once. For an inquiry with a promised call, it is the call that
 * is given away.
 */
@Service
public class AssigningService {
    /** More at once are not looked through by anybody who assigns them. */
    public static final int MOST = 500;

    /** Of those that changed meanwhile, so many are named. */
    private static final int NAMED = 3;

    private final FollowUpStore store;
    private final CallbackService callbacks;
    private final InquiryService inquiries;
    private final DueRules rules;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final AuditTrail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AssigningService(
            FollowUpStore store,
            CallbackService callbacks,
            InquiryService inquiries,
            DueRules rules,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.callbacks = callbacks;
        this.inquiries = inquiries;
        this.rules = rules;
        this.currentUser = currentUser;
        this.events = events;
        this.trail = trail;
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
        rules.checkNote(note);
        Assignment step = Assignment.made(
                Assignment.Step.ASSIGNED,
                person,
                due,
                note,
                currentUser.require().name(),
                now());
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
        return rules.usualTime(incidentId, clock.instant());
    }

    private Instant checked(long incidentId, @Nullable Instant dueAt) {
        if (dueAt == null || !dueAt.isAfter(clock.instant())) {
            throw new RejectedException("dueAt", MessageText.of("inquiry.assign.dueAt"));
        }
        rules.checkOpen(incidentId, dueAt);
        return dueAt.truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
