package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.callback.Callback;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Logs inquiries and reads them back. A caller's number is shown in full only to those who talk with callers. */
@Service
public class InquiryService {
    private final AuditTrail trail;
    private final IncidentService incidents;
    private final PersonRules persons;
    private final InquiryRepository inquiries;
    private final InquiryQueries queries;
    private final DeskPeople people;
    private final InquiryCounts counts;
    private final InquiryTextStore texts;
    private final DraftQueries drafts;
    private final InquiryRules rules;
    private final ParticularsStore store;
    private final SealedInquiryColumns sealed;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Looks looks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    InquiryService(
            IncidentService incidents,
            PersonRules persons,
            InquiryRepository inquiries,
            InquiryQueries queries,
            DeskPeople people,
            InquiryCounts counts,
            InquiryTextStore texts,
            DraftQueries drafts,
            InquiryRules rules,
            ParticularsStore store,
            SealedInquiryColumns sealed,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Looks looks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.trail = trail;
        this.incidents = incidents;
        this.persons = persons;
        this.inquiries = inquiries;
        this.queries = queries;
        this.people = people;
        this.counts = counts;
        this.texts = texts;
        this.drafts = drafts;
        this.rules = rules;
        this.store = store;
        this.sealed = sealed;
        this.currentUser = currentUser;
        this.events = events;
        this.looks = looks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All that keeps the inquiry from being saved, in the order of the fields on screen; empty where it can be. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public List<FieldProblem> problems(NewInquiry inquiry) {
        return rules.problems(inquiry, incident(inquiry.incidentId()));
    }

    /**
     * Saves an inquiry under the name of the current user. The same submission key once more, as by a double click, gives
     * back what was saved the first time.
     *
     * @throws RejectedException for the first of the {@link #problems}; nothing has been saved then
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public InquiryLine log(NewInquiry inquiry) {
        PortalUser user = currentUser.require();
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> saved(inquiry, user).orElseGet(() -> save(inquiry, user))));
        } catch (DataIntegrityViolationException e) {
            // the two clicks of a double click came at the same moment: the other one has saved it
            return Objects.requireNonNull(transaction.execute(status -> saved(inquiry, user)))
                    .orElseThrow(() -> e);
        }
    }

    private Optional<InquiryLine> saved(NewInquiry inquiry, PortalUser user) {
        return inquiries
                .findBySubmissionKeyAndCreatedBy(inquiry.submissionKey(), user.name())
                .map(entity -> entity.toLine(sealed));
    }

    private InquiryLine save(NewInquiry inquiry, PortalUser user) {
        refuseProblems(inquiry);
        Instant started = toTheSecond(inquiry.startedAt());
        String caller = inquiry.caller() == null || inquiry.caller().isBlank()
                ? null
                : inquiry.caller().strip();
        InquiryEntity entity = InquiryEntity.blank();
        entity.incidentId = inquiry.incidentId();
        entity.callId = inquiry.callId();
        entity.caseId = inquiry.caseId();
        entity.categoryId = Objects.requireNonNull(inquiry.categoryId());
        entity.outcome = inquiry.outcome();
        entity.channel = inquiry.channel();
        entity.startedAt = started;
        entity.endedAt = toTheSecond(inquiry.endedAt());
        entity.receivedOn = Tokyo.day(started);
        entity.operator = user.name();
        entity.say(sealed, caller, inquiry.summary().strip());
        entity.createdBy = user.name();
        entity.createdAt = toTheSecond(clock.instant());
        entity.submissionKey = inquiry.submissionKey();
        Particulars particulars = inquiry.particulars();
        entity.topicId = particulars.topicId();
        entity.relation = particulars.relation();
        entity.impersonation = particulars.impersonation();
        entity.sendAgain = kind(inquiry) == DetailKind.GIFT && particulars.sendAgain();
        entity.answerId = particulars.answerId();
        entity.contactKey = particulars.contactKey() == null ? inquiry.submissionKey() : particulars.contactKey();
        CallReason reason = particulars.reason();
        entity.outgoing = reason != null;
        store.prepare(inquiry.caseId(), particulars);
        InquiryLine line = inquiries.saveAndFlush(entity).toLine(sealed);
        store.save(entity, kind(inquiry), particulars);
        texts.add(entity);
        counts.add(entity.incidentId, entity.receivedOn, entity.categoryId, 1);
        drafts.delete(user.name(), inquiry.submissionKey());
        events.publishEvent(new InquirySaved(entity.incidentId, line.id(), line.callId()));
        if (reason != null) {
            events.publishEvent(
                    new OutgoingCallLogged(entity.incidentId, line.id(), reason, entity.createdBy, entity.createdAt));
        }
        if (entity.outcome == Outcome.CALLBACK) {
            events.publishEvent(promised(entity, particulars.callback()));
        }
        if (entity.impersonation) {
            events.publishEvent(new ImpersonationSuspected(entity.incidentId, line.id()));
        }
        trail.record(AuditEntry.of("inquiry.audit.logged", "INQUIRY", line.id(), InquiryNumber.of(line.id())));
        return line;
    }

    /** Where no time was said, an hour of opening time after the call. */
    private CallbackPromised promised(InquiryEntity entity, @Nullable CallbackPromise promise) {
        Instant due = promise == null ? null : promise.dueAt();
        return new CallbackPromised(
                entity.incidentId,
                entity.id,
                entity.caseId,
                entity.caller(sealed),
                due == null ? Callback.usualTime(incident(entity.incidentId).hours(), entity.endedAt) : due,
                promise == null ? null : promise.person(),
                entity.createdBy,
                entity.createdAt);
    }

    private DetailKind kind(NewInquiry inquiry) {
        return incident(inquiry.incidentId())
                .category(Objects.requireNonNull(inquiry.categoryId()))
                .orElseThrow()
                .details();
    }

    /** MySQL's driver leaves the fraction out when it talks to MariaDB: what is handed back must be what is kept. */
    private static Instant toTheSecond(@Nullable Instant time) {
        return Objects.requireNonNull(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private void refuseProblems(NewInquiry inquiry) {
        rules.problems(inquiry, incident(inquiry.incidentId())).stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw new RejectedException(problem.field(), problem.text());
                });
        persons.check(inquiry.caseId(), kind(inquiry), inquiry.particulars().cards());
    }

    private Incident incident(long incidentId) {
        return incidents.byId(incidentId).orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
    }

    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Optional<InquiryDetail> detail(long id) {
        Optional<InquiryDetail> found = queries.detail(id);
        if (found.isPresent()) {
            looks.look(AuditEntry.of("audit.look.inquiry", "INQUIRY", id, InquiryNumber.of(id)), List.of(id));
        }
        return found.map(detail -> new InquiryDetail(
                forReader(detail.inquiry()),
                talksWithCallers() ? detail.caseId() : null,
                detail.particulars(),
                detail.createdBy(),
                detail.createdAt(),
                detail.imported()));
    }

    /** Who has logged inquiries, for the list's filter. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<String> operators(long incidentId) {
        return queries.operators(incidentId);
    }

    /** Those to whom work at the desk can be given, the current user among them. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    @Transactional(readOnly = true)
    public Set<String> people(long incidentId) {
        return people.of(incidentId);
    }

    /** What everybody has logged today. */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(readOnly = true)
    public List<OperatorDay> today(long incidentId) {
        return queries.ofOperators(incidentId, Tokyo.today(clock));
    }

    private InquiryLine forReader(InquiryLine line) {
        return talksWithCallers() ? line : InquiryListService.masked(line);
    }

    private boolean talksWithCallers() {
        PortalUser user = currentUser.require();
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
    }
}
