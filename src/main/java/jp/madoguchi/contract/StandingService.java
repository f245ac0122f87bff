package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the obligations of a contract stand, month by month, in the same few statements however much was handed in. */
@Service
@Transactional(readOnly = true)
public class StandingService {
    private final ObligationStore obligations;
    private final ContractCells cells;
    private final EvidenceStore evidence;
    private final PerformanceReviewStore reviews;
    private final RemediationStore remediations;
    private final PortalFigures figures;
    private final ContractScope scope;
    private final JdbcClient jdbc;
    private final Clock clock;

    StandingService(
            ObligationStore obligations,
            ContractCells cells,
            EvidenceStore evidence,
            PerformanceReviewStore reviews,
            RemediationStore remediations,
            PortalFigures figures,
            ContractScope scope,
            JdbcClient jdbc,
            Clock clock) {
        this.obligations = obligations;
        this.cells = cells;
        this.evidence = evidence;
        this.reviews = reviews;
        this.remediations = remediations;
        this.figures = figures;
        this.scope = scope;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Each obligation in the order of their numbers, with all its months.
     *
     * @throws jp.madoguchi.platform.error.RejectedException where the reader has no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<ObligationStanding> standing(long contractId) {
        ContractStore.Head contract = cells.contract(contractId, scope.organisation());
        List<Obligation> duties = obligations.of(contractId);
        LocalDate today = Tokyo.today(clock);
        Facts facts = new Facts(
                today,
                figures.known(contract, duties),
                evidence.counts(contractId),
                reviews.last(contractId),
                reviews.answered(contractId),
                remediations.counts(contractId, today));
        return duties.stream()
                .map(obligation -> new ObligationStanding(
                        obligation,
                        obligation.months(today).stream()
                                .map(month -> facts.standing(obligation, month))
                                .toList()))
                .toList();
    }

    /** What waits for an official, over all contracts of the incident. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public ContractWaiting waiting(long incidentId) {
        return jdbc.sql("""
                        select
                          (select count(*) from contract_evidence e join contract c on c.id = e.contract_id
                            where c.incident_id = :incident and e.state = 'SUBMITTED') as evidence,
                          (select count(*) from contract_remediation r join contract c on c.id = r.contract_id
                            where c.incident_id = :incident and r.state = 'DONE') as remediations,
                          (select count(*) from contract_remediation r join contract c on c.id = r.contract_id
                            where c.incident_id = :incident and r.state = 'OPEN' and r.due_on < :today) as overdue,
                          (select count(*) from contract_cost k join contract c on c.id = k.contract_id
                            where c.incident_id = :incident and k.state = 'ENTERED') as costs""")
                .param("incident", incidentId)
                .param("today", Tokyo.today(clock))
                .query(ContractWaiting.class)
                .single();
    }

    /** What is known of all months. */
    private record Facts(
            LocalDate today,
            Map<Long, Set<YearMonth>> figures,
            Map<EvidenceStore.CellKey, EvidenceStore.CellCounts> evidence,
            Map<EvidenceStore.CellKey, MonthStanding.ReviewLine> reviews,
            Map<EvidenceStore.CellKey, Integer> answered,
            Map<EvidenceStore.CellKey, RemediationStore.CellCounts> remediations) {
        MonthStanding standing(Obligation obligation, YearMonth month) {
            EvidenceStore.CellKey key = new EvidenceStore.CellKey(obligation.id(), month);
            EvidenceStore.CellCounts pieces = evidence.getOrDefault(key, new EvidenceStore.CellCounts(0, 0, 0));
            RemediationStore.CellCounts mend = remediations.getOrDefault(key, new RemediationStore.CellCounts(0, 0, 0));
            MonthStanding.ReviewLine review = reviews.get(key);
            boolean known = figures.getOrDefault(obligation.id(), Set.of()).contains(month);
            return new MonthStanding(
                    month,
                    state(obligation, month, review, pieces.submitted() > 0, known),
                    obligation.dueOn(month),
                    review,
                    pieces.submitted(),
                    pieces.reviewed(),
                    pieces.files(),
                    known,
                    review != null && answered.getOrDefault(key, 0) == review.version(),
                    mend.open(),
                    mend.done(),
                    mend.overdue());
        }

        private CellState state(
                Obligation obligation,
                YearMonth month,
                MonthStanding.@Nullable ReviewLine review,
                boolean handedIn,
                boolean known) {
            if (review != null) {
                return CellState.of(review.judgement());
            }
            if (month.isAfter(YearMonth.from(today))) {
                return CellState.FUTURE;
            }
            boolean over = today.isAfter(month.atEndOfMonth());
            if (handedIn || (known && over)) {
                return CellState.TO_REVIEW;
            }
            return today.isAfter(obligation.dueOn(month)) ? CellState.MISSING : CellState.OPEN;
        }
    }
}
