package jp.madoguchi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.casefile.CaseFileCounts;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractState;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.contract.PortalFigure;
import jp.madoguchi.incident.ImportLog;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.regulator.ActionKind;
import jp.madoguchi.regulator.RegulatorAction;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.regulator.RequiredMeasure;
import jp.madoguchi.regulator.Statute;
import jp.madoguchi.reissue.ReissueService;
import jp.madoguchi.reissue.ReportState;
import jp.madoguchi.reissue.ReportedCounts;
import jp.madoguchi.reissue.plan.PlanService;
import jp.madoguchi.reissue.review.QueuedReport;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class DemoLoaderTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    CaseFileService caseFiles;

    @Autowired
    ReissueService reissue;

    @Autowired
    ReviewService reviews;

    @Autowired
    RegulatorService regulator;

    @Autowired
    PlanService plans;

    @Autowired
    ImportLog importLog;

    @Autowired
    ContractService contracts;

    @Autowired
    EvidenceService evidence;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void anEmptyDatabaseGetsTheIncidentOf2022AndASecondStartNothingMore() {
        load();

        SignedIn.as(Role.AUDITOR);
        Incident incident = incidents.requireCurrent();
        CaseFileCounts counts = caseFiles.counts(incident.id());
        assertThat(incident.milestones()).hasSize(5).extracting(Milestone::kind).doesNotContainNull();
        assertThat(counts.cards()).isEqualTo(63_337);
        assertThat(counts.persons()).isEqualTo(61_157);
        assertThat(reissue.rates(incident.id(), LocalDate.of(2022, 6, 30))
                        .total()
                        .reissued())
                .isEqualTo(38_051);
        // reviewed by somebody else than who sent them, so that they count
        assertThat(reviews.waiting(incident.id())).isZero();
        assertThat(reviews.decided(incident.id(), 10)).hasSize(4).allSatisfy(report -> {
            assertThat(report.state()).isEqualTo(ReportState.ACCEPTED);
            assertThat(report.submittedBy()).isEqualTo("demo");
        });
        assertThat(plans.plans(incident.id())).containsOnlyKeys("south-office");
        List<ImportLog.Entry> entries = importLog.page(0, 100);
        assertThat(entries)
                .extracting(ImportLog.Entry::fileName)
                .containsExactly(
                        "reissue-counts.csv",
                        "inquiries-2022.csv",
                        "acd-calls-2022.csv",
                        "affected-cards.csv",
                        "milestones.csv");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.importedBy()).isEqualTo("demo");
            assertThat(entry.added()).isEqualTo(entry.read()).isPositive();
            assertThat(entry.sha256()).hasSize(64);
        });

        Contract contract = contracts.current(incident.id()).orElseThrow();
        assertThat(contract.endsOn()).isEqualTo("2022-09-30");
        assertThat(contract.state()).isEqualTo(ContractState.CONFIRMED);
        assertThat(contracts.obligations(contract.id())).hasSize(4);
        Obligation service = contracts.obligations(contract.id()).getFirst();
        // as the document for the assembly has them: 23 to 30 June, and July
        assertThat(figures(service, YearMonth.of(2022, 6)))
                .containsEntry(PortalFigure.Kind.DAYS_WITH_FIGURES, "8 / 8")
                .containsEntry(PortalFigure.Kind.CALLS_INCOMING, "135")
                .containsEntry(PortalFigure.Kind.CALLS_BUSY, "24");
        assertThat(figures(service, YearMonth.of(2022, 7)))
                .containsEntry(PortalFigure.Kind.CALLS_INCOMING, "1356")
                .containsEntry(PortalFigure.Kind.CALLS_ANSWERED, "1178")
                .containsEntry(PortalFigure.Kind.ANSWER_RATE, "0.8687");

        theActionsOf2022(incident);
        assertThat(regulator.issuedUntil(incident.id(), LocalDate.of(2022, 7, 12)))
                .hasSize(1);

        load();

        SignedIn.as(Role.AUDITOR);
        theActionsOf2022(incident);
        assertThat(contracts.contracts(incident.id())).hasSize(1);
        assertThat(importLog.page(0, 100)).isEqualTo(entries);
        assertThat(incidents.requireCurrent()).isEqualTo(incident);
        assertThat(caseFiles.counts(incident.id())).isEqualTo(counts);
    }

    /** As the document for the assembly has them, with all that it says of measures and reasons. */
    private void theActionsOf2022(Incident incident) {
        List<RegulatorAction> actions = regulator.issuedUntil(incident.id(), LocalDate.of(2022, 8, 3));
        assertThat(actions).hasSize(2);
        RegulatorAction order = actions.getFirst();
        assertThat(order.authority()).isEqualTo("経済産業省");
        assertThat(order.issuedOn()).isEqualTo("2022-06-30");
        assertThat(order.kind()).isEqualTo(ActionKind.IMPROVEMENT_ORDER);
        assertThat(order.addressee()).isEqualTo("株式会社メタップスペイメント");
        assertThat(order.subject()).isEqualTo("クレジットカード番号の適切な管理等を命じる");
        assertThat(order.basis()).isEqualTo(new Statute("割賦販売法", "第35条の17", LocalDate.of(2022, 6, 30), ""));
        assertThat(order.measures())
                .extracting(RequiredMeasure::text)
                .containsExactly(
                        "クレジットカードのデータセキュリティに関する国際的な基準の適切な維持、運用。", "経営責任の所在を明確化、内部監査機能の強化等の抜本的な業務運営体制の再構築および経営体制の見直し。");
        assertThat(order.reasons())
                .containsExactly("自社で実施した国際基準に基づくWEBアプリケーション脆弱性診断の報告書の改ざん等、クレジットカード番号等の適切な管理が行われていなかったため。");
        RegulatorAction guidance = actions.getLast();
        assertThat(guidance.authority()).isEqualTo("個人情報保護委員会（内閣府）");
        assertThat(guidance.issuedOn()).isEqualTo("2022-07-13");
        assertThat(guidance.kind()).isEqualTo(ActionKind.GUIDANCE);
        assertThat(guidance.basis())
                .isEqualTo(new Statute("個人情報保護法", "第144条", LocalDate.of(2022, 7, 13), "令和5年4月1日から第147条"));
        assertThat(guidance.measures())
                .extracting(RequiredMeasure::text)
                .containsExactly("取り扱っている個人データの範囲の把握、取扱状況についての監査・点検ができていないため、データの棚卸しや内部監査機能の強化を図ること。");
        assertThat(guidance.reasons()).isEmpty();
    }

    private Map<PortalFigure.Kind, String> figures(Obligation obligation, YearMonth month) {
        return evidence.figures(obligation.id(), month).stream()
                .filter(PortalFigure::isKnown)
                .collect(Collectors.toMap(
                        PortalFigure::kind, one -> one.value() + (one.of() == null ? "" : " / " + one.of())));
    }

    /** A second start leaves alone what a person has sent since the first. */
    @Test
    void nothingThatAnybodyElseSentIsReviewed() {
        Incident incident = KokoIncident.setUp(incidents);
        long sent = new ReportedCounts(jdbc, incident).sent(ReportedCounts.JUNE_30, ReportedCounts.JUNE);
        DemoReissue demo = new DemoReissue(reviews, plans, "");
        SystemUser.run(DemoReissue.REVIEWER, () -> {
            demo.review(incident, "demo");
            return true;
        });
        SignedIn.as(Role.AUDITOR);
        assertThat(reviews.queue(incident.id(), 10))
                .extracting(QueuedReport::id)
                .containsExactly(sent);
    }

    @Test
    void aTrainingCanLeaveTheLaterMonthsOut() {
        byte[] file = "as_of,issuer\n2022-05-31,A\n2022-06-30,A\n".getBytes(StandardCharsets.UTF_8);
        assertThat(new DemoReissue(reviews, plans, "2022-05-31").cut("reissue-counts.csv", file))
                .asString()
                .isEqualTo("as_of,issuer\n2022-05-31,A\n");
        assertThat(new DemoReissue(reviews, plans, "2022-05-31").cut("milestones.csv", file))
                .isEqualTo(file);
        assertThat(new DemoReissue(reviews, plans, "").cut("reissue-counts.csv", file))
                .isEqualTo(file);
    }

    private void load() {
        beans.createBean(DemoLoader.class).run(new DefaultApplicationArguments());
    }
}
