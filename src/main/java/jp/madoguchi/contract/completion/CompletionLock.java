package jp.madoguchi.contract.completion;

import java.util.Optional;
import jp.madoguchi.contract.ContractLock;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.stereotype.Component;

/** A contract's entry stays as it is while the last word on its end is signed; reopening the decision opens the entry again. */
@Component
class CompletionLock implements ContractLock {
    private final DecisionStore decisions;

    CompletionLock(DecisionStore decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<MessageText> locked(long contractId) {
        // the state as it is by now: whoever signs at this moment comes before the change or after it
        return decisions
                .latest(contractId)
                .filter(latest -> decisions.stateNow(latest.id()) == DecisionState.SIGNED)
                .map(latest -> MessageText.of("contract.completion.decision.locksContract", latest.version()));
    }
}
