package jp.madoguchi.privacy.subject;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.privacy.RevealedObject;
import jp.madoguchi.privacy.subject.SubjectRequest.Kind;
import jp.madoguchi.privacy.subject.SubjectRequest.State;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of what persons ask about their own data (開示・訂正・利用停止). The law says "without delay"; a day until when makes
 * that something that can be seen.
 */
@Service
@Transactional
public class SubjectRequestService {
    /** Long enough for who comes for it later, or lost it. */
    static final Duration HANDED_OUT = Duration.ofDays(30);

    private static final int MOST = 300;

    private final SubjectStore store;
    private final Person.Source persons;
    private final Objections objections;
    private final Disclosure disclosure;
    private final SubjectRegister register;
    private final RequestText text;
    private final CurrentUser currentUser;
    private final RevealLog reveals;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int days;

    /** @param days after the day on which it was asked until it is to be done */
    SubjectRequestService(
            SubjectStore store,
            Person.Source persons,
            Objections objections,
            Disclosure disclosure,
            SubjectRegister register,
            RequestText text,
            CurrentUser currentUser,
            RevealLog reveals,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${madoguchi.privacy.request-days:30}") int days) {
        this.store = store;
        this.persons = persons;
        this.objections = objections;
        this.disclosure = disclosure;
        this.register = register;
        this.text = text;
        this.currentUser = currentUser;
        this.reveals = reveals;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        this.days = days;
    }

    /** What was asked for, as the form has it. */
    public record NewRequest(
            @Nullable Kind kind,
            @Nullable String caseNumber,
            @Nullable LocalDate askedOn,
            @Nullable String identityCheck,
            @Nullable String words) {}

    /** What is open first, by its due day. Who reads it sees what people said. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<SubjectRequest> all(long incidentId) {
        List<SubjectRequest> all = store.all(incidentId, MOST);
        if (!all.isEmpty()) {
            trail.look(
                    AuditEntry.of("privacy.subject.audit.list", "INCIDENT", incidentId, "-")
                            .with(Map.of("audit.count", String.valueOf(all.size()))),
                    all.stream().map(SubjectRequest::id).toList());
        }
        return all;
    }

    /**
     * The whole register with how each request was closed and why, on paper for who audits it. What persons said and how they were
     * checked stays out.
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public byte[] register(long incidentId, Locale language) {
        List<SubjectRequest> all = store.all(incidentId, Integer.MAX_VALUE);
        trail.look(AuditEntry.of("privacy.subject.audit.printed", "INCIDENT", incidentId, "-")
                .with(Map.of("audit.count", String.valueOf(all.size()))));
        return register.pdf(all, now(), language);
    }

    /** How many there are; {@link #all} gives the first of them. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int count(long incidentId) {
        return store.count(incidentId);
    }

    /** @throws RejectedException for what is missing, unknown, too long or a card number; nothing is kept then */
    @RolesAllowed(Roles.OFFICIAL)
    @SentOnce
    public long receive(long incidentId, NewRequest asked) {
        Kind kind = asked.kind();
        LocalDate askedOn = asked.askedOn();
        if (kind == null) {
            throw new RejectedException("kind", MessageText.of("privacy.subject.rule.kind"));
        }
        Person person = persons.byNumber(
                        incidentId,
                        asked.caseNumber() == null ? "" : asked.caseNumber().strip())
                .orElseThrow(() -> new RejectedException(
                        "number", MessageText.of("privacy.subject.rule.noCase", String.valueOf(asked.caseNumber()))));
        if (askedOn == null || askedOn.isAfter(Tokyo.today(clock))) {
            throw new RejectedException("askedOn", MessageText.of("privacy.subject.rule.askedOn"));
        }
        String identity = text.checked("identity", asked.identityCheck(), "privacy.subject.rule.identity");
        String words = text.checked("words", asked.words(), "privacy.subject.rule.words");
        PortalUser user = currentUser.require();
        SubjectRequest request = new SubjectRequest(
                Ids.next(),
                incidentId,
                store.nextNumber(incidentId),
                kind,
                person.id(),
                person.caseNumber(),
                askedOn,
                askedOn.plusDays(days),
                State.OPEN,
                identity,
                words,
                null,
                user.name(),
                user.displayName(),
                now(),
                null,
                null);
        store.add(request);
        changed("privacy.subject.audit.received", request);
        return request.id();
    }

    /**
     * Closes it. A granted objection stops all messages to the person at once; what a correction changed has been changed before, in the
     * list of affected persons.
     *
     * @throws RejectedException without an answer, and where it is closed already; nothing is changed then
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void close(long requestId, boolean granted, @Nullable String answer) {
        String words = text.checked("answer", answer, "privacy.subject.rule.answer");
        SubjectRequest request = require(requestId);
        PortalUser user = currentUser.require();
        State state = granted ? State.DONE : State.DECLINED;
        if (!store.close(requestId, state, words, user.name(), user.displayName(), now())) {
            throw new RejectedException(MessageText.of("privacy.subject.rule.closed", request.name()));
        }
        if (granted && request.kind() == Kind.OBJECTION) {
            objections.stop(request.incidentId(), request.caseNumber(), request.name());
        }
        changed(granted ? "privacy.subject.audit.done" : "privacy.subject.audit.declined", request);
    }

    /**
     * All that is stored about the person, to be handed to them: by somebody else than who received the request, so that nobody alone
     * comes by everything about anybody. Each time counts as having personal data shown.
     *
     * @throws RejectedException where it isn't a request for disclosure, was declined, was closed longer than {@link #HANDED_OUT} ago or
     *     received by the current user, and where they have had too much shown in the last hour
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public byte[] pdf(long requestId, Locale language) {
        SubjectRequest request = disclosable(requestId);
        return disclosed(request, disclosure.pdf(request, person(request), now(), language));
    }

    /** The same to be read by a machine. @throws RejectedException likewise */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public byte[] json(long requestId) {
        SubjectRequest request = disclosable(requestId);
        return disclosed(request, disclosure.json(request, person(request), now()));
    }

    private SubjectRequest disclosable(long requestId) {
        SubjectRequest request = require(requestId);
        if (request.kind() != Kind.DISCLOSURE || request.state() == State.DECLINED) {
            throw new RejectedException(MessageText.of("privacy.subject.rule.notDisclosed", request.name()));
        }
        if (request.receivedBy().equals(currentUser.require().name())) {
            throw new RejectedException(MessageText.of("privacy.subject.rule.ownDisclosure", request.name()));
        }
        if (!isHandedOut(request)) {
            throw new RejectedException(
                    MessageText.of("privacy.subject.rule.disclosureOver", request.name(), HANDED_OUT.toDays()));
        }
        reveals.refuseTooMany(RevealedObject.ofCase(request.caseId(), request.caseNumber()));
        return request;
    }

    /** Noted when it has been made: who adds to the trail keeps everybody else waiting. What can't be noted isn't handed out. */
    private byte[] disclosed(SubjectRequest request, byte[] document) {
        reveals.record(
                RevealedObject.ofCase(request.caseId(), request.caseNumber()),
                request.name(),
                entry("privacy.subject.audit.disclosed", request));
        return document;
    }

    private boolean isHandedOut(SubjectRequest request) {
        Instant closed = request.closedAt();
        return closed == null || clock.instant().isBefore(closed.plus(HANDED_OUT));
    }

    /** Whether the current user may make the document of a disclosure now. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public boolean mayDisclose(SubjectRequest request) {
        PortalUser user = currentUser.require();
        return user.has(Role.OFFICIAL)
                && request.kind() == Kind.DISCLOSURE
                && request.state() != State.DECLINED
                && isHandedOut(request)
                && !request.receivedBy().equals(user.name());
    }

    private Person person(SubjectRequest request) {
        return persons.byId(request.incidentId(), request.caseId())
                .orElseThrow(() ->
                        new RejectedException(MessageText.of("privacy.subject.rule.noCase", request.caseNumber())));
    }

    private SubjectRequest require(long id) {
        return store.byId(id).orElseThrow(() -> new RejectedException(MessageText.of("privacy.subject.rule.unknown")));
    }

    private void changed(String action, SubjectRequest request) {
        events.publishEvent(new SubjectRequestsChanged(request.incidentId()));
        trail.record(entry(action, request));
    }

    /** In the history of the case, too; what was said stays out. */
    private static AuditEntry entry(String action, SubjectRequest request) {
        return AuditEntry.of(action, "CASE", request.caseId(), request.caseNumber())
                .with(Map.of(request.kind().textKey(), request.name()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
