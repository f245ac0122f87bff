package jp.madoguchi.contract;

import static jp.madoguchi.contract.ContractServiceTest.refused;
import static jp.madoguchi.contract.ContractsOfTests.NORTH;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static jp.madoguchi.contract.ContractsOfTests.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
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

@PortalTest
@Tag("database")
class CostServiceTest {
    private static final YearMonth JUNE = YearMonth.of(2022, 6);
    private static final YearMonth JULY = YearMonth.of(2022, 7);

    @Autowired
    ContractEntryService entries;

    @Autowired
    CostService costs;

    @Autowired
    CostExportService export;

    @Autowired
    FileIntake intake;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    long contract;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        contract = ContractsOfTests.enter(entries, KokoIncident.setUp(incidents));
        SignedIn.as(SOUTH);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void amountsAddUpByMonthKindAndState() {
        long first = enter(JUNE, CostKind.POSTAGE, "1,234,500");
        long second = enter(JUNE, CostKind.POSTAGE, "500");
        long third = enter(JULY, CostKind.SMS, "300");
        long gone = enter(JULY, CostKind.SMS, "999");
        costs.withdraw(gone);
        SignedIn.as(OFFICIAL);
        costs.accept(first);
        costs.accept(third);

        CostSums sums = costs.sums(contract);
        assertThat(sums.yen(JUNE, CostKind.POSTAGE, CostState.ACCEPTED)).isEqualByComparingTo("1234500");
        assertThat(sums.yen(JUNE, null, CostState.ACCEPTED, CostState.ENTERED)).isEqualByComparingTo("1235000");
        assertThat(sums.yen(null, null, CostState.ACCEPTED)).isEqualByComparingTo("1234800");
        assertThat(sums.yen(JULY, CostKind.POSTAGE, CostState.ACCEPTED)).isNull();
        assertThat(sums.months()).containsExactly(JUNE, JULY);
        assertThat(costs.all(contract)).extracting(Cost::id).startsWith(third).contains(first, second, gone);
    }

    @Test
    void aReturnedAmountSaysWhyAndTheSecondDecisionIsRefused() {
        long id = enter(JUNE, CostKind.STAFF, "2310000");
        SignedIn.as(OFFICIAL);
        refused(() -> costs.sendBack(id, " "), "contract.rule.missing", MessageText.of("contract.cost.remark"));
        costs.sendBack(id, "内訳を添付してください");
        SignedIn.as(OFFICIAL2);
        refused(() -> costs.accept(id), "contract.cost.meanwhile");
        Cost cost = costs.all(contract).getFirst();
        assertThat(cost.state()).isEqualTo(CostState.RETURNED);
        assertThat(cost.remark()).isEqualTo("内訳を添付してください");
        assertThat(cost.decided().name()).isEqualTo("渡辺 誠");
        SignedIn.as(SOUTH);
        costs.withdraw(id);
        refused(() -> costs.withdraw(id), "contract.cost.meanwhile");
    }

    @Test
    void aDocumentStandsForOneAmount() {
        long first = enterWith(JUNE, "請求書.pdf");
        refused(
                () -> enterWith(JULY, "写し.pdf"),
                "contract.cost.twice",
                "写し.pdf",
                "2022-06",
                MessageText.of("contract.cost.kind.PRINTING"),
                new BigDecimal("12000"));
        assertThat(costs.all(contract)).hasSize(1);
        SignedIn.as(OFFICIAL);
        costs.sendBack(first, "内訳がない");
        // what was returned is entered anew with the same document
        SignedIn.as(SOUTH);
        long second = enterWith(JUNE, "請求書.pdf");
        SignedIn.as(OFFICIAL);
        costs.accept(second);
        SignedIn.as(SOUTH);
        assertThatThrownBy(() -> enterWith(JULY, "請求書.pdf")).isInstanceOf(RejectedException.class);
    }

    @Test
    void ofTheSameDocumentTwiceAtTheSameMomentOneIsKept() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> outcomes = Stream.of(JUNE, JULY)
                    .map(month -> threads.submit(() -> SystemUser.run(SOUTH, () -> {
                        both.countDown();
                        try {
                            both.await(10, TimeUnit.SECONDS);
                            enterWith(month, "請求書.pdf");
                            return "kept";
                        } catch (RejectedException e) {
                            return e.text().key();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })))
                    .toList();
            assertThat(List.of(
                            outcomes.getFirst().get(30, TimeUnit.SECONDS),
                            outcomes.getLast().get(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder("kept", "contract.cost.twice");
        }
        assertThat(costs.all(contract)).hasSize(1);
    }

    @Test
    void anAcceptanceIsTakenBackWithAReasonAndItsStepsStay() {
        long id = enter(JUNE, CostKind.STAFF, "2310000");
        SignedIn.as(OFFICIAL);
        refused(() -> costs.takeBack(id, "誤り"), "contract.cost.meanwhile");
        costs.accept(id);
        refused(() -> costs.takeBack(id, ""), "contract.rule.missing", MessageText.of("contract.cost.takeBack.reason"));
        SignedIn.as(OFFICIAL2);
        costs.takeBack(id, "対象外の人件費を含む");
        refused(() -> costs.takeBack(id, "二度目"), "contract.cost.meanwhile");

        Cost cost = costs.all(contract).getFirst();
        assertThat(cost.state()).isEqualTo(CostState.RETURNED);
        assertThat(cost.remark()).isEqualTo("対象外の人件費を含む");
        assertThat(cost.steps())
                .extracting(CostStep::state, step -> step.decided().name(), CostStep::remark)
                .containsExactly(
                        Tuple.tuple(CostState.ACCEPTED, "渡辺 誠", null),
                        Tuple.tuple(CostState.RETURNED, "山本 恵", "対象外の人件費を含む"));
        assertThat(costs.sums(contract).yen(null, null, CostState.ACCEPTED)).isNull();
        assertThat(jdbc.sql("select action from audit_event order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("contract.audit.costTakenBack");
    }

    @Test
    void nobodyDecidesAboutTheirOwnOrganisationsCosts() {
        long id = enter(JUNE, CostKind.STAFF, "2310000");
        SignedIn.as(new PortalUser("both", "両 役", "south-office", Set.of(Role.OFFICIAL, Role.CONTRACTOR)));
        refused(() -> costs.accept(id), "contract.rule.ownOrganisation");
        refused(() -> costs.sendBack(id, "内訳"), "contract.rule.ownOrganisation");
        SignedIn.as(new PortalUser("contractor", "田中 健", "city", Set.of(Role.OFFICIAL)));
        refused(() -> costs.accept(id), "contract.rule.ownWork");
        SignedIn.as(OFFICIAL);
        costs.accept(id);
        SignedIn.as(new PortalUser("both", "両 役", "south-office", Set.of(Role.OFFICIAL, Role.CONTRACTOR)));
        refused(() -> costs.takeBack(id, "誤り"), "contract.rule.ownOrganisation");
        assertThat(costs.all(contract).getFirst().state()).isEqualTo(CostState.ACCEPTED);
    }

    private long enterWith(YearMonth month, String name) {
        return costs.enter(
                contract,
                new NewCost(month, CostKind.PRINTING, "12000", "はがきの印刷"),
                List.of(intake.take(name, pdf("印刷"))));
    }

    @Test
    void whatCantBeEnteredLeavesNothingBehind() {
        refused(() -> enter(JUNE, CostKind.STAFF, "12.5"), "contract.cost.noYen");
        refused(() -> enter(YearMonth.of(2022, 3), CostKind.STAFF, "1"), "contract.cost.month", "2022-04", "2022-08");
        refused(() -> enter(YearMonth.of(2022, 9), CostKind.STAFF, "1"), "contract.cost.month", "2022-04", "2022-08");
        refused(
                () -> costs.enter(contract, new NewCost(JUNE, CostKind.STAFF, "1", "4111 1111 1111 1111"), List.of()),
                "contract.rule.cardNumber",
                MessageText.of("contract.cost.purpose"));
        assertThat(jdbc.sql("select count(*) from contract_cost")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void toAContractorOfAnotherOrganisationThereIsNothing() {
        long id = enter(JUNE, CostKind.STAFF, "1");
        SignedIn.as(NORTH);
        refused(() -> costs.all(contract), "contract.unknown");
        refused(() -> costs.sums(contract), "contract.unknown");
        refused(() -> export.table(contract, Locale.JAPANESE), "contract.unknown");
        refused(() -> costs.withdraw(id), "contract.unknown");
        refused(() -> costs.withdraw(4711), "contract.unknown");
        refused(() -> enter(JUNE, CostKind.STAFF, "1"), "contract.unknown");
    }

    @Test
    void theExportHasEachAmountWithItsDocuments() {
        costs.enter(
                contract,
                new NewCost(JUNE, CostKind.PRINTING, "12000", "=はがきの印刷"),
                List.of(intake.take("請求書.pdf", pdf("印刷"))));
        String csv = new String(TableExport.CSV.bytes(export.table(contract, Locale.JAPANESE)), StandardCharsets.UTF_8);
        assertThat(csv).contains("対象月,種類,金額（円）", "2022-06,印刷,12000,'=はがきの印刷,確認待ち,田中 健", "請求書.pdf");
    }

    @Test
    void theAuditTrailKnowsOfEachStep() {
        long id = enter(JUNE, CostKind.STAFF, "2310000");
        SignedIn.as(OFFICIAL);
        costs.sendBack(id, "内訳がない");
        assertThat(jdbc.sql("select action from audit_event order by number desc limit 2")
                        .query(String.class)
                        .list())
                .containsExactly("contract.audit.costSentBack", "contract.audit.costEntered");
        assertThat(jdbc.sql("select reason from audit_event order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("内訳がない");
    }

    private long enter(YearMonth month, CostKind kind, String yen) {
        return costs.enter(contract, new NewCost(month, kind, yen, "再発行の勧奨"), List.of());
    }
}
