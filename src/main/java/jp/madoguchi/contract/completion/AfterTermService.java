package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.callstats.CallStatistics;
import jp.madoguchi.callstats.CallStatisticsService;
import jp.madoguchi.callstats.Figures;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.inquiry.InquiryTotalsService;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The time after a contract's end: that it has come, what still comes in, what the contractor was told, until when data is kept. */
@Service
@Transactional(readOnly = true)
public class AfterTermService {
    private final AfterTermStore store;
    private final ContractService contracts;
    private final CallStatisticsService statistics;
    private final InquiryTotalsService inquiries;
    private final Clock clock;

    AfterTermService(
            AfterTermStore store,
            ContractService contracts,
            CallStatisticsService statistics,
            InquiryTotalsService inquiries,
            Clock clock) {
        this.store = store;
        this.contracts = contracts;
        this.statistics = statistics;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /** The incident's contract that has ended as signed; empty while there is none. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<AfterTerm> ended(long incidentId) {
        return store.ended(incidentId, Tokyo.today(clock));
    }

    /**
     * What has come in since the day after the end, month by month; empty before.
     *
     * @throws jp.madoguchi.platform.error.RejectedException where there is no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<AfterTermMonth> months(long contractId) {
        Contract contract = contracts.contract(contractId);
        LocalDate first = end(contract).plusDays(1);
        LocalDate today = Tokyo.today(clock);
        List<AfterTermMonth> months = new ArrayList<>();
        if (today.isBefore(first)) {
            return months;
        }
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(today));
                month = month.plusMonths(1)) {
            LocalDate from = month.atDay(1).isBefore(first) ? first : month.atDay(1);
            LocalDate to = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
            CallStatistics calls = statistics.between(contract.incidentId(), from, to);
            Figures totals = calls.totals();
            months.add(new AfterTermMonth(
                    month,
                    inquiries.received(contract.incidentId(), from, to),
                    calls.isKnown() ? Integer.valueOf(totals.incoming()) : null,
                    calls.isKnown() ? Integer.valueOf(totals.answered()) : null));
        }
        return months;
    }

    /**
     * The last day: as signed where the end was, else as the contract says.
     *
     * @throws jp.madoguchi.platform.error.RejectedException where there is no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public LocalDate endsOn(long contractId) {
        return end(contracts.contract(contractId));
    }

    private LocalDate end(Contract contract) {
        return store.outcome(contract.id())
                .filter(signed -> signed.outcome() == DecisionOutcome.ENDS)
                .map(SignedOutcome::endsOn)
                .orElse(contract.endsOn());
    }

    /**
     * What was signed, as far as the contractor is told; empty while nothing is.
     *
     * @throws jp.madoguchi.platform.error.RejectedException where the reader has no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public Optional<SignedOutcome> outcome(long contractId) {
        contracts.contract(contractId);
        return store.outcome(contractId);
    }

    /**
     * Until when which data is kept, as set with the signature; empty before.
     *
     * @throws jp.madoguchi.platform.error.RejectedException where there is no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<KeptUntil> retention(long contractId) {
        contracts.contract(contractId);
        return store.retention(contractId);
    }
}
