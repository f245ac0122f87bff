package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officials lay down before a decision: thresholds, the rule, months of retention. Each keeps its history, and all are locked
 * from the moment at which a decision has been prepared until it is returned or reopened.
 */
@Service
@Transactional
public class RuleService {
    static final int LONGEST_REASON = 250;
    static final int LONGEST_RULE = 2_000;
    static final int MOST_MONTHS = 600;

    private final SettingStore settings;
    private final DecisionStore decisions;
    private final ContractService contracts;
    private final IncidentService incidents;
    private final CompletionBasis basis;

    RuleService(
            SettingStore settings,
            DecisionStore decisions,
            ContractService contracts,
            IncidentService incidents,
            CompletionBasis basis) {
        this.settings = settings;
        this.decisions = decisions;
        this.contracts = contracts;
        this.incidents = incidents;
        this.basis = basis;
    }

    /** @throws RejectedException where there is no such contract */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public RuleBook book(long contractId) {
        contracts.contract(contractId);
        return new RuleBook(settings.all(contractId), settings.rules(contractId), isLocked(contractId));
    }

    /**
     * Sets a threshold.
     *
     * @param seen the version that the official has seen, 0 where there was none
     * @throws RejectedException once a decision is prepared, without a reason, for an indicator that the incident doesn't have, for a
     *     figure that makes no sense, and where somebody else has set it meanwhile
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void setThreshold(long contractId, String code, int seen, @Nullable BigDecimal figure, String reason) {
        settings.lock(contractId);
        IndicatorKey key = IndicatorKey.named(code, incident(contractId))
                .orElseThrow(() -> new RejectedException("code", MessageText.of("contract.completion.rule.unknown")));
        if (figure == null || !key.kind().allows(figure)) {
            throw new RejectedException(
                    "figure",
                    MessageText.of(
                            key.kind().isPercent()
                                    ? "contract.completion.rule.percent"
                                    : "contract.completion.rule.figure"));
        }
        set(contractId, code, seen, figure, reason);
    }

    /**
     * Says how many months after the end a kind of data is kept.
     *
     * @param seen as for a threshold
     * @throws RejectedException as for a threshold
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void setMonths(long contractId, DataKind kind, int seen, @Nullable Integer months, String reason) {
        settings.lock(contractId);
        contracts.contract(contractId);
        if (months == null || months < 0 || months > MOST_MONTHS) {
            throw new RejectedException("figure", MessageText.of("contract.completion.rule.months", MOST_MONTHS));
        }
        set(contractId, kind.settingName(), seen, BigDecimal.valueOf(months), reason);
    }

    private void set(long contractId, String name, int seen, BigDecimal figure, String reason) {
        String why = basis.required("reason", "contract.completion.rule.reason", reason, LONGEST_REASON);
        refuseWhereLocked(contractId);
        if (!settings.add(contractId, name, seen + 1, figure, why, basis.signed())) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                "contract.completion.audit.setting",
                name,
                why,
                Map.of("contract.completion.audit.figure", figure.toPlainString()));
    }

    /**
     * Writes the rule anew.
     *
     * @param seen the version that the official has seen, 0 where there was none
     * @throws RejectedException once a decision is prepared, without text or reason, for more failures than there are other
     *     indicators, where it could never be met since the portal has no source for an indicator, and where somebody else has
     *     written it meanwhile
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void write(
            long contractId,
            int seen,
            Set<String> required,
            @Nullable Integer mayFail,
            boolean needsPerformance,
            String text,
            String reason) {
        settings.lock(contractId);
        List<String> codes = IndicatorKey.of(incident(contractId)).stream()
                .map(IndicatorKey::code)
                .toList();
        if (!codes.containsAll(required)) {
            throw new RejectedException("required", MessageText.of("contract.completion.rule.unknown"));
        }
        int others = codes.size() - required.size();
        if (mayFail == null || mayFail < 0 || mayFail > others) {
            throw new RejectedException("mayFail", MessageText.of("contract.completion.rule.mayFail", others));
        }
        String words = basis.required("text", "contract.completion.rule.text", text, LONGEST_RULE);
        String why = basis.required("reason", "contract.completion.rule.reason", reason, LONGEST_REASON);
        refuseWhereLocked(contractId);
        CompletionRule rule = new CompletionRule(
                seen + 1,
                codes.stream().filter(required::contains).toList(),
                mayFail,
                needsPerformance,
                words,
                why,
                basis.signed());
        if (!settings.addRule(contractId, rule)) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                "contract.completion.audit.rule",
                "v" + rule.version(),
                why,
                Map.of(
                        "contract.completion.audit.required",
                        String.join(",", rule.required()),
                        "contract.completion.audit.mayFail",
                        String.valueOf(mayFail)));
    }

    private boolean isLocked(long contractId) {
        return decisions
                .latest(contractId)
                .map(decision -> decision.state() != DecisionState.DRAFT)
                .orElse(false);
    }

    private void refuseWhereLocked(long contractId) {
        if (isLocked(contractId)) {
            throw new RejectedException(MessageText.of("contract.completion.rule.locked"));
        }
    }

    private Incident incident(long contractId) {
        Contract contract = contracts.contract(contractId);
        return incidents
                .byId(contract.incidentId())
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
    }
}
