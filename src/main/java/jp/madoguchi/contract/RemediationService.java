package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a review asked to be mended: the contractor says that it is done, an official looks. */
@Service
@Transactional(readOnly = true)
public class RemediationService {
    /** Of what isn't closed, so many are shown at once. */
    public static final int MOST = 200;

    private final RemediationStore store;
    private final ContractCells cells;
    private final ContractTexts texts;
    private final ContractScope scope;
    private final ContractTrail trail;

    RemediationService(
            RemediationStore store,
            ContractCells cells,
            ContractTexts texts,
            ContractScope scope,
            ContractTrail trail) {
        this.store = store;
        this.cells = cells;
        this.texts = texts;
        this.scope = scope;
        this.trail = trail;
    }

    /**
     * Those of a month, the first due first.
     *
     * @throws RejectedException where the reader has no such obligation, or it isn't followed in the month
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<Remediation> ofMonth(long obligationId, YearMonth month) {
        cells.require(obligationId, month, scope.organisation());
        return store.ofCell(obligationId, month);
    }

    /**
     * Those of a contract that are not closed, the first due first.
     *
     * @throws RejectedException where the reader has no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<Remediation> unclosed(long contractId) {
        cells.contract(contractId, scope.organisation());
        return store.unclosed(contractId, MOST);
    }

    /**
     * The contractor says how it was done.
     *
     * @throws RejectedException where it is unknown or no longer open, or without a statement
     */
    @RolesAllowed(Roles.CONTRACTOR)
    @Transactional
    public void done(long id, String statement) {
        RemediationStore.Owned owned = require(id, scope.ownOrganisation());
        String kept = texts.required("statement", "contract.remediation.statement", statement, ContractTexts.TEXT);
        if (!store.done(id, kept, scope.signed())) {
            throw meanwhile();
        }
        record("contract.audit.mended", owned, null);
    }

    /**
     * @throws RejectedException where it is unknown, or the contractor doesn't say (any more) that it is done; also for whoever works
     *     for the contractor or said so
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void accept(long id) {
        decide(id, RemediationState.DONE, RemediationState.ACCEPTED, null);
    }

    /**
     * It isn't done yet: back to the contractor.
     *
     * @param remark what is missing
     * @throws RejectedException like {@link #accept}, and without a remark
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void sendBack(long id, String remark) {
        decide(id, RemediationState.DONE, RemediationState.OPEN, remark(remark));
    }

    /**
     * It is no longer asked for.
     *
     * @throws RejectedException where it is unknown or no longer open, and without a reason
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void drop(long id, String reason) {
        decide(id, RemediationState.OPEN, RemediationState.DROPPED, remark(reason));
    }

    private String remark(String text) {
        return texts.required("remark", "contract.remediation.remark", text, ContractTexts.TASK);
    }

    private void decide(long id, RemediationState seen, RemediationState to, @Nullable String remark) {
        RemediationStore.Owned owned = require(id, null);
        scope.requireNotOfContractor(
                cells.contract(owned.contractId(), null).terms().contractor());
        Signed done = owned.remediation().done();
        scope.requireNotHandedIn(done == null ? List.of() : List.of(done));
        if (!store.decide(id, seen, to, remark, scope.signed())) {
            throw meanwhile();
        }
        record(
                switch (to) {
                    case ACCEPTED -> "contract.audit.mendAccepted";
                    case DROPPED -> "contract.audit.mendDropped";
                    default -> "contract.audit.mendSentBack";
                },
                owned,
                remark);
    }

    private static RejectedException meanwhile() {
        return new RejectedException("seen", MessageText.of("contract.remediation.meanwhile"));
    }

    private RemediationStore.Owned require(long id, @Nullable String organisation) {
        return store.find(id, organisation)
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.unknown")));
    }

    private void record(String action, RemediationStore.Owned owned, @Nullable String reason) {
        trail.record(
                action,
                owned.contractId(),
                owned.object(),
                reason,
                Map.of("contract.audit.task", owned.remediation().task()));
    }
}
