package jp.madoguchi.contract;

import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.NORTH;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static jp.madoguchi.contract.ContractsOfTests.obligation;
import static jp.madoguchi.contract.ContractsOfTests.pdf;
import static jp.madoguchi.contract.ContractsOfTests.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@Tag("database")
class ContractServiceTest {
    @Autowired
    ContractService contracts;

    @Autowired
    ContractEntryService entries;

    @Autowired
    ContractFileService files;

    @Autowired
    FileIntake intake;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    CostService costs;

    @Autowired
    ContractStore store;

    @Autowired
    ObligationStore obligationStore;

    @Autowired
    ChangeStore changes;

    @Autowired
    ContractFiles contractFiles;

    @Autowired
    ContractCells cells;

    @Autowired
    EntryRules rules;

    @Autowired
    ContractScope scope;

    @Autowired
    ContractTrail trail;

    @Autowired
    ContractUse uses;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    long id;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        id = ContractsOfTests.enter(entries, incident);
        SignedIn.as(OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aContractIsReadAsItWasEntered() {
        Contract contract = contracts.contract(id);

        assertThat(contract.terms()).isEqualTo(terms());
        assertThat(contract.state()).isEqualTo(ContractState.ENTERED);
        assertThat(contract.version()).isEqualTo(5);
        assertThat(contract.changed().name()).isEqualTo("渡辺 誠");
        assertThat(contracts.obligations(id))
                .extracting(Obligation::number, one -> one.terms())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, obligation(ObligationKind.SERVICE)),
                        org.assertj.core.groups.Tuple.tuple(2, obligation(ObligationKind.COST)),
                        org.assertj.core.groups.Tuple.tuple(3, obligation(ObligationKind.REPORT)),
                        org.assertj.core.groups.Tuple.tuple(4, obligation(ObligationKind.AFTER_TERM)));
        assertThat(contracts.current(incident.id())).contains(contract);
    }

    @Test
    void aChangeKeepsWhoWhenWhatAndWhy() {
        ContractTerms longer = new ContractTerms(
                terms().number(),
                terms().title(),
                terms().client(),
                terms().contractor(),
                terms().contractorName(),
                List.of(),
                terms().startsOn(),
                LocalDate.of(2022, 10, 31));
        SignedIn.as(OFFICIAL2);
        entries.change(id, 5, longer, "変更契約による延長");

        ContractChange change = contracts.changes(id).getFirst();
        assertThat(change.version()).isEqualTo(6);
        assertThat(change.signed().name()).isEqualTo("山本 恵");
        assertThat(change.reason()).isEqualTo("変更契約による延長");
        assertThat(change.lines())
                .containsExactly(
                        new ContractChange.Line(
                                null, ContractChange.Field.RELATED_PARTIES, "みなみコール株式会社 (コールセンターの運営（再委託）)", null),
                        new ContractChange.Line(null, ContractChange.Field.ENDS_ON, "2022-09-30", "2022-10-31"));
        assertThat(contracts.changes(id)).hasSize(6);
        assertThat(contracts.contract(id).endsOn()).isEqualTo("2022-10-31");
    }

    @Test
    @Assures("G1")
    void ofTwoOfficialsAtOnceTheSecondIsToldAndChangesNothing() {
        entries.addAmendment(id, 5, amendment("第1回変更契約"), "締結");
        SignedIn.as(OFFICIAL2);
        refused(() -> entries.addAmendment(id, 5, amendment("第2回変更契約"), "締結"), "contract.rule.meanwhile", "渡辺 誠");
        assertThat(contracts.contract(id).amendments()).hasSize(1);
        assertThat(contracts.changes(id)).hasSize(6);
    }

    @Test
    void anAmendmentIsChangedAndTakenAwayWithItsHistory() {
        entries.addAmendment(id, 5, amendment("第1回変更契約"), "締結");
        Amendment amendment = contracts.contract(id).amendments().getFirst();
        assertThat(amendment.clause()).contains("契約終了後も");
        entries.changeAmendment(id, 6, amendment.id(), amendment("第一回変更契約"), "番号の誤り");
        entries.removeAmendment(id, 7, amendment.id(), "別契約のものだった");
        assertThat(contracts.contract(id).amendments()).isEmpty();
        assertThat(contracts.changes(id).getFirst().lines())
                .anySatisfy(line -> assertThat(line.was()).contains("契約終了後も"));
    }

    @Test
    void whatCantBeIsRefusedInWordsAndNothingIsKept() {
        refused(() -> entries.enter(incident.id(), terms()), "contract.rule.numberTaken", "令4-117");
        refused(
                () -> entries.addObligation(id, 5, obligation(ObligationKind.COST), " "),
                "contract.rule.missing",
                MessageText.of("contract.entry.reason"));
        refused(
                () -> entries.addAmendment(
                        id,
                        5,
                        new AmendmentTerms(
                                "第1回", LocalDate.of(2022, 6, 1), LocalDate.of(2022, 6, 1), "4111 1111 1111 1111", "条文"),
                        "締結"),
                "contract.rule.cardNumber",
                MessageText.of("contract.field.CHANGES"));
        refused(() -> entries.change(id, 5, terms(), "なし"), "contract.rule.nothingChanged");
        assertThat(contracts.contracts(incident.id())).hasSize(1);
        assertThat(contracts.contract(id).version()).isEqualTo(5);
        assertThat(contracts.changes(id)).hasSize(5);
    }

    @Test
    void anApproverConfirmsAndAChangeHasToBeConfirmedAnew() {
        SignedIn.as(APPROVER);
        entries.confirm(id, 5);
        assertThat(contracts.contract(id).state()).isEqualTo(ContractState.CONFIRMED);
        assertThat(contracts.contract(id).confirmed().name()).isEqualTo("中村 隆");
        refused(() -> entries.confirm(id, 5), "contract.confirm.already");

        SignedIn.as(OFFICIAL);
        entries.addAmendment(id, 5, amendment("第1回変更契約"), "締結");
        assertThat(contracts.contract(id).state()).isEqualTo(ContractState.ENTERED);
        assertThat(contracts.contract(id).confirmed()).isNull();

        SignedIn.as(APPROVER);
        refused(() -> entries.confirm(id, 5), "contract.rule.meanwhile", "渡辺 誠");
        SignedIn.as(new PortalUser("official", "渡辺 誠", "city", Set.of(Role.OFFICIAL, Role.APPROVER)));
        refused(() -> entries.confirm(id, 6), "contract.confirm.own");
        assertThat(contracts.contract(id).state()).isEqualTo(ContractState.ENTERED);
    }

    @Test
    void whoHasEnteredAnyOfItDoesntConfirmIt() {
        PortalUser both = new PortalUser("approver", "中村 隆", "city", Set.of(Role.OFFICIAL, Role.APPROVER));
        SignedIn.as(both);
        entries.addAmendment(id, 5, amendment("第1回変更契約"), "締結");
        SignedIn.as(OFFICIAL);
        entries.addAmendment(id, 6, amendment("第2回変更契約"), "締結");
        SignedIn.as(both);
        refused(() -> entries.confirm(id, 7), "contract.confirm.own");
        SignedIn.as(new PortalUser("other", "別 人", "south-office", Set.of(Role.APPROVER)));
        refused(() -> entries.confirm(id, 7), "contract.rule.ownOrganisation");
        assertThat(contracts.contract(id).state()).isEqualTo(ContractState.ENTERED);
        SignedIn.as(new PortalUser("approver2", "別 承認", "city", Set.of(Role.APPROVER)));
        entries.confirm(id, 7);
        assertThat(contracts.contract(id).state()).isEqualTo(ContractState.CONFIRMED);
    }

    @Test
    void whatOneOrganisationHandedInNeverBecomesAnothers() {
        entries.change(id, 5, withContractor("north-office"), "受託者の誤り");
        entries.change(id, 6, terms(), "やはり元のとおり");
        SignedIn.as(SOUTH);
        long cost = costs.enter(
                id,
                new NewCost(YearMonth.of(2022, 6), CostKind.SMS, "1", "配信"),
                List.of(intake.take("請求書.pdf", pdf("6月"))));
        // even what was taken back
        costs.withdraw(cost);
        SignedIn.as(OFFICIAL);
        refused(() -> entries.change(id, 7, withContractor("north-office"), "変更"), "contract.rule.contractorUsed");
        jdbc.sql("delete from contract_cost_step").update();
        jdbc.sql("delete from contract_cost").update();
        refused(() -> entries.change(id, 7, withContractor("north-office"), "変更"), "contract.rule.contractorUsed");
        jdbc.sql("delete from contract_file_content").update();
        jdbc.sql("delete from contract_file").update();
        jdbc.sql("""
                        insert into completion_notice (id, contract_id, number, completed_on, received_on, content, submitted_by,
                          submitted_by_name, submitted_at)
                        values (1, ?, 1, '2022-07-31', '2022-07-31', '完了', 'contractor', '田中 健', '2022-07-31 00:00:00')""").param(id).update();
        refused(() -> entries.change(id, 7, withContractor("north-office"), "変更"), "contract.rule.contractorUsed");
        assertThat(contracts.contract(id).contractor()).isEqualTo("south-office");
        assertThat(contracts.contract(id).version()).isEqualTo(7);
    }

    @Test
    void anEntryThatSomethingRestsOnStaysAsItIs() {
        entries.attach(id, 5, intake.take("契約書.pdf", pdf("契約")), "写し");
        long paper = contracts.contract(id).documents().getFirst().id();
        long obligation = contracts.obligations(id).getFirst().id();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("open", (ContractLock) contract -> Optional.empty());
        beans.addBean("locked", (ContractLock)
                contract -> contract == id ? Optional.of(MessageText.of("contract.rule.gone")) : Optional.empty());
        ContractEntryService locked = new ContractEntryService(
                store,
                obligationStore,
                changes,
                contractFiles,
                cells,
                rules,
                scope,
                trail,
                incidents,
                uses,
                new ContractLocks(beans.getBeanProvider(ContractLock.class)));
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> locked.change(id, 6, withContractor("north-office"), "変更"),
                () -> locked.addAmendment(id, 6, amendment("第1回変更契約"), "締結"),
                () -> locked.changeObligation(id, 6, obligation, obligation(ObligationKind.COST), "変更"),
                () -> locked.removeObligation(id, 6, obligation, "変更"),
                () -> locked.detach(id, 6, paper, "取り違え"))) {
            refused(change, "contract.rule.gone");
        }
        assertThat(contracts.contract(id).version()).isEqualTo(6);
        assertThat(contracts.contract(id).documents()).hasSize(1);
        HandedInFile more = intake.take("追加.pdf", pdf("追加"));
        new TransactionTemplate(transactions).executeWithoutResult(status -> locked.attach(id, 6, more, "写し"));
        assertThat(contracts.contract(id).documents()).hasSize(2);
    }

    private static ContractTerms withContractor(String organisation) {
        return new ContractTerms(
                terms().number(),
                terms().title(),
                terms().client(),
                organisation,
                terms().contractorName(),
                terms().relatedParties(),
                terms().startsOn(),
                terms().endsOn());
    }

    @Test
    void aDocumentIsAttachedReadAndTakenAway() {
        HandedInFile paper = intake.take("C:\\docs\\契約書.pdf", pdf("契約"));
        entries.attach(id, 5, paper, "契約書の写し");
        KeptFile kept = contracts.contract(id).documents().getFirst();
        assertThat(kept.name()).isEqualTo("契約書.pdf");
        assertThat(kept.sha256()).isEqualTo(paper.sha256()).hasSize(64);
        assertThat(files.content(kept.id()).bytes()).isEqualTo(pdf("契約"));
        assertThat(SystemUser.run(SOUTH, () -> files.content(kept.id())).name()).isEqualTo("契約書.pdf");
        SignedIn.as(NORTH);
        refused(() -> files.content(kept.id()), "contract.file.unknown");
        refused(() -> files.content(4711), "contract.file.unknown");

        SignedIn.as(OFFICIAL);
        entries.detach(id, 6, kept.id(), "取り違え");
        assertThat(contracts.contract(id).documents()).isEmpty();
        RemovedFile removed = contracts.removedDocuments(id).getFirst();
        assertThat(removed.file().name()).isEqualTo("契約書.pdf");
        assertThat(removed.removed().name()).isEqualTo("渡辺 誠");
        assertThat(files.content(kept.id()).bytes()).isEqualTo(pdf("契約"));
        SignedIn.as(SOUTH);
        refused(() -> files.content(kept.id()), "contract.file.unknown");
        SignedIn.as(OFFICIAL);
        refused(() -> entries.detach(id, 7, kept.id(), "二度目"), "contract.rule.gone");
        assertThat(contracts.changes(id).getFirst().lines().getFirst().was()).contains("契約書.pdf", kept.sha256());
    }

    @Test
    void toAContractorOfAnotherOrganisationThereIsNothing() {
        SignedIn.as(SOUTH);
        assertThat(contracts.contract(id).title()).isEqualTo("クーポン事業委託契約");
        long obligation = contracts.obligations(id).getFirst().id();

        SignedIn.as(NORTH);
        assertThat(contracts.contracts(incident.id())).isEmpty();
        assertThat(contracts.current(incident.id())).isEmpty();
        refused(() -> contracts.contract(id), "contract.unknown");
        refused(() -> contracts.contract(4711), "contract.unknown");
        refused(() -> contracts.obligations(id), "contract.unknown");
        refused(() -> contracts.obligation(obligation), "contract.unknown");
    }

    private static AmendmentTerms amendment(String number) {
        return new AmendmentTerms(
                number,
                LocalDate.of(2022, 6, 1),
                LocalDate.of(2022, 6, 1),
                "終了後の対応を追加",
                "契約終了後も被害者から問い合わせ等があった場合は対応すること。");
    }

    static void refused(ThrowingCallable call, String key, Object... args) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.text()).isEqualTo(MessageText.of(key, args)));
    }
}
