package jp.madoguchi.inquiry.escalation;

import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.MaskedCase;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.privacy.Reveal;
import jp.madoguchi.privacy.RevealLog;
import jp.madoguchi.privacy.RevealedObject;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The city's side: answers what the desk asks. Persons are masked; a look at one is logged with its reason. */
@Service
public class CityEscalationService {
    private final EscalationStore store;
    private final EscalationSteps steps;
    private final EscalationTexts texts;
    private final CaseFileService cases;
    private final RevealLog reveals;
    private final Looks looks;

    CityEscalationService(
            EscalationStore store,
            EscalationSteps steps,
            EscalationTexts texts,
            CaseFileService cases,
            RevealLog reveals,
            Looks looks) {
        this.looks = looks;
        this.store = store;
        this.steps = steps;
        this.texts = texts;
        this.cases = cases;
        this.reveals = reveals;
    }

    /**
     * Answers, or adds to an answer that the desk has not passed on yet.
     *
     * @param seen how many entries the official has seen; if there are more by now, nothing is changed
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void answer(long id, int seen, @Nullable String text) {
        String answer = texts.required(text, "inquiry.escalation.rule.answer");
        steps.take(steps.require(id), seen, EscalationStep.ANSWER, answer, null);
    }

    /** Wants to know more before answering. */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void askBack(long id, int seen, @Nullable String text) {
        String question = texts.required(text, "inquiry.escalation.rule.askBack");
        steps.take(steps.require(id), seen, EscalationStep.ASK_BACK, question, null);
    }

    /** Those whose callers have not been told: first what waits for an answer, by the time until when. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<Escalation> open(long incidentId, int offset, int limit) {
        return noted(incidentId, store.open(incidentId, "state", EscalationState.ASKED.name(), offset, limit));
    }

    /** Those that are done with, the latest first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<Escalation> closed(long incidentId, int offset, int limit) {
        return noted(incidentId, store.closed(incidentId, offset, limit));
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public Optional<Escalation> byId(long id) {
        return store.byId(id)
                .map(head -> noted(head.incidentId(), List.of(head)).getFirst());
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public EscalationCounts counts(long incidentId) {
        return store.counts(incidentId, steps.now());
    }

    /** What waits for the city's answer, the earliest due first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<EscalationSignal> waiting(long incidentId) {
        return store.signals(incidentId, List.of(EscalationState.ASKED), null, DeskEscalationService.MOST_SIGNALS);
    }

    /**
     * Shows whom an escalation is about, and logs that it did.
     *
     * @throws RejectedException where no reason is given, and in the same words where there is no such escalation and where
     *     there is nobody to show; nothing has been logged then
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Revealed reveal(long id, @Nullable String reason) {
        EscalationStore.Head head = store.byId(id).orElse(null);
        String number = head == null ? "" : InquiryNumber.of(head.inquiryId());
        // first, so that a missing reason is refused in the same way for what exists and what doesn't; taken back below
        Reveal logged = reveals.record(new RevealedObject("inquiry", number), reason);
        Long caseId = head == null ? null : head.caseId();
        CaseFile person = caseId == null ? null : cases.revealed(caseId, logged).orElse(null);
        if (head == null || (person == null && head.caller() == null)) {
            throw new RejectedException(MessageText.of("inquiry.escalation.rule.nobody"));
        }
        return person == null
                ? new Revealed(null, null, null, head.caller())
                : new Revealed(person.holderName(), person.phone(), person.email(), head.caller());
    }

    /** People write into it what they know, also where names are masked. */
    private List<Escalation> noted(long incidentId, List<EscalationStore.Head> heads) {
        looks.list(
                "audit.look.escalations",
                incidentId,
                heads.stream().map(EscalationStore.Head::id).toList());
        return masked(heads);
    }

    private List<Escalation> masked(List<EscalationStore.Head> heads) {
        Map<Long, List<EscalationEntry>> threads = store.threads(heads);
        Map<Long, MaskedCase> people = new HashMap<>();
        cases.masked(EscalationStore.cases(heads))
                .forEach(person -> person.ids().forEach(id -> people.put(id, person)));
        return heads.stream()
                .map(head -> {
                    MaskedCase person = head.caseId() == null ? null : people.get(head.caseId());
                    return head.with(concerned(head, person), threads.getOrDefault(head.id(), List.of()));
                })
                .toList();
    }

    private static Concerned concerned(EscalationStore.Head head, @Nullable MaskedCase person) {
        String caller = head.caller() == null ? null : Masking.phone(head.caller());
        return person == null
                ? new Concerned(null, caller, List.of())
                : new Concerned(person.name(), person.phone() == null ? caller : person.phone(), person.issuers());
    }
}
