package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads contracts: the city all, a contractor its own. What is another's is as unknown as what isn't there. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
public class ContractService {
    /** A longer history is read in the audit trail. */
    public static final int MOST_CHANGES = 100;

    private final ContractStore store;
    private final ObligationStore obligations;
    private final ContractFiles files;
    private final ChangeStore changes;
    private final ContractScope scope;

    ContractService(
            ContractStore store,
            ObligationStore obligations,
            ContractFiles files,
            ChangeStore changes,
            ContractScope scope) {
        this.store = store;
        this.obligations = obligations;
        this.files = files;
        this.changes = changes;
        this.scope = scope;
    }

    /** Those of the incident, the latest first. */
    public List<ContractLine> contracts(long incidentId) {
        return store.lines(incidentId, scope.organisation());
    }

    /** The incident's contract that began last; empty where the reader has none. */
    public Optional<Contract> current(long incidentId) {
        return store.latest(incidentId, scope.organisation()).map(this::contract);
    }

    /** @throws RejectedException where the reader has no such contract */
    public Contract contract(long contractId) {
        ContractStore.Head head = store.head(contractId, scope.organisation())
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.unknown")));
        return new Contract(
                head.id(),
                head.incidentId(),
                head.terms(),
                head.state(),
                head.version(),
                head.changed(),
                head.confirmed(),
                store.amendments(contractId),
                files.of(ContractFiles.Owner.CONTRACT, contractId));
    }

    /**
     * In the order of their numbers.
     *
     * @throws RejectedException where the reader has no such contract
     */
    public List<Obligation> obligations(long contractId) {
        requireReadable(contractId);
        return obligations.of(contractId);
    }

    /** @throws RejectedException where the reader has no such obligation */
    public Obligation obligation(long obligationId) {
        return obligations
                .byId(obligationId, scope.organisation())
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.unknown")));
    }

    /** What was changed of the entry, the latest first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ContractChange> changes(long contractId) {
        requireReadable(contractId);
        return changes.latest(contractId, MOST_CHANGES);
    }

    /** The signed papers that were taken away, the latest first; what is in them is still there. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<RemovedFile> removedDocuments(long contractId) {
        requireReadable(contractId);
        return files.removed(contractId);
    }

    private void requireReadable(long contractId) {
        if (store.head(contractId, scope.organisation()).isEmpty()) {
            throw new RejectedException(MessageText.of("contract.unknown"));
        }
    }
}
