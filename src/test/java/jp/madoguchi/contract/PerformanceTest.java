package jp.madoguchi.contract;

import static jp.madoguchi.contract.ContractServiceTest.refused;
import static jp.madoguchi.contract.ContractsOfTests.NORTH;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static jp.madoguchi.contract.ContractsOfTests.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.files.Sha256;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.CountedStatements;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence, reviews, answers and remediations of a month. The tests' day is 4 August 2022. */
@PortalTest
@Tag("database")
class PerformanceTest {
    private static final YearMonth JUNE = YearMonth.of(2022, 6);
    private static final YearMonth JULY = YearMonth.of(2022, 7);

    @Autowired
    ContractService contracts;

    @Autowired
    ContractEntryService entries;

    @Autowired
    EvidenceService evidence;

    @Autowired
    PerformanceReviewService reviews;

    @Autowired
    RemediationService remediations;

    @Autowired
    CostService costs;

    @Autowired
    StandingService standings;

    @Autowired
    FileIntake intake;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    PortalFigures figures;

    @Autowired
    ContractScope scope;

    @Autowired
    Clock clock;

    Incident incident;
    long contract;
    long service;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        contract = ContractsOfTests.enter(entries, incident);
        SignedIn.as(SOUTH);
        service = contracts.obligations(contract).getFirst().id();
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void evidenceIsHandedInWithItsFilesAndDigests() {
        HandedInFile invoice = intake.take("請求書.pdf", pdf("6月"));
        HandedInFile staff = intake.take("名簿.pdf", pdf("名簿"));
        evidence.submit(service, JUNE, "6月の請求書と名簿", List.of(invoice, staff));

        Evidence kept = evidence.ofMonth(service, JUNE).getFirst();
        assertThat(kept.statement()).isEqualTo("6月の請求書と名簿");
        assertThat(kept.submitted().name()).isEqualTo("田中 健");
        assertThat(kept.files()).extracting(KeptFile::name).containsExactly("請求書.pdf", "名簿.pdf");
        SignedIn.as(OFFICIAL);
        EvidenceManifest manifest = evidence.manifest(contract);
        assertThat(manifest.entries())
                .extracting(EvidenceManifest.Entry::sha256)
                .containsExactly(invoice.sha256(), staff.sha256());
        assertThat(manifest.entries()).allSatisfy(entry -> {
            assertThat(entry.obligation()).isEqualTo(1);
            assertThat(entry.month()).isEqualTo(JUNE);
        });
        assertThat(month(JUNE).state()).isEqualTo(CellState.TO_REVIEW);
        assertThat(month(JUNE).files()).isEqualTo(2);
    }

    @Test
    void theManifestHasStatementsCostsAndTheContractToo() {
        HandedInFile invoice = intake.take("請求書.pdf", pdf("6月"));
        evidence.submit(service, JUNE, "6月の請求書", List.of(invoice));
        long stated = evidence.submit(service, JULY, "7月は問題なし", List.of());
        evidence.withdraw(evidence.submit(service, JULY, "誤り", List.of()));
        // an invoice is evidence and a cost's document at once
        costs.enter(contract, new NewCost(JUNE, CostKind.SMS, "1", "配信"), List.of(invoice));
        SignedIn.as(OFFICIAL);
        HandedInFile paper = intake.take("契約書.pdf", pdf("契約"));
        entries.attach(contract, 5, paper, "写し");
        entries.attach(contract, 6, intake.take("別.pdf", pdf("別")), "取り違え");
        long wrong = contracts.contract(contract).documents().getLast().id();
        entries.detach(contract, 7, wrong, "取り違え");

        assertThat(evidence.manifest(contract).entries())
                .extracting(
                        EvidenceManifest.Entry::kind,
                        EvidenceManifest.Entry::obligation,
                        EvidenceManifest.Entry::month,
                        EvidenceManifest.Entry::fileName,
                        EvidenceManifest.Entry::sha256)
                .containsExactly(
                        Tuple.tuple(EvidenceManifest.Kind.EVIDENCE, 1, JUNE, "請求書.pdf", invoice.sha256()),
                        Tuple.tuple(
                                EvidenceManifest.Kind.STATEMENT,
                                1,
                                JULY,
                                "statement-" + stated + ".txt",
                                Sha256.of("7月は問題なし".getBytes(StandardCharsets.UTF_8))),
                        Tuple.tuple(EvidenceManifest.Kind.COST, 0, JUNE, "請求書.pdf", invoice.sha256()),
                        Tuple.tuple(
                                EvidenceManifest.Kind.CONTRACT, 0, YearMonth.of(2022, 8), "契約書.pdf", paper.sha256()));
    }

    @Test
    void aFileIsEvidenceOnce() {
        HandedInFile invoice = intake.take("請求書.pdf", pdf("6月"));
        long first = evidence.submit(service, JUNE, "6月の請求書", List.of(invoice));
        refused(
                () -> evidence.submit(service, JULY, "7月の請求書", List.of(intake.take("7月.pdf", pdf("6月")))),
                "contract.evidence.elsewhere",
                "7月.pdf",
                1,
                "2022-06");
        assertThat(evidence.ofMonth(service, JULY)).isEmpty();
        evidence.withdraw(first);
        evidence.submit(service, JULY, "月の誤りを直す", List.of(invoice));
        assertThat(evidence.ofMonth(service, JULY)).hasSize(1);
    }

    @Test
    void nobodyJudgesTheirOwnOrganisationsWork() {
        evidence.submit(service, JUNE, "6月", List.of());
        PortalUser both = new PortalUser("both", "両 役", "south-office", Set.of(Role.OFFICIAL, Role.CONTRACTOR));
        SignedIn.as(both);
        ReviewText good = new ReviewText(Judgement.FULFILLED, "", null);
        refused(() -> reviews.review(service, JUNE, seen(), good, List.of()), "contract.rule.ownOrganisation");
        SignedIn.as(new PortalUser("contractor", "田中 健", "city", Set.of(Role.OFFICIAL)));
        refused(() -> reviews.review(service, JUNE, seen(), good, List.of()), "contract.rule.ownWork");
        assertThat(count("contract_review")).isZero();

        SignedIn.as(OFFICIAL);
        reviews.review(service, JUNE, seen(), good, List.of(new NewRemediation("名簿を出す", LocalDate.of(2022, 8, 20))));
        long ordered = remediations.unclosed(contract).getFirst().id();
        SignedIn.as(both);
        refused(() -> remediations.drop(ordered, "不要"), "contract.rule.ownOrganisation");
        SignedIn.as(SOUTH);
        remediations.done(ordered, "提出しました");
        SignedIn.as(both);
        refused(() -> remediations.accept(ordered), "contract.rule.ownOrganisation");
        refused(() -> remediations.sendBack(ordered, "不足"), "contract.rule.ownOrganisation");
        SignedIn.as(new PortalUser("contractor", "田中 健", "city", Set.of(Role.OFFICIAL)));
        refused(() -> remediations.accept(ordered), "contract.rule.ownWork");
        assertThat(remediations.unclosed(contract).getFirst().state()).isEqualTo(RemediationState.DONE);
    }

    @Test
    void whatCantBeHandedInLeavesNothingBehind() {
        HandedInFile invoice = intake.take("請求書.pdf", pdf("6月"));
        refused(
                () -> evidence.submit(service, YearMonth.of(2022, 9), "9月", List.of(invoice)),
                "contract.evidence.future",
                "2022-09");
        refused(
                () -> evidence.submit(service, YearMonth.of(2021, 9), "前年", List.of(invoice)),
                "contract.rule.month",
                "2021-09");
        refused(
                () -> evidence.submit(service, JUNE, "", List.of(invoice)),
                "contract.rule.missing",
                MessageText.of("contract.evidence.statement"));
        refused(
                () -> evidence.submit(service, JUNE, "二つ", List.of(invoice, intake.take("写し.pdf", pdf("6月")))),
                "contract.evidence.twice",
                "写し.pdf");
        SignedIn.as(NORTH);
        refused(() -> evidence.submit(service, JUNE, "他社", List.of(invoice)), "contract.unknown");
        refused(() -> evidence.submit(4711, JUNE, "他社", List.of(invoice)), "contract.unknown");
        assertThat(count("contract_evidence")).isZero();
        assertThat(count("contract_file")).isZero();
    }

    @Test
    void evidenceIsTakenBackUntilItIsReviewed() {
        long first = evidence.submit(service, JUNE, "誤り", List.of());
        long second = evidence.submit(service, JUNE, "正しい", List.of());
        SignedIn.as(NORTH);
        refused(() -> evidence.withdraw(first), "contract.unknown");
        SignedIn.as(SOUTH);
        evidence.withdraw(first);
        refused(() -> evidence.withdraw(first), "contract.evidence.notWithdrawable");
        review(Judgement.FULFILLED, "");
        SignedIn.as(SOUTH);
        refused(() -> evidence.withdraw(second), "contract.evidence.notWithdrawable");
        assertThat(evidence.ofMonth(service, JUNE))
                .extracting(Evidence::state)
                .containsExactlyInAnyOrder(EvidenceState.REVIEWED, EvidenceState.WITHDRAWN);
    }

    @Test
    void aReviewKeepsWhatItRestsOnAndAChangedOneTheEarlier() {
        HandedInFile invoice = intake.take("請求書.pdf", pdf("6月"));
        evidence.submit(service, JUNE, "6月の請求書", List.of(invoice));
        review(Judgement.FULFILLED_WITH_REMARKS, "6月28日に話中が19件");
        SignedIn.as(OFFICIAL2);
        refused(
                () -> reviews.review(service, JUNE, seen(), new ReviewText(Judgement.FULFILLED, "", " "), List.of()),
                "contract.rule.missing",
                MessageText.of("contract.review.reason"));
        reviews.review(service, JUNE, seen(), new ReviewText(Judgement.FULFILLED, "", "記録の誤り"), List.of());

        List<PerformanceReview> all = reviews.ofMonth(service, JUNE);
        assertThat(all).extracting(PerformanceReview::version).containsExactly(2, 1);
        assertThat(all.getLast().finding()).isEqualTo("6月28日に話中が19件");
        assertThat(all.getFirst().reason()).isEqualTo("記録の誤り");
        assertThat(all.getFirst().signed().name()).isEqualTo("山本 恵");
        assertThat(all.getLast().items())
                .contains(
                        new ReviewedItem.Statement(idOf(JUNE), "6月の請求書"),
                        new ReviewedItem.File(
                                idOf(JUNE),
                                evidence.ofMonth(service, JUNE)
                                        .getFirst()
                                        .files()
                                        .getFirst()
                                        .id(),
                                "請求書.pdf",
                                invoice.size(),
                                invoice.sha256()))
                .anySatisfy(item -> assertThat(item).isInstanceOfSatisfying(ReviewedItem.Figure.class, figure -> {
                    assertThat(figure.kind()).isEqualTo(PortalFigure.Kind.DAYS_WITH_FIGURES);
                    assertThat(figure.value()).isEqualByComparingTo("0");
                    assertThat(figure.of()).isEqualByComparingTo("30");
                }));
        assertThat(month(JUNE).state()).isEqualTo(CellState.FULFILLED);
    }

    @Test
    void ofTwoOfficialsAtOnceOneWinsAndTheOtherIsToldByWhom() {
        SignedIn.as(OFFICIAL);
        SeenMonth nothing = seen();
        reviews.review(service, JUNE, nothing, new ReviewText(Judgement.NOT_FULFILLED, "不足", null), List.of());
        SignedIn.as(OFFICIAL2);
        refused(
                () -> reviews.review(
                        service,
                        JUNE,
                        nothing,
                        new ReviewText(Judgement.FULFILLED, "", null),
                        List.of(new NewRemediation("名簿を出す", LocalDate.of(2022, 8, 20)))),
                "contract.review.reviewedBy",
                "渡辺 誠",
                MessageText.of("contract.judgement.NOT_FULFILLED"));
        assertThat(reviews.ofMonth(service, JUNE)).hasSize(1);
        assertThat(count("contract_remediation")).isZero();
    }

    @Test
    void nothingIsJudgedUnseen() {
        SignedIn.as(OFFICIAL);
        SeenMonth before = seen();
        SignedIn.as(SOUTH);
        evidence.submit(service, JUNE, "あとから", List.of());
        SignedIn.as(OFFICIAL);
        refused(
                () -> reviews.review(service, JUNE, before, new ReviewText(Judgement.FULFILLED, "", null), List.of()),
                "contract.review.evidenceChanged");
        assertThat(count("contract_review")).isZero();
        assertThat(evidence.ofMonth(service, JUNE).getFirst().state()).isEqualTo(EvidenceState.SUBMITTED);
    }

    @Test
    void theContractorAnswersTheReviewThatItRead() {
        refused(() -> reviews.answer(service, JUNE, 1, "はい"), "contract.answer.nothing");
        review(Judgement.NOT_FULFILLED, "不足");
        SignedIn.as(SOUTH);
        reviews.answer(service, JUNE, 1, "体制を増やしました。");
        assertThat(month(JUNE).answered()).isTrue();
        review(Judgement.FULFILLED, "");
        SignedIn.as(SOUTH);
        refused(() -> reviews.answer(service, JUNE, 1, "二度目"), "contract.answer.meanwhile");
        SignedIn.as(NORTH);
        refused(() -> reviews.answers(service, JUNE), "contract.unknown");
        SignedIn.as(OFFICIAL);
        assertThat(reviews.answers(service, JUNE))
                .extracting(ReviewAnswer::text)
                .containsExactly("体制を増やしました。");
        assertThat(month(JUNE).answered()).isFalse();
    }

    @Test
    void aRemediationGoesThereAndBackUntilItIsAccepted() {
        SignedIn.as(OFFICIAL);
        refused(
                () -> reviews.review(
                        service,
                        JUNE,
                        seen(),
                        new ReviewText(Judgement.NOT_FULFILLED, "不足", null),
                        List.of(new NewRemediation("名簿", LocalDate.of(2022, 8, 3)))),
                "contract.remediation.past");
        reviews.review(
                service,
                JUNE,
                seen(),
                new ReviewText(Judgement.FULFILLED_WITH_REMARKS, "名簿がない", null),
                List.of(new NewRemediation("名簿を出す", LocalDate.of(2022, 8, 20))));
        Remediation ordered = remediations.unclosed(contract).getFirst();
        assertThat(ordered.isOverdue(LocalDate.of(2022, 8, 20))).isFalse();
        assertThat(ordered.isOverdue(LocalDate.of(2022, 8, 21))).isTrue();
        assertThat(month(JUNE).hasOpenFinding()).isTrue();
        refused(() -> remediations.accept(ordered.id()), "contract.remediation.meanwhile");

        SignedIn.as(NORTH);
        refused(() -> remediations.done(ordered.id(), "した"), "contract.unknown");
        SignedIn.as(SOUTH);
        remediations.done(ordered.id(), "提出しました");
        refused(() -> remediations.done(ordered.id(), "もう一度"), "contract.remediation.meanwhile");
        SignedIn.as(OFFICIAL);
        assertThat(standings.waiting(incident.id()).remediations()).isEqualTo(1);
        remediations.sendBack(ordered.id(), "7月分がない");
        SignedIn.as(SOUTH);
        remediations.done(ordered.id(), "7月分も提出しました");
        SignedIn.as(OFFICIAL2);
        remediations.accept(ordered.id());

        Remediation closed = remediations.ofMonth(service, JUNE).getFirst();
        assertThat(closed.state()).isEqualTo(RemediationState.ACCEPTED);
        assertThat(closed.statement()).isEqualTo("7月分も提出しました");
        assertThat(closed.closed().name()).isEqualTo("山本 恵");
        assertThat(month(JUNE).hasOpenFinding()).isFalse();
        assertThat(remediations.unclosed(contract)).isEmpty();
    }

    @Test
    void theStandingSaysWhatIsMissingAndWhatHasTime() {
        SignedIn.as(OFFICIAL);
        ObligationStanding standing = standing();
        assertThat(standing.months())
                .extracting(MonthStanding::state)
                .containsExactly(
                        CellState.MISSING,
                        CellState.MISSING,
                        CellState.MISSING,
                        CellState.OPEN,
                        CellState.OPEN,
                        CellState.FUTURE);
        assertThat(standing.missingMonths()).containsExactly(YearMonth.of(2022, 4), YearMonth.of(2022, 5), JUNE);
        assertThat(standings.standing(contract).getLast().months()).isEmpty();
        SignedIn.as(SOUTH);
        evidence.submit(service, JULY, "7月", List.of());
        assertThat(standing().unreviewedMonths()).containsExactly(JULY);
        SignedIn.as(NORTH);
        refused(() -> standings.standing(contract), "contract.unknown");
    }

    @Test
    void whoeverOfTwoOfficialsAtTheSameMomentIsFirstWins() throws Exception {
        evidence.submit(service, JUNE, "6月", List.of());
        SignedIn.as(OFFICIAL);
        SeenMonth same = seen();
        CountDownLatch both = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> outcomes = Stream.of(OFFICIAL, OFFICIAL2)
                    .map(user -> threads.submit(() -> SystemUser.run(user, () -> {
                        both.countDown();
                        try {
                            both.await(10, TimeUnit.SECONDS);
                            reviews.review(
                                    service,
                                    JUNE,
                                    same,
                                    new ReviewText(Judgement.FULFILLED, user.displayName(), null),
                                    List.of(new NewRemediation("報告", LocalDate.of(2022, 8, 20))));
                            return "kept";
                        } catch (RejectedException e) {
                            return e.text().key();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })))
                    .toList();
            List<String> told = List.of(
                    outcomes.getFirst().get(30, TimeUnit.SECONDS),
                    outcomes.getLast().get(30, TimeUnit.SECONDS));
            assertThat(told).containsOnlyOnce("kept");
            assertThat(told)
                    .anyMatch(key -> List.of("contract.review.meanwhile", "contract.review.reviewedBy")
                            .contains(key));
        }
        assertThat(reviews.ofMonth(service, JUNE)).hasSize(1);
        assertThat(count("contract_remediation")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'contract.audit.reviewed'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPageTakesAsManyStatementsForManyPiecesAsForOne() {
        CountedStatements counted = new CountedStatements(dataSource);
        JdbcClient client = JdbcClient.create(counted);
        EvidenceStore pieces = new EvidenceStore(client, new ContractFiles(client));
        ObligationStore obligations = new ObligationStore(client);
        StandingService counting = new StandingService(
                obligations,
                new ContractCells(new ContractStore(client), obligations),
                pieces,
                new PerformanceReviewStore(client),
                new RemediationStore(client),
                figures,
                scope,
                client,
                clock);
        evidence.submit(service, JUNE, "一件", List.of(intake.take("a.pdf", pdf("a"))));
        int matrixOfOne = counted.during(() -> counting.standing(contract));
        int monthOfOne = counted.during(() -> pieces.ofCell(service, JUNE));
        for (int i = 0; i < 10; i++) {
            evidence.submit(service, JUNE, "提出 " + i, List.of(intake.take("b.pdf", pdf("b" + i))));
            evidence.submit(service, JULY, "提出 " + i, List.of());
        }
        review(Judgement.FULFILLED, "");

        assertThat(counted.during(() -> counting.standing(contract)))
                .isEqualTo(matrixOfOne)
                .isEqualTo(7);
        assertThat(counted.during(() -> pieces.ofCell(service, JUNE)))
                .isEqualTo(monthOfOne)
                .isEqualTo(2);
    }

    private void review(Judgement judgement, String finding) {
        SignedIn.as(OFFICIAL);
        SeenMonth seen = seen();
        reviews.review(
                service,
                JUNE,
                seen,
                new ReviewText(judgement, finding, seen.reviewVersion() == 0 ? null : "見直し"),
                List.of());
    }

    private SeenMonth seen() {
        return SeenMonth.of(reviews.ofMonth(service, JUNE), evidence.ofMonth(service, JUNE));
    }

    private long idOf(YearMonth month) {
        return evidence.ofMonth(service, month).getFirst().id();
    }

    private ObligationStanding standing() {
        return standings.standing(contract).getFirst();
    }

    private MonthStanding month(YearMonth month) {
        return standing().month(month).orElseThrow();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
