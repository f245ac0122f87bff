package jp.madoguchi.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.madoguchi.contract.AmendmentTerms;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractTerms;
import jp.madoguchi.contract.CostKind;
import jp.madoguchi.contract.CostService;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.contract.Judgement;
import jp.madoguchi.contract.NewCost;
import jp.madoguchi.contract.NewRemediation;
import jp.madoguchi.contract.ObligationTerms;
import jp.madoguchi.contract.PerformanceReviewService;
import jp.madoguchi.contract.ReviewText;
import jp.madoguchi.contract.SeenMonth;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's contract: end, obligations and the clause for afterwards as the document for the assembly has them; names, dates and
 * amounts are invented. All of it is entered as the demo's users would.
 */
@Component
@Profile("demo")
class DemoContract {
    private static final String WHY = "契約書のとおり";

    private final ContractEntryService entries;
    private final ContractService contracts;
    private final EvidenceService evidence;
    private final PerformanceReviewService reviews;
    private final CostService costs;
    private final FileIntake intake;
    private final DemoUsers users;

    DemoContract(
            ContractEntryService entries,
            ContractService contracts,
            EvidenceService evidence,
            PerformanceReviewService reviews,
            CostService costs,
            FileIntake intake,
            DemoUsers users) {
        this.entries = entries;
        this.contracts = contracts;
        this.evidence = evidence;
        this.reviews = reviews;
        this.costs = costs;
        this.intake = intake;
        this.users = users;
    }

    /**
     * Enters it, whole or not at all, unless there is any.
     *
     * @param files the content of the demo's files, by their names
     */
    @Transactional
    void write(long incidentId, byte[] file, Function<String, byte[]> files) {
        if (!as("official", () -> contracts.contracts(incidentId)).isEmpty()) {
            return;
        }
        File demo = new JsonMapper().readValue(file, File.class);
        long contract = as("official", () -> enter(incidentId, demo, files));
        as("approver", () -> {
            entries.confirm(contract, contracts.contract(contract).version());
            return true;
        });
        demo.costs().forEach(cost -> enter(contract, cost, files));
        demo.months().forEach(month -> enter(contract, month, files));
    }

    private long enter(long incidentId, File demo, Function<String, byte[]> files) {
        long contract = entries.enter(incidentId, demo.terms());
        int version = 1;
        for (AmendmentTerms amendment : demo.amendments()) {
            entries.addAmendment(contract, version++, amendment, WHY);
        }
        for (ObligationTerms obligation : demo.obligations()) {
            entries.addObligation(contract, version++, obligation, WHY);
        }
        entries.attach(contract, version, intake.take("委託契約書.pdf", files.apply(demo.document())), "契約書の写し");
        return contract;
    }

    private void enter(long contract, DemoCost cost, Function<String, byte[]> files) {
        long id = as(
                "contractor",
                () -> costs.enter(
                        contract,
                        new NewCost(cost.month(), cost.kind(), cost.yen(), cost.purpose()),
                        documents(cost.document(), cost.month(), files)));
        if (cost.accepted()) {
            as("official", () -> {
                costs.accept(id);
                return true;
            });
        }
    }

    private void enter(long contract, DemoMonth month, Function<String, byte[]> files) {
        long obligation = as(
                "official",
                () -> contracts.obligations(contract).stream()
                        .filter(one -> one.number() == month.obligation())
                        .findFirst()
                        .orElseThrow()
                        .id());
        String statement = month.statement();
        if (statement != null) {
            as(
                    "contractor",
                    () -> evidence.submit(
                            obligation, month.month(), statement, documents(month.document(), month.month(), files)));
        }
        Judgement judgement = month.judgement();
        if (judgement != null) {
            as("official", () -> {
                reviews.review(
                        obligation,
                        month.month(),
                        SeenMonth.of(
                                reviews.ofMonth(obligation, month.month()),
                                evidence.ofMonth(obligation, month.month())),
                        new ReviewText(judgement, month.finding() == null ? "" : month.finding(), null),
                        month.task() == null || month.dueOn() == null
                                ? List.of()
                                : List.of(new NewRemediation(month.task(), month.dueOn())));
                return true;
            });
        }
    }

    private List<HandedInFile> documents(@Nullable String name, YearMonth month, Function<String, byte[]> files) {
        return name == null ? List.of() : List.of(intake.take("請求書_" + month + ".pdf", files.apply(name)));
    }

    private <T> T as(String name, Supplier<T> work) {
        PortalUser user = users.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return SystemUser.run(user, work);
    }

    /** The file. */
    record File(
            ContractTerms terms,
            String document,
            List<AmendmentTerms> amendments,
            List<ObligationTerms> obligations,
            List<DemoCost> costs,
            List<DemoMonth> months) {}

    /** An amount, by the name of its document among the demo's files. */
    record DemoCost(
            YearMonth month,
            CostKind kind,
            String yen,
            String purpose,
            @Nullable String document,
            boolean accepted) {}

    /** What was handed in for a month, and how it was judged; either may be absent. */
    record DemoMonth(
            int obligation,
            YearMonth month,
            @Nullable String statement,
            @Nullable String document,
            @Nullable Judgement judgement,
            @Nullable String finding,
            @Nullable String task,
            @Nullable LocalDate dueOn) {}
}
