package jp.madoguchi.privacy.subject;

import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.privacy.RevealedObject;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequest.State;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects what is stored of who a person is, because the person has asked for it (Act on the Protection of Personal Information,
 * Article 34). What stood there before is kept, encrypted, as long as the request is.
 */
@Service
@Transactional
public class PersonCorrectionService {
    private final SubjectStore store;
    private final Person.Source persons;
    private final PersonRecords records;
    private final RequestText text;
    private final CurrentUser currentUser;
    private final RevealLog reveals;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    PersonCorrectionService(
            SubjectStore store,
            Person.Source persons,
            PersonRecords records,
            RequestText text,
            CurrentUser currentUser,
            RevealLog reveals,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.store = store;
        this.persons = persons;
        this.records = records;
        this.text = text;
        this.currentUser = currentUser;
        this.reveals = reveals;
        this.trail = trail;
        this.events = events;
    }

    /**
     * What is to be corrected, in full. Each time counts as having personal data shown: else a request that nobody made would be a way to
     * anybody's name, address and number.
     *
     * @throws RejectedException where the request is closed, not for a correction, or was received by the current user, and where they have
     *     had too much shown in the last hour
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public List<PersonRecord> stored(long requestId) {
        SubjectRequest request = store.byId(requestId).orElseThrow(PersonCorrectionService::unknown);
        refuseUnlessOpen(request);
        Person person = person(request);
        List<PersonRecord> stored = records.stored(person);
        revealed("privacy.subject.audit.shown", request, person);
        return stored;
    }

    /**
     * @throws RejectedException as {@link #stored} and {@link PersonRecords#correct}, and without a reason; nothing is changed then
     */
    @RolesAllowed(Roles.OFFICIAL)
    // after having waited for somebody else, it sees what they have written
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Correction correct(long requestId, NewCorrection asked) {
        SubjectRequest request = store.lock(requestId).orElseThrow(PersonCorrectionService::unknown);
        refuseUnlessOpen(request);
        Person person = person(request);
        if (!person.ids().contains(asked.caseId())) {
            throw unknown();
        }
        String reason = text.checked("reason", asked.reason(), "privacy.subject.correct.rule.reason");
        Correction made = records.correct(request, asked, reason);
        events.publishEvent(new SubjectRequestsChanged(request.incidentId()));
        trail.record(entry("privacy.subject.audit.corrected", request, person).with(whatChanged(request, made)));
        return made;
    }

    /**
     * Whether the current user may correct something for a request now: with one that they have entered themselves, nobody else would know
     * of it that a person's address had become their own.
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public boolean mayCorrect(SubjectRequest request) {
        return currentUser.require().has(Role.OFFICIAL)
                && request.kind() == Kind.CORRECTION
                && request.state() == State.OPEN
                && !isOwn(request);
    }

    private boolean isOwn(SubjectRequest request) {
        return request.receivedBy().equals(currentUser.require().name());
    }

    /** What was corrected for these requests, masked, in the order in which it was done. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Map<Long, List<Correction>> madeFor(Collection<Long> requestIds) {
        return records.madeFor(requestIds).stream()
                .map(Correction::masked)
                .collect(Collectors.groupingBy(Correction::requestId));
    }

    /**
     * The same of one request in full. For an official it counts as having personal data shown, as {@link #stored} does; an auditor, who
     * has no limit, looks at the person.
     *
     * @throws RejectedException where an official has had too much shown in the last hour
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.AUDITOR})
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public List<Correction> shown(long requestId) {
        SubjectRequest request = store.byId(requestId).orElseThrow(PersonCorrectionService::unknown);
        Person person = person(request);
        String action = "privacy.subject.audit.correctionShown";
        List<Correction> made = records.madeFor(List.of(requestId));
        if (currentUser.require().has(Role.OFFICIAL)) {
            revealed(action, request, person);
        } else {
            trail.look(entry(action, request, person), List.of(requestId));
        }
        return made;
    }

    private void revealed(String action, SubjectRequest request, Person person) {
        reveals.record(
                RevealedObject.ofCase(person.id(), person.caseNumber()),
                request.name(),
                entry(action, request, person));
    }

    private void refuseUnlessOpen(SubjectRequest request) {
        if (request.kind() != Kind.CORRECTION) {
            throw new RejectedException(MessageText.of("privacy.subject.correct.rule.kind", request.name()));
        }
        if (request.state() != State.OPEN) {
            throw new RejectedException(MessageText.of("privacy.subject.rule.closed", request.name()));
        }
        if (isOwn(request)) {
            throw new RejectedException(MessageText.of("privacy.subject.correct.rule.own", request.name()));
        }
    }

    private Person person(SubjectRequest request) {
        return persons.byId(request.incidentId(), request.caseId()).orElseThrow(PersonCorrectionService::unknown);
    }

    private static RejectedException unknown() {
        return new RejectedException(MessageText.of("privacy.subject.rule.unknown"));
    }

    private static AuditEntry entry(String action, SubjectRequest request, Person person) {
        return AuditEntry.of(action, "CASE", person.id(), person.caseNumber())
                .with(Map.of(request.kind().textKey(), request.name()));
    }

    /**
     * Which fields it was. What stood in them and why they were corrected is with the correction, encrypted: even a masked name with the
     * last digits of a number would say in the trail, which nobody can erase, who of some thousand persons it was.
     */
    private static Map<String, String> whatChanged(SubjectRequest request, Correction made) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(request.kind().textKey(), request.name());
        details.put("privacy.subject.field.case", made.caseNumber());
        made.changed().forEach(field -> details.put(field.textKey(), "CHANGED"));
        return details;
    }
}
