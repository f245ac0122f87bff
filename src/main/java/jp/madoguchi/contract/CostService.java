package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the contractor has borne for urging the reissue: entered with documents, accepted or returned by an official. */
@Service
@Transactional(readOnly = true)
public class CostService {
    /** On one page; the sums are of all. */
    public static final int MOST = 500;

    private final CostStore store;
    private final ContractUse uses;
    private final ContractFiles files;
    private final ContractCells cells;
    private final ContractTexts texts;
    private final ContractScope scope;
    private final ContractTrail trail;
    private final Clock clock;

    CostService(
            CostStore store,
            ContractUse uses,
            ContractFiles files,
            ContractCells cells,
            ContractTexts texts,
            ContractScope scope,
            ContractTrail trail,
            Clock clock) {
        this.store = store;
        this.uses = uses;
        this.files = files;
        this.cells = cells;
        this.texts = texts;
        this.scope = scope;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The latest month first, at most {@value #MOST}.
     *
     * @throws RejectedException where the reader has no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<Cost> all(long contractId) {
        cells.contract(contractId, scope.organisation());
        return store.all(contractId, MOST);
    }

    /** @throws RejectedException where the reader has no such contract */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public CostSums sums(long contractId) {
        cells.contract(contractId, scope.organisation());
        return store.sums(contractId);
    }

    /**
     * @throws RejectedException for what is no amount of yen, a month before the contract or after today, without a purpose, with a
     *     document that another amount has; nothing is kept then
     */
    @RolesAllowed(Roles.CONTRACTOR)
    @Transactional
    @SentOnce
    public long enter(long contractId, NewCost cost, List<HandedInFile> documents) {
        uses.lock(contractId);
        ContractStore.Head contract = cells.contract(contractId, scope.ownOrganisation());
        YearMonth first = YearMonth.from(contract.terms().startsOn());
        YearMonth last = YearMonth.from(Tokyo.today(clock));
        if (cost.month().isBefore(first) || cost.month().isAfter(last)) {
            throw new RejectedException(
                    "month", MessageText.of("contract.cost.month", first.toString(), last.toString()));
        }
        BigDecimal yen = Yen.parse(cost.yen())
                .orElseThrow(() -> new RejectedException("yen", MessageText.of("contract.cost.noYen")));
        String purpose = texts.required("purpose", "contract.cost.purpose", cost.purpose(), ContractTexts.REASON);
        EvidenceService.checkFiles(documents);
        documents.forEach(file -> refuseSecondTime(contractId, file));
        Signed signed = scope.signed();
        long id = store.add(contractId, cost.month(), cost.kind(), yen, purpose, signed);
        documents.forEach(file -> files.add(contractId, ContractFiles.Owner.COST, id, file, signed));
        trail.record(
                "contract.audit.costEntered", contractId, contract.terms().number(), null, details(cost.month(), yen));
        return id;
    }

    /** An invoice counts once. What was returned or taken back doesn't count, and its documents may come again. */
    private void refuseSecondTime(long contractId, HandedInFile file) {
        files.inCosts(contractId, file.sha256()).ifPresent(place -> {
            throw new RejectedException(
                    "files",
                    MessageText.of(
                            "contract.cost.twice",
                            file.name(),
                            place.month().toString(),
                            MessageText.of(place.kind().textKey()),
                            place.yen()));
        });
    }

    /** @throws RejectedException where it is unknown, accepted, or taken back already */
    @RolesAllowed(Roles.CONTRACTOR)
    @Transactional
    public void withdraw(long id) {
        CostStore.Owned owned = require(id, scope.ownOrganisation());
        CostState state = owned.cost().state();
        if (state != CostState.ENTERED && state != CostState.RETURNED) {
            throw meanwhile();
        }
        decide(owned, state, CostState.WITHDRAWN, null, "contract.audit.costWithdrawn");
    }

    /** @throws RejectedException where it is unknown, or no longer waits; also for whoever works for the contractor or entered it */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void accept(long id) {
        decide(requireAsCity(id), CostState.ENTERED, CostState.ACCEPTED, null, "contract.audit.costAccepted");
    }

    /** @throws RejectedException where it is unknown, no longer waits, or nothing is said about it */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void sendBack(long id, String remark) {
        String kept = texts.required("remark", "contract.cost.remark", remark, ContractTexts.REASON);
        decide(requireAsCity(id), CostState.ENTERED, CostState.RETURNED, kept, "contract.audit.costSentBack");
    }

    /**
     * Takes an acceptance back: the amount is returned to the contractor and no longer counts.
     *
     * @param reason which the contractor reads
     * @throws RejectedException like {@link #sendBack}, and where it isn't accepted
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void takeBack(long id, String reason) {
        String kept = texts.required("remark", "contract.cost.takeBack.reason", reason, ContractTexts.REASON);
        decide(requireAsCity(id), CostState.ACCEPTED, CostState.RETURNED, kept, "contract.audit.costTakenBack");
    }

    private CostStore.Owned requireAsCity(long id) {
        CostStore.Owned owned = require(id, null);
        scope.requireNotOfContractor(
                cells.contract(owned.contractId(), null).terms().contractor());
        scope.requireNotHandedIn(List.of(owned.cost().entered()));
        return owned;
    }

    private void decide(CostStore.Owned owned, CostState seen, CostState to, @Nullable String remark, String action) {
        if (!store.decide(owned.contractId(), owned.cost().id(), seen, to, remark, scope.signed())) {
            throw meanwhile();
        }
        trail.record(
                action,
                owned.contractId(),
                owned.contractNumber(),
                remark,
                details(owned.cost().month(), owned.cost().yen()));
    }

    private static Map<String, String> details(YearMonth month, BigDecimal yen) {
        return Map.of("contract.audit.month", month.toString(), "contract.audit.yen", yen.toPlainString());
    }

    private static RejectedException meanwhile() {
        return new RejectedException("seen", MessageText.of("contract.cost.meanwhile"));
    }

    private CostStore.Owned require(long id, @Nullable String organisation) {
        return store.find(id, organisation)
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.unknown")));
    }
}
