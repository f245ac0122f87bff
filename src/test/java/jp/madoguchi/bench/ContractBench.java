package jp.madoguchi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.CostExportService;
import jp.madoguchi.contract.CostService;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.contract.PerformanceReviewService;
import jp.madoguchi.contract.RemediationService;
import jp.madoguchi.contract.StandingService;
import jp.madoguchi.contract.completion.AfterTermService;
import jp.madoguchi.contract.completion.AssessmentService;
import jp.madoguchi.contract.completion.Decision;
import jp.madoguchi.contract.completion.DecisionService;
import jp.madoguchi.contract.completion.HandoverService;
import jp.madoguchi.contract.completion.NoticeService;
import jp.madoguchi.contract.completion.RuleService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the services take for each page of the contract, with 10,000 pieces of evidence and 1,000 reissue reports. */
final class ContractBench {
    private static final int WARM_UP = 5;
    private static final int RUNS = 25;
    private static final int MOST_MILLIS = 300;

    private final ApplicationContext portal;
    private final List<String> lines = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();

    ContractBench(ApplicationContext portal) {
        this.portal = portal;
    }

    void run() throws IOException {
        CleanDatabase.clean(portal.getBean(JdbcClient.class));
        Incident incident = KokoIncident.setUp(portal.getBean(IncidentService.class));
        long contract = new ContractFill(portal, incident).fill();
        lines.addAll(List.of(
                "# The pages of the contract",
                "",
                "MariaDB, %,d pieces of evidence, %,d reissue reports, at the services; %d runs after %d to warm up."
                        .formatted(ContractFill.EVIDENCE, ContractFill.REPORTS, RUNS, WARM_UP),
                "",
                "| page | role | p50 ms | p95 ms |",
                "| --- | --- | ---: | ---: |"));
        pages(incident, contract, SignedIn.as(Role.OFFICIAL));
        pages(incident, contract, SignedIn.as(Role.CONTRACTOR));
        Path file = Path.of("target/bench/contract.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        CleanDatabase.clean(portal.getBean(JdbcClient.class));
        SignedIn.out();
        if (!slow.isEmpty()) {
            throw new IllegalStateException("slower than " + MOST_MILLIS + " ms: " + slow);
        }
    }

    private void pages(Incident incident, long contract, PortalUser user) {
        ContractService contracts = portal.getBean(ContractService.class);
        EvidenceService evidence = portal.getBean(EvidenceService.class);
        PerformanceReviewService reviews = portal.getBean(PerformanceReviewService.class);
        RemediationService remediations = portal.getBean(RemediationService.class);
        CostService costs = portal.getBean(CostService.class);
        StandingService standings = portal.getBean(StandingService.class);
        CostExportService export = portal.getBean(CostExportService.class);
        boolean city = user.has(Role.OFFICIAL);
        measure("the matrix", user, () -> {
            contracts.contracts(incident.id());
            contracts.contract(contract);
            standings.standing(contract);
            remediations.unclosed(contract);
        });
        for (Obligation obligation : contracts.obligations(contract).subList(0, 3)) {
            YearMonth month = YearMonth.of(2022, 7);
            measure("a month, " + obligation.kind().name().toLowerCase(Locale.ROOT), user, () -> {
                contracts.obligation(obligation.id());
                evidence.ofMonth(obligation.id(), month);
                evidence.figures(obligation.id(), month);
                reviews.ofMonth(obligation.id(), month);
                reviews.answers(obligation.id(), month);
                remediations.ofMonth(obligation.id(), month);
            });
        }
        measure("what the contract says", user, () -> {
            contracts.current(incident.id());
            contracts.obligations(contract);
            if (city) {
                contracts.changes(contract);
            }
        });
        measure("the costs", user, () -> {
            costs.sums(contract);
            costs.all(contract);
        });
        measure("the costs as a workbook", user, () -> TableExport.XLSX.bytes(export.table(contract, Locale.JAPANESE)));
        if (city) {
            measure("the manifest of the evidence", user, () -> evidence.manifest(contract));
            measure("what waits, on the start page", user, () -> standings.waiting(incident.id()));
            completion(incident, contract, user);
        }
    }

    private void completion(Incident incident, long contract, PortalUser user) {
        AssessmentService assessments = portal.getBean(AssessmentService.class);
        DecisionService decisions = portal.getBean(DecisionService.class);
        RuleService rules = portal.getBean(RuleService.class);
        HandoverService handovers = portal.getBean(HandoverService.class);
        NoticeService notices = portal.getBean(NoticeService.class);
        AfterTermService afterTerm = portal.getBean(AfterTermService.class);
        measure("can it end?", user, () -> {
            assessments.now(contract);
            notices.notices(contract);
            afterTerm.ended(incident.id());
        });
        measure("the rule of the completion", user, () -> rules.book(contract));
        measure("what is handed over", user, () -> handovers.items(contract));
        decisions.start(contract);
        measure("the memo", user, () -> decisions.versions(contract));
        measure("the memo with today's figures", user, () -> {
            Decision draft = decisions.versions(contract).getFirst();
            decisions.refresh(draft.id(), draft.revision());
        });
    }

    private void measure(String what, PortalUser user, Runnable work) {
        long[] micros = new long[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            if (i >= 0) {
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
        }
        Arrays.sort(micros);
        double p95 = micros[RUNS * 95 / 100] / 1_000.0;
        lines.add(String.format(
                Locale.ROOT, "| %s | %s | %.0f | %.0f |", what, user.name(), micros[RUNS / 2] / 1_000.0, p95));
        if (p95 > MOST_MILLIS) {
            slow.add(what);
        }
    }
}
