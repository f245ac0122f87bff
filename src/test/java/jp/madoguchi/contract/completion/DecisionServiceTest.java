package jp.madoguchi.contract.completion;

import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;
import static jp.madoguchi.contract.completion.AssessmentServiceTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class DecisionServiceTest {
    private static final PortalUser BOTH =
            new PortalUser("both", "二役 太郎", "city", Set.of(Role.OFFICIAL, Role.APPROVER));
    private static final PortalUser APPROVER2 = new PortalUser("approver2", "西村 進", "city", Set.of(Role.APPROVER));

    @Autowired
    DecisionService decisions;

    @Autowired
    SigningService signing;

    @Autowired
    RuleService rules;

    @Autowired
    NoticeService notices;

    @Autowired
    CompletionLock lock;

    @Autowired
    EvidenceService evidence;

    @Autowired
    ContractService contracts;

    @Autowired
    FileIntake intake;

    @Autowired
    AuditTrail trail;

    @Autowired
    CompletionsOfTests completions;

    @Autowired
    JdbcClient jdbc;

    long contract;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        contract = completions.contract();
        completions.layDown(contract);
        SignedIn.as(OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void aDraftIsWrittenFromTheFiguresInJapanese() {
        decisions.start(contract);
        Decision draft = latest();

        assertThat(draft.version()).isEqualTo(1);
        assertThat(draft.state()).isEqualTo(DecisionState.DRAFT);
        assertThat(draft.section(MemoSection.CONCLUSION)).contains("令和4年8月4日現在", "令和4年9月30日", "判断基準を満たしていない事項がある");
        assertThat(draft.section(MemoSection.FIGURES)).contains("1日当たりの入電（直近14日の平均）（41.1 件、基準 30 件以下）");
        assertThat(draft.section(MemoSection.AFTERWARDS)).contains("契約終了後も被害者からの問い合わせに対応する");
        assertThat(draft.figures().ruleVersion()).isEqualTo(1);
        assertThat(draft.figures().con()).anyMatch(line -> line.contains("令和4年7月29日 は、入電 140 件のうち 82 件"));
        refused(null, "contract.completion.decision.started", () -> decisions.start(contract));
    }

    @Test
    void fromDraftToSignedOverAReturn() throws IOException {
        HandedInFile invoice = intake.take("請求書.pdf", ContractsOfTests.pdf("7月"));
        SystemUser.run(
                SOUTH,
                () -> evidence.submit(
                        contracts.obligations(contract).getFirst().id(),
                        YearMonth.of(2022, 7),
                        "7月分",
                        List.of(invoice)));
        long id = completions.prepared(contract, DecisionOutcome.GOES_ON);
        SignedIn.as(APPROVER);
        refused("remark", "contract.completion.decision.remark", () -> signing.giveBack(id, latest().revision(), ""));
        signing.giveBack(id, latest().revision(), "理由を詳しく");
        assertThat(latest().state()).isEqualTo(DecisionState.DRAFT);
        assertThat(latest().prepared()).isNull();

        SignedIn.as(OFFICIAL);
        decisions.prepare(id, latest().revision());
        SignedIn.as(APPROVER);
        signing.sign(id, latest().revision());

        Decision signed = latest();
        assertThat(signed.state()).isEqualTo(DecisionState.SIGNED);
        assertThat(signed.signed().name()).isEqualTo("中村 隆");
        assertThat(signed.steps())
                .extracting(DecisionStep::kind)
                .containsExactly(
                        DecisionStep.Kind.STARTED,
                        DecisionStep.Kind.WRITTEN,
                        DecisionStep.Kind.PREPARED,
                        DecisionStep.Kind.RETURNED,
                        DecisionStep.Kind.PREPARED,
                        DecisionStep.Kind.SIGNED);
        byte[] memo = signing.memo(id);
        assertThat(DocumentStore.sha256(memo)).isEqualTo(signed.memo().sha256());
        assertThat(signing.memo(id)).isEqualTo(memo);
        keep("memo.pdf", memo);
        String manifest = new String(signing.manifest(id), StandardCharsets.UTF_8);
        assertThat(manifest).contains(invoice.sha256(), "請求書.pdf", "figures");
        assertThat(DocumentStore.sha256(signing.manifest(id)))
                .isEqualTo(signed.manifest().sha256());
        assertThat(text(memo).replaceAll("\\s", ""))
                .contains("契約終了判断書", "終了しない、または条件を付けて延長する", "66.6%", "41.1件", "80.7%", "データなし")
                .contains(
                        "𠮷田髙橋",
                        "渡辺誠",
                        "中村隆",
                        invoice.sha256(),
                        signed.manifest().sha256())
                .contains("令和4年7月31日", "再発行率（E社）", "問い合わせの記録");
        SignedIn.as(Role.AUDITOR);
        assertThat(trail.page(AuditFilter.ALL, 0, 50))
                .filteredOn(event -> event.action().equals("contract.completion.audit.signed"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.user()).isEqualTo("approver");
                    assertThat(event.details())
                            .containsEntry(
                                    "contract.completion.audit.sha256",
                                    signed.memo().sha256());
                });
    }

    @Test
    void whoPreparedOrEditedItCanNotSignIt() {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        SignedIn.as(APPROVER);
        signing.giveBack(id, latest().revision(), "直して");
        SignedIn.as(BOTH);
        decisions.write(id, latest().revision(), DecisionOutcome.ENDS, CompletionsOfTests.texts("二役"));
        SignedIn.as(OFFICIAL);
        decisions.prepare(id, latest().revision());

        SignedIn.as(BOTH);
        refused(null, "contract.completion.decision.own", () -> signing.sign(id, latest().revision()));
        assertThat(latest().state()).isEqualTo(DecisionState.PREPARED);
        assertThat(count("completion_document")).isZero();
        SignedIn.as(APPROVER);
        signing.sign(id, latest().revision());

        // nor a later version that still has those words
        SignedIn.as(OFFICIAL);
        decisions.reopen(contract, "見直し");
        Decision again = latest();
        decisions.write(again.id(), again.revision(), DecisionOutcome.ENDS, again.sections());
        decisions.prepare(latest().id(), latest().revision());
        SignedIn.as(BOTH);
        refused(null, "contract.completion.decision.own", () -> signing.sign(latest().id(), latest().revision()));
    }

    @Test
    void whatIsSignedStaysAsItIsWhateverIsTried() {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        SignedIn.as(APPROVER);
        signing.sign(id, latest().revision());
        int revision = latest().revision();
        List<Map<String, Object>> before = rows();

        SignedIn.as(OFFICIAL2);
        for (int seen : new int[] {revision, revision - 1, 0}) {
            refused(null, "contract.completion.decision.immutable", () -> decisions.refresh(id, seen));
            refused(null, "contract.completion.decision.immutable", () -> decisions.prepare(id, seen));
            refused(
                    null,
                    "contract.completion.decision.immutable",
                    () -> decisions.write(id, seen, DecisionOutcome.GOES_ON, CompletionsOfTests.texts("別")));
        }
        refused(
                null,
                "contract.completion.rule.locked",
                () -> rules.setThreshold(contract, "FRAUD", 1, BigDecimal.ONE, "後から"));
        SignedIn.as(APPROVER2);
        refused(null, "contract.completion.decision.immutable", () -> signing.sign(id, revision));
        refused(null, "contract.completion.decision.immutable", () -> signing.giveBack(id, revision, "戻す"));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void reopeningMakesAnotherVersionAndTheEarlierStaysReadable() {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        SignedIn.as(OFFICIAL);
        refused(null, "contract.completion.decision.notSigned", () -> decisions.reopen(contract, "まだ"));
        SignedIn.as(APPROVER);
        signing.sign(id, latest().revision());
        byte[] memo = signing.memo(id);
        SignedIn.as(OFFICIAL);
        refused("reason", "contract.completion.decision.reason", () -> decisions.reopen(contract, " "));

        decisions.reopen(contract, "入電が増えたため");

        assertThat(decisions.versions(contract)).extracting(Decision::version).containsExactly(2, 1);
        assertThat(latest().reason()).isEqualTo("入電が増えたため");
        assertThat(latest().section(MemoSection.CONCLUSION)).isEqualTo("CONCLUSION 本文 𠮷田 髙橋");
        assertThat(signing.memo(id)).isEqualTo(memo);
        // what was decided has to be decided again
        assertThat(latest().outcome()).isNull();
        decisions.write(latest().id(), latest().revision(), DecisionOutcome.GOES_ON, latest().sections());
        // a reopened one is written anew, so thresholds can be as well
        rules.setThreshold(contract, "FRAUD", 1, BigDecimal.ONE, "見直し");
        refused(
                null,
                "contract.completion.decision.stale",
                () -> decisions.prepare(latest().id(), latest().revision()));
        decisions.refresh(latest().id(), latest().revision());
        decisions.prepare(latest().id(), latest().revision());
        assertThat(latest().state()).isEqualTo(DecisionState.PREPARED);
    }

    @Test
    void thresholdsAndRuleAreLockedWhileItIsPrepared() {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        SignedIn.as(OFFICIAL2);
        assertThat(rules.book(contract).locked()).isTrue();
        refused(
                null,
                "contract.completion.rule.locked",
                () -> rules.setThreshold(contract, "FRAUD", 1, BigDecimal.TEN, "後から"));
        refused(
                null,
                "contract.completion.rule.locked",
                () -> rules.setMonths(contract, DataKind.INQUIRIES, 0, 12, "後から"));
        refused(
                null,
                "contract.completion.rule.locked",
                () -> rules.write(contract, 1, Set.of(), 1, false, "別", "後から"));
        SignedIn.as(APPROVER);
        signing.giveBack(id, latest().revision(), "基準を直す");
        SignedIn.as(OFFICIAL2);
        rules.setThreshold(contract, "FRAUD", 1, BigDecimal.TEN, "直す");
        assertThat(latest().figures().indicators())
                .filteredOn(line -> line.code().equals("FRAUD"))
                .extracting(FrozenFigures.Line::threshold)
                .containsExactly("14 件以下");
    }

    @Test
    void whatIsNotReadyIsNotPrepared() {
        decisions.start(contract);
        Decision draft = latest();
        refused(
                "outcome",
                "contract.completion.decision.noOutcome",
                () -> decisions.prepare(draft.id(), draft.revision()));
        decisions.write(draft.id(), draft.revision(), DecisionOutcome.ENDS, Map.of(MemoSection.CONCLUSION, "要旨"));
        refused(
                "PERFORMANCE",
                "contract.completion.decision.noText",
                () -> decisions.prepare(draft.id(), latest().revision()));
        refused(
                "CONCLUSION",
                "contract.completion.rule.cardNumber",
                () -> decisions.write(
                        draft.id(),
                        latest().revision(),
                        DecisionOutcome.ENDS,
                        Map.of(MemoSection.CONCLUSION, "4111 1111 1111 1111")));
        assertThat(latest().section(MemoSection.CONCLUSION)).isEqualTo("要旨");
        jdbc.sql("delete from completion_rule").update();
        decisions.refresh(draft.id(), latest().revision());
        refused(null, "contract.completion.decision.noRule", () -> decisions.prepare(draft.id(), latest().revision()));
    }

    @Test
    void whoSawAnOlderRevisionChangesNothing() {
        decisions.start(contract);
        Decision seen = latest();
        decisions.write(seen.id(), seen.revision(), DecisionOutcome.ENDS, CompletionsOfTests.texts("先"));
        SignedIn.as(OFFICIAL2);
        refused(
                null,
                "contract.completion.decision.meanwhile",
                () -> decisions.write(
                        seen.id(), seen.revision(), DecisionOutcome.GOES_ON, CompletionsOfTests.texts("後")));
        refused(null, "contract.completion.decision.meanwhile", () -> decisions.refresh(seen.id(), seen.revision()));

        assertThat(latest().outcome()).isEqualTo(DecisionOutcome.ENDS);
        assertThat(latest().section(MemoSection.FIGURES)).isEqualTo("FIGURES 先");
    }

    @Test
    void whatChangedAfterItWasPreparedIsNotSigned() {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        assertThat(latest().papers().evidence()).isZero();
        HandedInFile invoice = intake.take("請求書.pdf", ContractsOfTests.pdf("7月"));
        SystemUser.run(
                SOUTH,
                () -> evidence.submit(
                        contracts.obligations(contract).getFirst().id(),
                        YearMonth.of(2022, 7),
                        "7月分",
                        List.of(invoice)));
        assertThat(whatChanged(id)).isEqualTo("contract.completion.changed.evidence");
        jdbc.sql("update contract set ends_on = '2022-12-31', version = version + 1")
                .update();
        assertThat(whatChanged(id)).isEqualTo("contract.completion.changed.and");
        assertThat(count("completion_document")).isZero();
        assertThat(latest().state()).isEqualTo(DecisionState.PREPARED);

        SignedIn.as(APPROVER);
        signing.giveBack(id, latest().revision(), "数値を取り直す");
        SignedIn.as(OFFICIAL);
        refused(null, "contract.completion.decision.stale", () -> decisions.prepare(id, latest().revision()));
        decisions.refresh(id, latest().revision());
        decisions.prepare(id, latest().revision());
        SignedIn.as(APPROVER);
        signing.sign(id, latest().revision());
        assertThat(latest().state()).isEqualTo(DecisionState.SIGNED);
    }

    @Test
    void aContractThatIsNotConfirmedAnyMoreIsNotSignedFor() {
        jdbc.sql("update contract set state = 'CONFIRMED'").update();
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        jdbc.sql("update contract set state = 'ENTERED'").update();
        assertThat(whatChanged(id)).isEqualTo("contract.completion.changed.confirmation");
        jdbc.sql("update contract set version = version + 1, state = 'CONFIRMED'")
                .update();
        assertThat(whatChanged(id)).isEqualTo("contract.completion.changed.entry");
        jdbc.sql("update completion_decision set papers = null").update();
        assertThat(whatChanged(id)).isEqualTo("contract.completion.changed.unknown");
    }

    private String whatChanged(long id) {
        SignedIn.as(APPROVER);
        RejectedException refusal =
                catchThrowableOfType(RejectedException.class, () -> signing.sign(id, latest().revision()));
        assertThat(refusal.text().key()).isEqualTo("contract.completion.decision.changed");
        return ((MessageText) refusal.text().args().getFirst()).key();
    }

    @Test
    void whoLaidDownTheRuleOrInspectedCanNotSign() {
        SignedIn.as(BOTH);
        rules.setThreshold(contract, "FRAUD", 1, BigDecimal.TEN, "見直し");
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        refused(null, "contract.completion.decision.ownRule", () -> signing.sign(id, latest().revision()));
        assertThat(signing.againstSigning(id)).isPresent();
        // once another has set it, it isn't theirs any more
        jdbc.sql("update completion_setting set set_by = 'official' where set_by = 'both'")
                .update();
        assertThat(signing.againstSigning(id)).isEmpty();
        SystemUser.run(SOUTH, () -> {
            notices.submit(contract, CompletionsOfTests.TODAY, "完了");
            return true;
        });
        notices.inspect(
                notices.notices(contract).getFirst().id(),
                CompletionsOfTests.TODAY,
                CompletionNotice.Inspection.Result.PASSED,
                "適正");
        refused(null, "contract.completion.decision.ownInspection", () -> signing.sign(id, latest().revision()));
    }

    /** What was judged is what the decision rests on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into contract_review (id, contract_id, obligation_id, month_start, version, judgement, finding, reviewed_by, "
                        + "reviewed_by_name, reviewed_at) select 1, contract_id, id, '2022-07-01', 1, 'FULFILLED', '適正', 'both', "
                        + "'二役 太郎', now() from contract_obligation where contract_id = ? limit 1",
                "insert into contract_remediation (id, contract_id, obligation_id, month_start, review_version, task, due_on, state, "
                        + "ordered_by, ordered_by_name, ordered_at) select 1, contract_id, id, '2022-07-01', 1, '是正', '2022-08-10', "
                        + "'OPEN', 'both', '二役 太郎', now() from contract_obligation where contract_id = ? limit 1"
            })
    void whoHasJudgedTheContractDoesNotSign(String judgement) {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        jdbc.sql(judgement).param(contract).update();
        SignedIn.as(BOTH);

        refused(null, "contract.completion.decision.ownJudgement", () -> signing.sign(id, latest().revision()));
        assertThat(signing.againstSigning(id)).isPresent();
        assertThat(latest().state()).isEqualTo(DecisionState.PREPARED);
        assertThat(count("completion_document")).isZero();
    }

    @Test
    void nobodyDecidesWhatTheirOwnOrganisationHasPerformed() {
        PortalUser insider =
                new PortalUser("insider", "内 通子", SOUTH.organisation(), Set.of(Role.OFFICIAL, Role.APPROVER));
        SignedIn.as(insider);
        refused(null, "contract.rule.ownOrganisation", () -> decisions.start(contract));
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        int seen = latest().revision();
        SignedIn.as(insider);
        refused(null, "contract.rule.ownOrganisation", () -> signing.sign(id, seen));
        refused(null, "contract.rule.ownOrganisation", () -> signing.giveBack(id, seen, "差し戻し"));
        refused(null, "contract.rule.ownOrganisation", () -> decisions.refresh(id, seen));
        refused(
                null,
                "contract.rule.ownOrganisation",
                () -> decisions.write(id, seen, DecisionOutcome.ENDS, CompletionsOfTests.texts("x")));
        refused(null, "contract.rule.ownOrganisation", () -> decisions.prepare(id, seen));
        assertThat(latest().state()).isEqualTo(DecisionState.PREPARED);
        assertThat(latest().revision()).isEqualTo(seen);
    }

    @Test
    void theEntryStaysWhileTheLastDecisionIsSigned() {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        assertThat(lock.locked(contract)).isEmpty();
        SignedIn.as(APPROVER);
        signing.sign(id, latest().revision());
        assertThat(lock.locked(contract)).isPresent();
        SignedIn.as(OFFICIAL);
        decisions.reopen(contract, "見直し");
        assertThat(lock.locked(contract)).isEmpty();
    }

    @Test
    @Assures("G1")
    void ofTwoWhoSignAtOnceOneDoes() throws Exception {
        long id = completions.prepared(contract, DecisionOutcome.ENDS);
        int seen = latest().revision();
        List<String> answers = atOnce(
                () -> SystemUser.run(APPROVER, () -> attempt(() -> signing.sign(id, seen))),
                () -> SystemUser.run(APPROVER2, () -> attempt(() -> signing.sign(id, seen))));

        assertThat(answers).containsExactlyInAnyOrder("done", "contract.completion.decision.immutable");
        assertThat(count("completion_document")).isEqualTo(2);
        assertThat(latest().steps())
                .filteredOn(step -> step.kind() == DecisionStep.Kind.SIGNED)
                .hasSize(1);
    }

    @Test
    void ofTwoWhoStartAtOnceOneDoes() throws Exception {
        List<String> answers = atOnce(
                () -> SystemUser.run(OFFICIAL, () -> attempt(() -> decisions.start(contract))),
                () -> SystemUser.run(OFFICIAL2, () -> attempt(() -> decisions.start(contract))));

        assertThat(answers).containsExactlyInAnyOrder("done", "contract.completion.decision.started");
        assertThat(decisions.versions(contract)).hasSize(1);
    }

    private static String attempt(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (RejectedException e) {
            return e.text().key();
        }
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> answers = new ArrayList<>();
            for (Callable<String> work : List.of(one, other)) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await(30, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            return List.of(
                    answers.getFirst().get(60, TimeUnit.SECONDS),
                    answers.getLast().get(60, TimeUnit.SECONDS));
        }
    }

    private Decision latest() {
        return decisions.versions(contract).getFirst();
    }

    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String table : List.of(
                "completion_decision",
                "completion_section",
                "completion_step",
                "completion_retention",
                "completion_setting",
                "completion_rule")) {
            jdbc.sql("select * from " + table).query().listOfRows().forEach(rows::add);
        }
        rows.addAll(jdbc.sql("select id, sha256, name from completion_document")
                .query()
                .listOfRows());
        return rows;
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static void keep(String name, byte[] document) throws IOException {
        String folder = System.getProperty("madoguchi.keep-documents");
        if (folder != null) {
            Files.write(Path.of(folder, name), document);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
