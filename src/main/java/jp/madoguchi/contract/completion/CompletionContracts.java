package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractState;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which contract the pages of a completion are about; a contractor chooses among its own. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
public class CompletionContracts {
    private final ContractService contracts;
    private final DecisionStore decisions;
    private final CurrentUser currentUser;
    private final Clock clock;

    CompletionContracts(ContractService contracts, DecisionStore decisions, CurrentUser currentUser, Clock clock) {
        this.contracts = contracts;
        this.decisions = decisions;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Those of the incident that the reader may see, the latest first. */
    public List<Contract> all(long incidentId) {
        return contracts.contracts(incidentId).stream()
                .map(line -> contracts.contract(line.id()))
                .toList();
    }

    /**
     * The one that was asked for. Else, for the city, one whose decision is under way, then the latest that has begun and was
     * confirmed, then the latest that has begun; a contract that was entered for a later time comes last. Empty where the reader
     * has none.
     *
     * @param asked the contract in the address; absent or unknown to the reader for the usual one
     */
    public Optional<Contract> chosen(long incidentId, @Nullable Long asked) {
        List<Contract> all = all(incidentId);
        LocalDate today = Tokyo.today(clock);
        Predicate<Contract> begun = contract -> !contract.startsOn().isAfter(today);
        return first(all, contract -> asked != null && contract.id() == asked)
                .or(() -> first(all, contract -> !isContractor() && isUnderWay(contract)))
                .or(() -> first(all, begun.and(contract -> contract.state() == ContractState.CONFIRMED)))
                .or(() -> first(all, begun))
                .or(() -> all.stream().findFirst());
    }

    private static Optional<Contract> first(List<Contract> all, Predicate<Contract> which) {
        return all.stream().filter(which).findFirst();
    }

    private boolean isUnderWay(Contract contract) {
        return decisions
                .latest(contract.id())
                .filter(decision -> decision.state() != DecisionState.SIGNED)
                .isPresent();
    }

    private boolean isContractor() {
        return currentUser.require().has(Role.CONTRACTOR);
    }
}
