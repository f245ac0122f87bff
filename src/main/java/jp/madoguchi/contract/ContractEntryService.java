package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Officials enter what the signed papers say; each change needs a reason and is kept in the history. An approver who is another
 * person compares it with the papers and confirms it; whatever is changed afterwards has to be confirmed anew.
 *
 * <p>Where {@code seen} is asked for, it is the version that was on the screen; if there is a later one by now, nothing is changed.
 */
@Service
@Transactional
@RolesAllowed(Roles.OFFICIAL)
public class ContractEntryService {
    static final int MOST_OBLIGATIONS = 30;
    static final int MOST_AMENDMENTS = 30;
    static final int MOST_DOCUMENTS = 20;

    private final ContractStore store;
    private final ObligationStore obligations;
    private final ChangeStore changes;
    private final ContractFiles files;
    private final ContractCells cells;
    private final EntryRules rules;
    private final ContractScope scope;
    private final ContractTrail trail;
    private final IncidentService incidents;
    private final ContractUse uses;
    private final ContractLocks locks;

    ContractEntryService(
            ContractStore store,
            ObligationStore obligations,
            ChangeStore changes,
            ContractFiles files,
            ContractCells cells,
            EntryRules rules,
            ContractScope scope,
            ContractTrail trail,
            IncidentService incidents,
            ContractUse uses,
            ContractLocks locks) {
        this.store = store;
        this.obligations = obligations;
        this.changes = changes;
        this.files = files;
        this.cells = cells;
        this.rules = rules;
        this.scope = scope;
        this.trail = trail;
        this.incidents = incidents;
        this.uses = uses;
        this.locks = locks;
    }

    /** @throws RejectedException for terms that can't be, or a number that is taken */
    public long enter(long incidentId, ContractTerms terms) {
        if (incidents.byId(incidentId).isEmpty()) {
            throw new RejectedException(MessageText.of("incident.unknown"));
        }
        ContractTerms kept = rules.checked(terms);
        refuseTakenNumber(incidentId, kept, 0);
        Signed signed = scope.signed();
        long id = store.add(incidentId, kept, signed);
        changes.add(id, 1, signed, null, EntryDiff.of(null, kept));
        trail.record("contract.audit.entered", id, kept.number(), null, Map.of("contract.audit.title", kept.title()));
        return id;
    }

    public void change(long contractId, int seen, ContractTerms terms, String reason) {
        uses.lock(contractId);
        ContractStore.Head head = cells.contract(contractId, null);
        ContractTerms kept = rules.checked(terms);
        refuseTakenNumber(head.incidentId(), kept, contractId);
        if (!head.terms().contractor().equals(kept.contractor()) && uses.isUsed(contractId)) {
            // what one organisation has handed in must not be shown to another
            throw new RejectedException("contractor", MessageText.of("contract.rule.contractorUsed"));
        }
        keep(contractId, seen, reason, EntryDiff.of(head.terms(), kept), () -> store.change(contractId, kept));
    }

    private void refuseTakenNumber(long incidentId, ContractTerms terms, long exceptId) {
        if (store.hasNumber(incidentId, terms.number(), exceptId)) {
            throw new RejectedException("number", MessageText.of("contract.rule.numberTaken", terms.number()));
        }
    }

    /**
     * @throws RejectedException where it has changed since, is confirmed already, the user has entered any of it, or works for the
     *     contractor
     */
    @RolesAllowed(Roles.APPROVER)
    public void confirm(long contractId, int seen) {
        ContractStore.Head head = cells.contract(contractId, null);
        Signed signed = scope.signed();
        scope.requireNotOfContractor(head.terms().contractor());
        if (changes.isBy(contractId, signed.by())) {
            throw new RejectedException(MessageText.of("contract.confirm.own"));
        }
        if (head.state() == ContractState.CONFIRMED) {
            throw new RejectedException(MessageText.of("contract.confirm.already"));
        }
        if (!store.confirm(contractId, seen, signed)) {
            throw meanwhile(contractId);
        }
        trail.record(
                "contract.audit.confirmed",
                contractId,
                head.terms().number(),
                null,
                Map.of("contract.audit.version", String.valueOf(seen)));
    }

    public void addAmendment(long contractId, int seen, AmendmentTerms terms, String reason) {
        AmendmentTerms kept = rules.checked(terms);
        List<Amendment> there = amendments(contractId);
        refuseMore(there.size(), MOST_AMENDMENTS);
        refuseTakenAmendment(there, kept, 0);
        keep(contractId, seen, reason, EntryDiff.of(null, kept), () -> store.addAmendment(contractId, kept));
    }

    public void changeAmendment(long contractId, int seen, long amendmentId, AmendmentTerms terms, String reason) {
        AmendmentTerms kept = rules.checked(terms);
        List<Amendment> there = amendments(contractId);
        refuseTakenAmendment(there, kept, amendmentId);
        Amendment was = amendment(there, amendmentId);
        keep(contractId, seen, reason, EntryDiff.of(was, kept), () -> store.changeAmendment(amendmentId, kept));
    }

    public void removeAmendment(long contractId, int seen, long amendmentId, String reason) {
        Amendment was = amendment(amendments(contractId), amendmentId);
        keep(contractId, seen, reason, EntryDiff.of(was, null), () -> store.removeAmendment(amendmentId));
    }

    private List<Amendment> amendments(long contractId) {
        cells.contract(contractId, null);
        return store.amendments(contractId);
    }

    private static Amendment amendment(List<Amendment> there, long id) {
        return there.stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.rule.gone")));
    }

    private static void refuseTakenAmendment(List<Amendment> there, AmendmentTerms terms, long exceptId) {
        if (there.stream().anyMatch(one -> one.id() != exceptId && one.number().equals(terms.number()))) {
            throw new RejectedException("number", MessageText.of("contract.rule.numberTaken", terms.number()));
        }
    }

    /** It gets the next number. */
    public void addObligation(long contractId, int seen, ObligationTerms terms, String reason) {
        cells.contract(contractId, null);
        ObligationTerms kept = rules.checked(terms);
        List<Obligation> there = obligations.of(contractId);
        refuseMore(there.size(), MOST_OBLIGATIONS);
        int number = there.isEmpty() ? 1 : there.getLast().number() + 1;
        keep(
                contractId,
                seen,
                reason,
                EntryDiff.of(number, null, kept),
                () -> obligations.add(contractId, number, kept));
    }

    /** @throws RejectedException also where a month of which there is something would no longer belong to it */
    public void changeObligation(long contractId, int seen, long obligationId, ObligationTerms terms, String reason) {
        Obligation was = obligation(contractId, obligationId);
        ObligationTerms kept = rules.checked(terms);
        Obligation now = new Obligation(was.id(), contractId, was.number(), kept);
        for (YearMonth month : obligations.usedMonths(obligationId)) {
            if (!now.isFollowedIn(month)) {
                throw new RejectedException("to", MessageText.of("contract.rule.monthUsed", month.toString()));
            }
        }
        keep(
                contractId,
                seen,
                reason,
                EntryDiff.of(was.number(), was.terms(), kept),
                () -> obligations.change(obligationId, kept));
    }

    /** @throws RejectedException also where there is evidence or a review of it */
    public void removeObligation(long contractId, int seen, long obligationId, String reason) {
        Obligation was = obligation(contractId, obligationId);
        if (!obligations.usedMonths(obligationId).isEmpty()) {
            throw new RejectedException(MessageText.of("contract.rule.obligationUsed", was.number()));
        }
        keep(
                contractId,
                seen,
                reason,
                EntryDiff.of(was.number(), was.terms(), null),
                () -> obligations.remove(obligationId));
    }

    private Obligation obligation(long contractId, long obligationId) {
        return obligations
                .byId(obligationId, null)
                .filter(one -> one.contractId() == contractId)
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.rule.gone")));
    }

    /** Attaches a signed paper, which takes nothing away from what a decision rests on. */
    public void attach(long contractId, int seen, HandedInFile file, String reason) {
        cells.contract(contractId, null);
        refuseMore(files.of(ContractFiles.Owner.CONTRACT, contractId).size(), MOST_DOCUMENTS);
        keepEvenIfLocked(
                contractId,
                seen,
                reason,
                EntryDiff.ofDocument(null, named(file.name(), file.sha256())),
                () -> files.add(contractId, ContractFiles.Owner.CONTRACT, contractId, file, scope.signed()));
    }

    /** Takes away a paper that was attached by mistake; the city can still read what is in it. */
    public void detach(long contractId, int seen, long fileId, String reason) {
        cells.contract(contractId, null);
        KeptFile was = files.of(ContractFiles.Owner.CONTRACT, contractId).stream()
                .filter(one -> one.id() == fileId)
                .findFirst()
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.rule.gone")));
        keep(
                contractId,
                seen,
                reason,
                EntryDiff.ofDocument(named(was.name(), was.sha256()), null),
                () -> files.remove(fileId, scope.signed()));
    }

    private static String named(String name, String sha256) {
        return name + " (SHA-256 " + sha256 + ")";
    }

    private static void refuseMore(int there, int most) {
        if (there >= most) {
            throw new RejectedException(MessageText.of("contract.rule.tooMany", most));
        }
    }

    private void keep(
            long contractId, int seen, @Nullable String reason, List<ContractChange.Line> lines, Runnable change) {
        locks.requireOpen(contractId);
        keepEvenIfLocked(contractId, seen, reason, lines, change);
    }

    private void keepEvenIfLocked(
            long contractId, int seen, @Nullable String reason, List<ContractChange.Line> lines, Runnable change) {
        String why = rules.reason(reason);
        if (lines.isEmpty()) {
            throw new RejectedException(MessageText.of("contract.rule.nothingChanged"));
        }
        Signed signed = scope.signed();
        String number = cells.contract(contractId, null).terms().number();
        if (!store.touch(contractId, seen, signed)) {
            throw meanwhile(contractId);
        }
        try {
            change.run();
            changes.add(contractId, seen + 1, signed, why, lines);
        } catch (DuplicateKeyException e) {
            throw meanwhile(contractId);
        }
        trail.record(
                "contract.audit.changed",
                contractId,
                number,
                why,
                Map.of("contract.audit.version", String.valueOf(seen + 1)));
    }

    private RejectedException meanwhile(long contractId) {
        ContractStore.Head now = cells.contract(contractId, null);
        return new RejectedException(
                "seen", MessageText.of("contract.rule.meanwhile", now.changed().name()));
    }
}
