package jp.madoguchi.contract;

import java.time.YearMonth;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the contract, the obligation and the month that something is about; one answer for whatever isn't the reader's. */
@Component
class ContractCells {
    private final ContractStore contracts;
    private final ObligationStore obligations;

    ContractCells(ContractStore contracts, ObligationStore obligations) {
        this.contracts = contracts;
        this.obligations = obligations;
    }

    /** An obligation in one of its months. */
    record Cell(ContractStore.Head contract, Obligation obligation, YearMonth month) {}

    /**
     * @param organisation absent for those of all
     * @throws RejectedException where there is no such obligation, or it isn't followed in the month
     */
    Cell require(long obligationId, YearMonth month, @Nullable String organisation) {
        Obligation obligation = obligations.byId(obligationId, organisation).orElseThrow(ContractCells::unknown);
        if (!obligation.isFollowedIn(month)) {
            throw new RejectedException("month", MessageText.of("contract.rule.month", month.toString()));
        }
        return new Cell(contract(obligation.contractId(), organisation), obligation, month);
    }

    /** @param organisation absent for those of all */
    ContractStore.Head contract(long contractId, @Nullable String organisation) {
        return contracts.head(contractId, organisation).orElseThrow(ContractCells::unknown);
    }

    private static RejectedException unknown() {
        return new RejectedException(MessageText.of("contract.unknown"));
    }
}
