package jp.madoguchi.report;

import static jp.madoguchi.contract.ContractsOfTests.APPROVER;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL2;
import static jp.madoguchi.report.ReportsOfTests.LAST_DAY;
import static jp.madoguchi.report.ReportsOfTests.atOnce;
import static jp.madoguchi.report.ReportsOfTests.refused;
import static jp.madoguchi.report.ReportsOfTests.scope;
import static jp.madoguchi.report.ReportsOfTests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import jp.madoguchi.audit.AuditEvent;
import jp.madoguchi.audit.AuditFilter;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class ReportLifeTest {
    private static final PortalUser BOTH =
            new PortalUser("both", "二役 太郎", "city", Set.of(Role.OFFICIAL, Role.APPROVER));
    private static final String CARD = "4111 1111 1111 1111";
    private static final String TEXT = "(1) 8月3日の入電は{" + LAST_DAY + "}であった。";

    @Autowired
    ReportsOfTests ofTests;

    @Autowired
    ReportDraftService drafts;

    @Autowired
    ReportReleaseService releases;

    @Autowired
    ReportService reports;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    long incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = ofTests.incident();
        SignedIn.as(OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void numbersCountByKindAndTheFirstBeginsWithTheTemplate() {
        long first = drafts.start(scope(incident), null);
        long second = drafts.start(scope(incident), null);
        long other = drafts.start(
                new ReportScope(incident, ReportKind.REISSUE, ReportsOfTests.FROM, ReportsOfTests.TO), null);

        assertThat(report(first).number()).isEqualTo(1);
        assertThat(report(second).number()).isEqualTo(2);
        assertThat(report(other).number()).isEqualTo(1);
        assertThat(report(first).texts().sections()).isNotEmpty();
        assertThat(report(first).texts().title()).contains("への対応について");
        assertThat(report(first).state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void anotherBeginsWithTheTextsOfAnEarlierOne() {
        long first = ofTests.draft(incident, TEXT);
        long second = drafts.start(scope(incident), first);

        assertThat(report(second).texts().sections())
                .isEqualTo(report(first).texts().sections());
        assertThat(report(second).texts().issuer()).isEqualTo("危機管理課");
        refused(
                "basedOn",
                "report.rule.unknown",
                () -> drafts.start(
                        new ReportScope(incident, ReportKind.REISSUE, ReportsOfTests.FROM, ReportsOfTests.TO), first));
        assertThat(reports.reports(incident)).hasSize(2);
    }

    @Test
    void spansThatCantBeAreRefused() {
        LocalDate day = ReportsOfTests.TO;
        refused(
                "to",
                "report.rule.span",
                () -> drafts.start(new ReportScope(incident, ReportKind.STATUS, day, day.minusDays(1)), null));
        refused(
                "to",
                "report.rule.longSpan",
                () -> drafts.start(new ReportScope(incident, ReportKind.STATUS, day.minusYears(3), day), null));
        refused(
                null,
                "report.rule.unknown",
                () -> drafts.start(new ReportScope(4711, ReportKind.STATUS, day, day), null));
        assertThat(reports.reports(incident)).isEmpty();
    }

    @Test
    void fromDraftToReleasedOverAReturn() {
        long id = ofTests.submitted(incident, TEXT);
        assertThat(report(id).figuresAt()).isNotNull();
        refused(
                null,
                "report.rule.state",
                () -> drafts.write(id, report(id).revision(), report(id).texts()));
        SignedIn.as(APPROVER);
        refused(
                "remark",
                "report.rule.comment",
                () -> releases.giveBack(id, report(id).revision(), " "));
        releases.giveBack(id, report(id).revision(), "見出しを直す");
        assertThat(report(id).state()).isEqualTo(ReportState.DRAFT);
        assertThat(report(id).submitted()).isNull();
        assertThat(report(id).figuresAt()).isNull();
        refused(null, "report.rule.state", () -> releases.release(id, report(id).revision()));

        SignedIn.as(OFFICIAL);
        drafts.submit(id, report(id).revision());
        SignedIn.as(APPROVER);
        releases.release(id, report(id).revision());

        Report released = report(id);
        assertThat(released.state()).isEqualTo(ReportState.RELEASED);
        assertThat(released.released().name()).isEqualTo("中村 隆");
        assertThat(released.steps())
                .extracting(ReportStep::kind)
                .containsExactly(
                        ReportStep.Kind.STARTED,
                        ReportStep.Kind.WRITTEN,
                        ReportStep.Kind.SUBMITTED,
                        ReportStep.Kind.RETURNED,
                        ReportStep.Kind.SUBMITTED,
                        ReportStep.Kind.RELEASED);
        assertThat(released.files()).extracting(ReportFile::format).containsExactlyInAnyOrder(ReportFormat.values());
        for (ReportFile file : released.files()) {
            ReportDownload kept = reports.file(id, file.format());
            assertThat(ReportArchive.sha256(kept.content())).isEqualTo(file.sha256());
            assertThat(kept.name()).startsWith("状況報告第1号.");
        }
        assertThat(ReportArchive.sha256(frozen(id))).isEqualTo(released.sha256());
        refused(null, "report.rule.state", () -> releases.release(id, report(id).revision()));
        refused(
                null,
                "report.rule.state",
                () -> releases.giveBack(id, report(id).revision(), "遅い"));
        assertThat(events("report.audit.released"))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry(
                                "report.audit.sha256.PDF",
                                file(released, ReportFormat.PDF).sha256()));
    }

    @Test
    void nobodyReleasesWhatTheyHadAHandIn() {
        SignedIn.as(BOTH);
        long started = drafts.start(scope(incident), null);
        SignedIn.as(OFFICIAL);
        ofTests.write(started, TEXT);
        drafts.submit(started, report(started).revision());
        refusedToBoth(started);

        long edited = ofTests.draft(incident, TEXT);
        SignedIn.as(BOTH);
        ofTests.write(edited, TEXT + "追記");
        SignedIn.as(OFFICIAL);
        drafts.submit(edited, report(edited).revision());
        refusedToBoth(edited);

        long overridden = ofTests.draft(incident, TEXT);
        SignedIn.as(BOTH);
        drafts.override(overridden, report(overridden).revision(), LAST_DAY, "約20件", null, "概数で示す");
        SignedIn.as(OFFICIAL);
        drafts.submit(overridden, report(overridden).revision());
        refusedToBoth(overridden);

        long submitted = ofTests.draft(incident, TEXT);
        SignedIn.as(BOTH);
        drafts.submit(submitted, report(submitted).revision());
        refusedToBoth(submitted);
    }

    private void refusedToBoth(long id) {
        SignedIn.as(BOTH);
        assertThat(releases.againstRelease(id)).isPresent();
        refused(null, "report.rule.own", () -> releases.release(id, report(id).revision()));
        assertThat(report(id).state()).isEqualTo(ReportState.UNDER_REVIEW);
        assertThat(report(id).files()).isEmpty();
    }

    @Test
    void whatIsReleasedStaysWhateverIsCorrected() {
        long id = ofTests.released(incident, TEXT);
        String figures = reports.figures(id);
        List<byte[]> files = files(id);
        OfficialDocument document = reports.open(id).document();

        ofTests.correct(incident, 23);
        jdbc.sql("delete from milestone").update();

        assertThat(reports.figures(id)).isEqualTo(figures);
        assertThat(reports.open(id).document()).isEqualTo(document);
        List<byte[]> now = files(id);
        for (int i = 0; i < files.size(); i++) {
            assertThat(now.get(i)).isEqualTo(files.get(i));
        }
        assertThat(document.toString()).contains("20件");
    }

    @Test
    void theFiguresAreThoseOfTheSubmissionAndTheApproverIsToldOfOthers() {
        long id = ofTests.submitted(incident, TEXT);
        ofTests.correct(incident, 23);
        SignedIn.as(APPROVER);
        assertThat(releases.changesSinceSubmission(id))
                .anyMatch(change -> change.key().equals(LAST_DAY));
        releases.release(id, report(id).revision());
        assertThat(reports.open(id).document().toString()).contains("20件").doesNotContain("23件");
    }

    @Test
    void whoIsSecondIsToldAndKeepsWhatWasTyped() {
        long id = ofTests.draft(incident, TEXT);
        int seen = report(id).revision();
        SignedIn.as(OFFICIAL2);
        drafts.write(id, seen, texts(report(id), "先の文"));
        SignedIn.as(OFFICIAL);
        ReportTexts late = texts(report(id), "後の文");

        refused(null, "report.rule.meanwhile", () -> drafts.write(id, seen, late));
        assertThat(report(id).texts().sections().getFirst().text()).isEqualTo("先の文");
        drafts.keepUnsent(id, late);
        assertThat(drafts.unsent(id))
                .hasValueSatisfying(unsent -> assertThat(unsent.texts()).isEqualTo(late));
        SignedIn.as(OFFICIAL2);
        assertThat(drafts.unsent(id)).isEmpty();
        SignedIn.as(OFFICIAL);
        drafts.write(id, report(id).revision(), late);
        assertThat(drafts.unsent(id)).isEmpty();
        assertThat(report(id).texts().sections().getFirst().text()).isEqualTo("後の文");
    }

    @Test
    void typingInARowIsOneStep() {
        long id = ofTests.draft(incident, "一");
        ofTests.write(id, "一二");
        ofTests.write(id, "一二三");
        assertThat(report(id).steps())
                .extracting(ReportStep::kind)
                .containsExactly(ReportStep.Kind.STARTED, ReportStep.Kind.WRITTEN);
        assertThat(events("report.audit.written")).hasSize(1);
    }

    @Test
    void textsThatCantBeKeptAreRefusedAtTheirField() {
        long id = ofTests.draft(incident, TEXT);
        Report report = report(id);
        String first = report.texts().sections().getFirst().code();
        refused(first, "report.rule.cardNumber", () -> drafts.write(id, report.revision(), texts(report, CARD)));
        refused(
                first,
                "report.rule.long",
                () -> drafts.write(id, report.revision(), texts(report, "長".repeat(20_001))));
        refused(first, "report.rule.cardNumber", () -> drafts.keepUnsent(id, texts(report, CARD)));
        refused(
                "title",
                "report.rule.title",
                () -> drafts.write(
                        id,
                        report.revision(),
                        new ReportTexts(
                                " ",
                                "",
                                report.texts().numerals(),
                                report.texts().sections())));
        refused(
                null,
                "report.rule.sections",
                () -> drafts.write(
                        id,
                        report.revision(),
                        new ReportTexts("件名", "", report.texts().numerals(), List.of())));
        assertThat(report(id)).isEqualTo(report);
    }

    @Test
    void aTextWithAProblemIsNotSubmitted() {
        long id = ofTests.draft(incident, "一行目\n{no.such.figure} 件");
        refused(
                report(id).texts().sections().getFirst().code(),
                "report.rule.problem",
                () -> drafts.submit(id, report(id).revision()));
        ofTests.write(id, "  ");
        refused(null, "report.rule.empty", () -> drafts.submit(id, report(id).revision()));
        assertThat(report(id).state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void anOverriddenFigureIsMarkedAndMayBePutBack() {
        long id = ofTests.draft(incident, TEXT);
        refused("text", "report.rule.overrideText", () -> override(id, LAST_DAY, "", "概数"));
        refused("reason", "report.rule.reason", () -> override(id, LAST_DAY, "約20件", ""));
        refused("reason", "report.rule.cardNumber", () -> override(id, LAST_DAY, "約20件", CARD));
        refused(null, "report.rule.noFigure", () -> override(id, "no.such", "約20件", "概数"));
        assertThat(report(id).overrides()).isEmpty();

        drafts.override(id, report(id).revision(), LAST_DAY, "約20件", new BigDecimal("20"), "概数で示す");
        assertThat(report(id).overrides()).singleElement().satisfies(set -> {
            assertThat(set.figure().reason()).isEqualTo("概数で示す");
            assertThat(set.figure().value()).isEqualByComparingTo("20");
            assertThat(set.set().name()).isEqualTo("渡辺 誠");
        });
        assertThat(figures(reports.open(id).document()))
                .anyMatch(run -> run.overridden() && run.text().equals("約20件"));
        drafts.restore(id, report(id).revision(), LAST_DAY);
        assertThat(figures(reports.open(id).document())).noneMatch(OfficialDocument.FigureRun::overridden);
        refused(
                null,
                "report.rule.noOverride",
                () -> drafts.restore(id, report(id).revision(), LAST_DAY));
    }

    private void override(long id, String key, String text, String reason) {
        drafts.override(id, report(id).revision(), key, text, null, reason);
    }

    private static List<OfficialDocument.FigureRun> figures(OfficialDocument document) {
        return document.blocks().stream()
                .filter(OfficialDocument.Item.class::isInstance)
                .flatMap(block -> ((OfficialDocument.Item) block).runs().stream())
                .filter(OfficialDocument.FigureRun.class::isInstance)
                .map(OfficialDocument.FigureRun.class::cast)
                .toList();
    }

    @Test
    void anotherTakesItsPlaceAndTheOldOneStaysReadable() {
        long draft = ofTests.draft(incident, TEXT);
        refused(null, "report.rule.notReleased", () -> drafts.supersede(draft, "理由"));
        long old = ofTests.released(incident, TEXT);
        refused("reason", "report.rule.reason", () -> drafts.supersede(old, " "));
        List<byte[]> files = files(old);

        long id = drafts.supersede(old, "8月3日の件数を訂正したため");
        long late = drafts.supersede(old, "二つ目");
        assertThat(report(old).state()).isEqualTo(ReportState.RELEASED);
        drafts.submit(id, report(id).revision());
        drafts.submit(late, report(late).revision());
        ofTests.release(id);

        assertThat(report(old).state()).isEqualTo(ReportState.SUPERSEDED);
        assertThat(report(old).supersededBy().id()).isEqualTo(id);
        assertThat(report(id).supersedes().id()).isEqualTo(old);
        assertThat(report(old).steps().getLast().kind()).isEqualTo(ReportStep.Kind.SUPERSEDED);
        assertThat(files(old).getFirst()).isEqualTo(files.getFirst());
        SignedIn.as(APPROVER);
        refused(
                null,
                "report.rule.supersededMeanwhile",
                () -> releases.release(late, report(late).revision()));
        assertThat(report(late).files()).isEmpty();
    }

    @Test
    void takingADraftIsRecordedAndItsFileSaysThatItIsOne() {
        long id = ofTests.draft(incident, TEXT);
        ReportDownload file = reports.file(id, ReportFormat.DOCX);
        assertThat(file.name()).isEqualTo("状況報告第1号（案）.docx");
        assertThat(events("report.audit.draftTaken")).hasSize(1);
        refused(null, "report.rule.unknown", () -> reports.file(4711, ReportFormat.PDF));
    }

    @Test
    void ofTwoReleasesAtOnceOneIsRefused() throws Exception {
        long id = ofTests.submitted(incident, TEXT);
        int seen = report(id).revision();
        Callable<String> release = () -> SystemUser.run(APPROVER, () -> {
            releases.release(id, seen);
            return "released";
        });
        assertThat(atOnce(release, release)).containsExactlyInAnyOrder("released", "report.rule.state");
        assertThat(report(id).files()).hasSize(4);
    }

    @Test
    void twoThatBeginAtOnceGetDifferentNumbers() throws Exception {
        Callable<String> start = () -> SystemUser.run(OFFICIAL, () -> {
            drafts.start(scope(incident), null);
            return "started";
        });
        assertThat(atOnce(start, start)).containsExactly("started", "started");
        assertThat(reports.reports(incident)).extracting(ReportLine::number).containsExactlyInAnyOrder(1, 2);
    }

    private Report report(long id) {
        return reports.find(id).orElseThrow();
    }

    private List<byte[]> files(long id) {
        return report(id).files().stream()
                .map(file -> reports.file(id, file.format()).content())
                .toList();
    }

    private static ReportFile file(Report report, ReportFormat format) {
        return report.files().stream()
                .filter(file -> file.format() == format)
                .findFirst()
                .orElseThrow();
    }

    private String frozen(long id) {
        return jdbc.sql("select content from report where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private List<AuditEvent> events(String action) {
        PortalUser auditor = SystemUser.named("auditor", Role.AUDITOR);
        return SystemUser.run(auditor, () -> trail.page(AuditFilter.ALL, 0, 100)).stream()
                .filter(event -> event.action().equals(action))
                .toList();
    }
}
