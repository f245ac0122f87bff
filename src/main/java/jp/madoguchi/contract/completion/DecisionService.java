package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractScope;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision that a contract ends, or doesn't: written and prepared by officials, then with the approver ({@link SigningService}). What is
 * signed stays; reopening makes a new version beside it.
 */
@Service
@Transactional
public class DecisionService {
    static final int LONGEST_SECTION = 4_000;
    static final int LONGEST_REASON = 500;

    private final DecisionStore store;
    private final DecisionSteps steps;
    private final SettingStore settings;
    private final AssessmentService assessments;
    private final ContractService contracts;
    private final Freezer freezer;
    private final DecisionPapers papers;
    private final CompletionBasis basis;
    private final ContractScope scope;
    private final Clock clock;

    DecisionService(
            DecisionStore store,
            DecisionSteps steps,
            SettingStore settings,
            AssessmentService assessments,
            ContractService contracts,
            Freezer freezer,
            DecisionPapers papers,
            CompletionBasis basis,
            ContractScope scope,
            Clock clock) {
        this.store = store;
        this.steps = steps;
        this.settings = settings;
        this.assessments = assessments;
        this.contracts = contracts;
        this.freezer = freezer;
        this.papers = papers;
        this.basis = basis;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * All versions, the latest first.
     *
     * @throws RejectedException where there is no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<Decision> versions(long contractId) {
        contracts.contract(contractId);
        return store.all(contractId);
    }

    /** @throws RejectedException where a decision has been started already */
    @RolesAllowed(Roles.OFFICIAL)
    public void start(long contractId) {
        settings.lock(contractId);
        if (store.latest(contractId).isPresent()) {
            throw new RejectedException(MessageText.of("contract.completion.decision.started"));
        }
        begin(contractId, 1, null, null);
    }

    /**
     * Makes a new version of a signed decision, which stays as it is.
     *
     * @throws RejectedException where the latest version isn't signed, and without a reason
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void reopen(long contractId, String reason) {
        String why = basis.required("reason", "contract.completion.decision.reason", reason, LONGEST_REASON);
        settings.lock(contractId);
        Decision signed = store.latest(contractId)
                .filter(decision -> decision.state() == DecisionState.SIGNED)
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.completion.decision.notSigned")));
        begin(contractId, signed.version() + 1, why, signed);
    }

    private void begin(long contractId, int version, @Nullable String reason, @Nullable Decision before) {
        Contract contract = contracts.contract(contractId);
        scope.requireNotOfContractor(contract);
        FrozenFigures figures = draw(contractId);
        Signed signed = basis.signed();
        try {
            long id = store.add(contractId, version, figures, reason, signed);
            store.putSections(id, before == null ? MemoDraft.of(contract, figures) : before.sections());
            store.addStep(id, before == null ? DecisionStep.Kind.STARTED : DecisionStep.Kind.REOPENED, reason, signed);
        } catch (DuplicateKeyException e) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                before == null ? "contract.completion.audit.started" : "contract.completion.audit.reopened",
                DecisionSteps.name(contract, version),
                reason,
                Map.of());
    }

    /**
     * Writes the outcome and the texts of a draft.
     *
     * @param seen the revision that the official has seen
     * @throws RejectedException where it is no longer that draft, for a text that is too long or holds a card number
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void write(long decisionId, int seen, @Nullable DecisionOutcome outcome, Map<MemoSection, String> sections) {
        Decision decision = steps.asCity(decisionId);
        Map<MemoSection, String> kept = new EnumMap<>(MemoSection.class);
        sections.forEach((section, text) -> kept.put(section, basis.optional(section.name(), text, LONGEST_SECTION)));
        if (!store.write(decisionId, seen, outcome)) {
            throw steps.refusal(decision);
        }
        store.putSections(decisionId, kept);
        steps.add(decision, DecisionStep.Kind.WRITTEN, null, "contract.completion.audit.written", Map.of());
    }

    /**
     * Draws the figures of a draft anew; the texts stay.
     *
     * @throws RejectedException where it is no longer the draft that was seen
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void refresh(long decisionId, int seen) {
        Decision decision = steps.asCity(decisionId);
        if (!store.refresh(decisionId, seen, draw(decision.contractId()))) {
            throw steps.refusal(decision);
        }
        steps.add(decision, DecisionStep.Kind.REFRESHED, null, "contract.completion.audit.refreshed", Map.of());
    }

    /**
     * Hands the draft to the approver. From now on it doesn't change, and neither do thresholds and rule.
     *
     * @throws RejectedException where it is no longer the draft that was seen, without a rule, an outcome or a text, and where the
     *     figures are not of today or something was laid down anew since
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void prepare(long decisionId, int seen) {
        Decision decision = locked(decisionId);
        if (decision.figures().ruleVersion() == 0) {
            throw new RejectedException(MessageText.of("contract.completion.decision.noRule"));
        }
        if (decision.outcome() == null) {
            throw new RejectedException("outcome", MessageText.of("contract.completion.decision.noOutcome"));
        }
        for (MemoSection section : MemoSection.values()) {
            if (decision.section(section).isBlank()) {
                throw new RejectedException(
                        section.name(),
                        MessageText.of("contract.completion.decision.noText", MessageText.of(section.textKey())));
            }
        }
        Contract contract = contracts.contract(decision.contractId());
        if (!decision.figures().day().equals(Tokyo.today(clock))
                || !decision.figures().contractEnd().equals(contract.endsOn())
                || decision.figures().settingsStamp() != settings.stamp(decision.contractId())) {
            throw new RejectedException(MessageText.of("contract.completion.decision.stale"));
        }
        if (!store.prepare(decisionId, seen, papers.source(contract, decisionId), basis.signed())) {
            throw steps.refusal(decision);
        }
        steps.add(
                decision,
                DecisionStep.Kind.PREPARED,
                null,
                "contract.completion.audit.prepared",
                Map.of("contract.completion.audit.outcome", decision.outcome().name()));
    }

    private FrozenFigures draw(long contractId) {
        return freezer.freeze(assessments.now(contractId), settings.stamp(contractId));
    }

    private Decision locked(long decisionId) {
        settings.lock(store.lock(decisionId).orElseThrow(DecisionSteps::unknown));
        return steps.asCity(decisionId);
    }
}
