package jp.madoguchi.contract.completion;

import java.util.Map;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractScope;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each step of a decision begins and ends with, an official's as well as an approver's: whether one may take it, and that it is kept. */
@Component
class DecisionSteps {
    private final DecisionStore store;
    private final ContractService contracts;
    private final CompletionBasis basis;
    private final ContractScope scope;

    DecisionSteps(DecisionStore store, ContractService contracts, CompletionBasis basis, ContractScope scope) {
        this.store = store;
        this.contracts = contracts;
        this.basis = basis;
        this.scope = scope;
    }

    /**
     * Keeps a step and tells of it; call it last in the transaction.
     *
     * @param action key of the text that names it
     * @param details keys of texts, and values
     */
    void add(
            Decision decision,
            DecisionStep.Kind kind,
            @Nullable String remark,
            String action,
            Map<String, String> details) {
        store.addStep(decision.id(), kind, remark, basis.signed());
        Contract contract = contracts.contract(decision.contractId());
        basis.changed(decision.contractId(), action, name(contract, decision.version()), remark, details);
    }

    static String name(Contract contract, int version) {
        return contract.number() + " v" + version;
    }

    /**
     * For who has a hand in it; nobody decides what their own organisation has performed, whatever roles they hold besides.
     *
     * @throws RejectedException for those, and where there is no such decision
     */
    Decision asCity(long decisionId) {
        Decision decision = require(decisionId);
        scope.requireNotOfContractor(contracts.contract(decision.contractId()));
        return decision;
    }

    /** @throws RejectedException where there is none */
    Decision require(long decisionId) {
        Decision decision = store.find(decisionId).orElseThrow(DecisionSteps::unknown);
        contracts.contract(decision.contractId());
        return decision;
    }

    static RejectedException unknown() {
        return new RejectedException(MessageText.of("contract.completion.decision.unknown"));
    }

    /** Says in what state it is by now. */
    RejectedException refusal(Decision seen) {
        DecisionState now = store.stateNow(seen.id());
        return now == DecisionState.SIGNED
                ? new RejectedException(MessageText.of("contract.completion.decision.immutable"))
                : new RejectedException(
                        MessageText.of("contract.completion.decision.meanwhile", MessageText.of(now.textKey())));
    }
}
