package jp.madoguchi.inquiry.escalation;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk's side: asks the city, and tells the caller what it answered. */
@Service
public class DeskEscalationService {
    /** Who names a later time has mistyped the date. */
    static final Duration LONGEST_WAIT = Duration.ofDays(31);

    static final int MOST_SIGNALS = 200;

    private final EscalationStore store;
    private final EscalationSteps steps;
    private final EscalationTexts texts;
    private final CaseFileService cases;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Looks looks;

    DeskEscalationService(
            EscalationStore store,
            EscalationSteps steps,
            EscalationTexts texts,
            CaseFileService cases,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Looks looks) {
        this.looks = looks;
        this.store = store;
        this.steps = steps;
        this.texts = texts;
        this.cases = cases;
        this.currentUser = currentUser;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Until when an answer to a question asked now can be had. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public DueTimes dueTimes(long inquiryId) {
        return steps.dueTimes(inquiry(inquiryId).incidentId());
    }

    /**
     * Asks the city about a saved inquiry. The same submission key once more, as by a double click, asks nothing anew.
     *
     * @return the escalation's id
     * @throws RejectedException where the question or the time is missing or can't be; nothing has been asked then
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public long ask(NewEscalation asked) {
        String user = currentUser.require().name();
        try {
            return Objects.requireNonNull(transaction.execute(status -> store.asked(asked.submissionKey(), user)
                    .map(EscalationStore.Head::id)
                    .orElseGet(() -> begin(asked, user))));
        } catch (DataIntegrityViolationException e) {
            // the two clicks of a double click came at the same moment: the other one has asked
            return Objects.requireNonNull(transaction.execute(status -> store.asked(asked.submissionKey(), user)))
                    .orElseThrow(() -> e)
                    .id();
        }
    }

    private long begin(NewEscalation asked, String user) {
        String question = texts.required(asked.question(), "inquiry.escalation.rule.question");
        EscalationStore.Asked inquiry = inquiry(asked.inquiryId());
        Instant now = steps.now();
        Instant due = due(asked, steps.dueTimes(inquiry.incidentId()), now);
        long id = Ids.next();
        store.begin(
                new EscalationStore.Head(
                        id,
                        inquiry.incidentId(),
                        inquiry.inquiryId(),
                        EscalationState.reachedBy(EscalationStep.ASK),
                        asked.urgency(),
                        due,
                        user,
                        now,
                        1,
                        0,
                        null,
                        null),
                asked.submissionKey(),
                new EscalationEntry(1, EscalationStep.ASK, question, user, now, null));
        events.publishEvent(new EscalationChanged(inquiry.incidentId()));
        steps.recorded(id, inquiry.inquiryId(), EscalationStep.ASK);
        return id;
    }

    private EscalationStore.Asked inquiry(long inquiryId) {
        return store.inquiry(inquiryId)
                .orElseThrow(() -> new RejectedException(MessageText.of("inquiry.escalation.rule.unknownInquiry")));
    }

    private static Instant due(NewEscalation asked, DueTimes times, Instant now) {
        return switch (asked.urgency()) {
            case TODAY ->
                Optional.ofNullable(times.today())
                        .orElseThrow(() -> new RejectedException(
                                "urgency", MessageText.of("inquiry.escalation.rule.closedToday")));
            case NEXT_BUSINESS_DAY -> times.nextBusinessDay();
            case BY_TIME -> named(asked.by(), now);
        };
    }

    private static Instant named(@Nullable Instant by, Instant now) {
        if (by == null) {
            throw new RejectedException("by", MessageText.of("inquiry.escalation.rule.by"));
        }
        if (!by.isAfter(now)) {
            throw new RejectedException("by", MessageText.of("inquiry.escalation.rule.past"));
        }
        if (by.isAfter(now.plus(LONGEST_WAIT))) {
            throw new RejectedException("by", MessageText.of("inquiry.escalation.rule.far", LONGEST_WAIT.toDays()));
        }
        return by.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Asks on, or says what the city wanted to know. The time until when begins anew. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void askFurther(long id, int seen, @Nullable String text) {
        String question = texts.required(text, "inquiry.escalation.rule.question");
        steps.take(steps.require(id), seen, EscalationStep.ASK_FURTHER, question, null);
    }

    /**
     * The caller has been told.
     *
     * @param toldAt when; between the question and now
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void tell(long id, int seen, @Nullable Instant toldAt, @Nullable String note) {
        String kept = texts.optional(note);
        EscalationStore.Head escalation = steps.require(id);
        if (toldAt == null) {
            throw new RejectedException("toldAt", MessageText.of("inquiry.escalation.rule.toldAt"));
        }
        Instant told = toldAt.truncatedTo(ChronoUnit.SECONDS);
        // the minute that the field names has begun before the question was asked in it
        if (told.isBefore(escalation.askedAt().truncatedTo(ChronoUnit.MINUTES)) || told.isAfter(steps.now())) {
            throw new RejectedException("toldAt", MessageText.of("inquiry.escalation.rule.toldWhen"));
        }
        steps.take(escalation, seen, EscalationStep.TELL, kept, told);
    }

    /** Who asked takes the question back while it is unanswered, and says why. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional
    public void withdraw(long id, int seen, @Nullable String reason) {
        String kept = texts.required(reason, "inquiry.escalation.rule.reason");
        EscalationStore.Head escalation = steps.require(id);
        if (!escalation.askedBy().equals(currentUser.require().name())) {
            throw new RejectedException(MessageText.of("inquiry.escalation.rule.notYours"));
        }
        steps.take(escalation, seen, EscalationStep.WITHDRAW, kept, null);
    }

    /** Those whose callers have not been told: the user's own first, then by the time until when. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public List<Escalation> open(long incidentId, int offset, int limit) {
        return noted(
                incidentId,
                store.open(incidentId, "asked_by", currentUser.require().name(), offset, limit));
    }

    /** Those that are done with, the latest first. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public List<Escalation> closed(long incidentId, int offset, int limit) {
        return noted(incidentId, store.closed(incidentId, offset, limit));
    }

    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public Optional<Escalation> byId(long id) {
        return store.byId(id)
                .map(head -> noted(head.incidentId(), List.of(head)).getFirst());
    }

    /** What the city was asked about an inquiry, in the order of time, without saying whom it is about. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<Escalation> byInquiry(long inquiryId) {
        List<EscalationStore.Head> heads = store.byInquiry(inquiryId);
        Map<Long, List<EscalationEntry>> threads = store.threads(heads);
        return heads.stream()
                .map(head -> head.with(Concerned.NOBODY, threads.getOrDefault(head.id(), List.of())))
                .toList();
    }

    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public EscalationCounts counts(long incidentId) {
        return store.counts(incidentId, steps.now());
    }

    /** What the user has asked and is to go on with. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public List<EscalationSignal> mine(long incidentId) {
        return store.signals(
                incidentId,
                List.of(EscalationState.ASKED_BACK, EscalationState.ANSWERED),
                currentUser.require().name(),
                MOST_SIGNALS);
    }

    /** People write into it what they know, also where names are masked. */
    private List<Escalation> noted(long incidentId, List<EscalationStore.Head> heads) {
        looks.list(
                "audit.look.escalations",
                incidentId,
                heads.stream().map(EscalationStore.Head::id).toList());
        return whole(heads);
    }

    private List<Escalation> whole(List<EscalationStore.Head> heads) {
        Map<Long, List<EscalationEntry>> threads = store.threads(heads);
        Map<Long, CaseFile> people = new HashMap<>();
        cases.byIds(EscalationStore.cases(heads)).forEach(person -> person.ids().forEach(id -> people.put(id, person)));
        return heads.stream()
                .map(head -> {
                    CaseFile person = head.caseId() == null ? null : people.get(head.caseId());
                    return head.with(concerned(head, person), threads.getOrDefault(head.id(), List.of()));
                })
                .toList();
    }

    private static Concerned concerned(EscalationStore.Head head, @Nullable CaseFile person) {
        if (person == null) {
            return new Concerned(null, head.caller(), List.of());
        }
        return new Concerned(
                person.holderName(),
                person.phone() == null ? head.caller() : person.phone(),
                person.cards().stream().map(AffectedCard::issuerCode).distinct().toList());
    }
}
