package jp.madoguchi.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.completion.RuleBook;
import jp.madoguchi.contract.completion.RuleService;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.SystemUser;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What the demo's officials have laid down before the contract's end is decided; invented, with the reasons one would give. */
@Component
@Profile("demo")
class DemoCompletion {
    private static final String WHO = "official2";

    private final RuleService rules;
    private final ContractService contracts;
    private final DemoUsers users;

    DemoCompletion(RuleService rules, ContractService contracts, DemoUsers users) {
        this.rules = rules;
        this.contracts = contracts;
        this.users = users;
    }

    /** Writes thresholds and rule of the incident's contract unless there is any; all of them or none. */
    @Transactional
    void write(long incidentId, byte[] file) {
        PortalUser official = users.all().stream()
                .filter(user -> user.name().equals(WHO))
                .findFirst()
                .orElseThrow();
        SystemUser.run(official, () -> {
            contracts.current(incidentId).ifPresent(contract -> layDown(contract.id(), file));
            return true;
        });
    }

    private void layDown(long contractId, byte[] file) {
        RuleBook book = rules.book(contractId);
        if (!book.settings().isEmpty() || !book.rules().isEmpty()) {
            return;
        }
        Terms terms = new JsonMapper().readValue(file, Terms.class);
        terms.thresholds()
                .forEach(threshold -> rules.setThreshold(
                        contractId, threshold.indicator(), 0, threshold.figure(), threshold.reason()));
        Rule rule = terms.rule();
        rules.write(
                contractId, 0, rule.required(), rule.mayFail(), rule.needsPerformance(), rule.text(), rule.reason());
    }

    /** The file. */
    record Terms(List<Threshold> thresholds, Rule rule) {}

    record Threshold(String indicator, BigDecimal figure, String reason) {}

    record Rule(Set<String> required, int mayFail, boolean needsPerformance, String text, String reason) {}
}
