package jp.madoguchi.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.MappedColumn;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.imports.Understanding;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.ImporterTest;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.transaction.PlatformTransactionManager;

class ReissueSubmissionServiceTest extends ImporterTest {
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));
    private static final LocalDate JUNE = LocalDate.of(2022, 6, 30);
    private static final String COUNTS = """
            基準日,カード会社,再発行件数
            2022-06-30,A社,13760
            2022-06-30,B社,9239
            2022-06-30,C社,7568
            2022-06-30,D社,4796
            2022-06-30,E社,2688
            """;

    @Autowired
    ReissueSubmissionService submissions;

    @Autowired
    ReissueService reissue;

    @Autowired
    CountFiles files;

    @Autowired
    WordsRule wordsRule;

    @Autowired
    ReissueStore reportStore;

    @Autowired
    SubmissionStore store;

    @Autowired
    SubmissionWriter writer;

    @Autowired
    SubmissionTrail trail;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    PlatformTransactionManager transactions;

    ReissueSubmissionServiceTest() {
        super(Role.CONTRACTOR);
    }

    @Test
    void aDraftIsFoundAgainAndNobodyElseSeesIt() {
        long draft = keep(COUNTS, new SubmissionWords(null, "途中まで書いた説明"));

        assertThat(submissions.drafts()).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(draft);
            assertThat(kept.fileName()).isEqualTo("counts.csv");
            assertThat(kept.days()).containsExactly(JUNE);
        });
        ReissueSubmissionService.OpenDraft open = submissions.open(draft);
        assertThat(open.words().explanation()).isEqualTo("途中まで書いた説明");
        assertThat(open.file().bytes()).isEqualTo(COUNTS.getBytes(StandardCharsets.UTF_8));
        assertThat(open.check().reports()).hasSize(1);
        assertThat(reissue.ownUploads(incident.id())).isEmpty();
        assertThat(reissue.ownUpload(draft)).isEmpty();
        assertThat(submissions.notes()).isEmpty();

        SignedIn.as(NORTH);
        assertThat(submissions.drafts()).isEmpty();
        assertThat(submissions.file(draft)).isEmpty();
        assertRefused(() -> submissions.open(draft), "この下書きはありません。送信または削除された可能性があります。一覧を確かめてください。");
        assertRefused(() -> submit(draft), "この下書きはありません。送信または削除された可能性があります。一覧を確かめてください。");

        SignedIn.as(Role.OFFICIAL);
        assertThat(reissue.allUploads(incident.id())).isEmpty();
        assertThat(reissue.rates(incident.id(), JUNE).isEmpty()).isTrue();
    }

    @Test
    void aDraftThatIsDiscardedLeavesNothing() {
        Map<String, Long> before = TableCounts.besidesTheTrail(jdbc);
        long draft = keep(COUNTS, SubmissionWords.NONE);
        submissions.keepAgain(draft, ReadingChoices.NONE, new SubmissionWords(null, "集計中"));
        submissions.discard(draft);
        assertThat(TableCounts.besidesTheTrail(jdbc)).isEqualTo(before);
        assertThat(jdbc.sql(
                                "select concat(action, ' ', object) from audit_event where action like 'reissue.%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "reissue.audit.draftKept D-" + draft,
                        "reissue.audit.draftChanged D-" + draft,
                        "reissue.audit.draftDiscarded D-" + draft);
    }

    @Test
    void aDraftIsSentOnce() {
        long draft = keep(COUNTS, SubmissionWords.NONE);
        assertThat(submit(draft).outcome().added()).isEqualTo(5);

        assertThat(submissions.drafts()).isEmpty();
        ReissueReport report = only();
        assertThat(report.state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(report.revision()).isEqualTo(1);
        assertThat(note(report).submittedBy()).isEqualTo("contractor");
        assertThat(note(report).submittedAt()).isNotNull();
        assertThat(note(report).replacesId()).isNull();
        assertThat(submissions.file(draft))
                .hasValueSatisfying(file -> assertThat(file.name()).isEqualTo("counts.csv"));
        assertThatThrownBy(() -> submit(draft)).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> submissions.discard(draft)).isInstanceOf(RejectedException.class);
    }

    @Test
    void otherFiguresForTheSameDayAreACorrectionThatNeedsAReason() {
        send(COUNTS);
        long first = only().id();
        Map<String, Long> before = TableCounts.of(jdbc);
        String other = COUNTS.replace("13760", "13761");

        assertThat(check(other).corrections())
                .extracting(problem ->
                        problem.line() + " " + problem.column() + " " + messages.get(Locale.JAPANESE, problem.text()))
                .containsExactly("2 再発行件数 基準日 2022-06-30 のA社は、13,760 件で報告済み（確認待ち）ですが、"
                        + "このファイルでは 13,761 件です。訂正として送るには理由が必要です。");
        assertRefused(() -> send(other), "報告済みの件数を変える箇所が 1 件あります。訂正の理由を書いてください。");
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);

        var sent = submissions.send(file(other), ReadingChoices.NONE, new SubmissionWords("集計漏れのため", null));
        assertThat(sent.outcome().changed()).isEqualTo(1);
        List<ReissueReport> reports = reports();
        assertThat(reports).extracting(ReissueReport::revision).containsExactly(2, 1);
        assertThat(reports)
                .extracting(ReissueReport::state)
                .containsExactly(ReportState.SUBMITTED, ReportState.SUPERSEDED);
        assertThat(note(reports.getFirst()).correctionReason()).isEqualTo("集計漏れのため");
        assertThat(note(reports.getFirst()).replacesId()).isEqualTo(first);
    }

    @Test
    void anAcceptedReportStaysUntilTheCityAcceptsItsCorrection() {
        send(COUNTS);
        becomes(ReportState.ACCEPTED);
        submissions.send(
                file(COUNTS.replace("13760", "13761")), ReadingChoices.NONE, new SubmissionWords("集計漏れ", null));
        assertThat(reports())
                .extracting(ReissueReport::state)
                .containsExactly(ReportState.SUBMITTED, ReportState.ACCEPTED);
    }

    @Test
    void aReturnedReportIsReplacedWithoutAReason() {
        send(COUNTS);
        becomes(ReportState.RETURNED);

        send(COUNTS.replace("13760", "13750"));

        assertThat(reports())
                .extracting(ReissueReport::state)
                .containsExactly(ReportState.SUBMITTED, ReportState.SUPERSEDED);
    }

    @Test
    void theSameFiguresThatWereReturnedNeedAWord() {
        send(COUNTS);
        becomes(ReportState.RETURNED);
        assertWarned(COUNTS, "2 - 基準日 2022-06-30 の件数は、差し戻された報告と同じです。正しいときは、確かめた結果を書いてください。");
        assertRefused(() -> send(COUNTS), "確認が必要な点が 1 件あります。説明を書いてください。");
    }

    @Test
    void theSameFileChangesNothingAndSaysSo() {
        send(COUNTS);
        Map<String, Long> before = TableCounts.of(jdbc);

        assertThat(check(COUNTS).isNothingNew()).isTrue();
        assertThat(send(COUNTS).upload()).isNull();
        assertRefused(() -> keep(COUNTS, SubmissionWords.NONE), "このファイルの件数は、すべて報告済みです。変更はありません。");
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }

    @Test
    void whatIsStrangeNeedsAnExplanation() {
        send(at("2022-04-30", 6771, 4460, 4013, 2180, 1182));
        send(at("2022-05-31", 10484, 7009, 5962, 3575, 1989));

        assertWarned(
                at("2022-06-30", 10483, 9239, 7568, 4796, 2688),
                "2 再発行件数 A社の再発行件数 10,483 が、2022-05-31 の報告 10,484 より少なくなっています。"
                        + "累計の件数か確かめてください。正しいときは、減った理由を書いてください。");
        assertWarned(
                at("2022-06-30", 13760, 9239, 11400, 4796, 2688),
                "4 再発行件数 C社の再発行件数が、2022-05-31 の 5,962 から 11,400 へ、これまでの2倍を超える速さで増えています。" + "件数を確かめ、正しいときは理由を書いてください。");
        assertWarned(
                at("2022-06-30", 10484, 7009, 5962, 3575, 1989),
                "2 - 基準日 2022-06-30 の件数は、全社とも 2022-05-31 の報告と同じです（増加なし）。そのとおりのときは、増えていない理由を書いてください。");
        assertWarned(
                at("2022-05-15", 10485, 6000, 5000, 3000, 1500),
                "2 再発行件数 A社の再発行件数 10,485 が、すでに報告した 2022-05-31 の 10,484 より多くなっています。"
                        + "件数と基準日を確かめてください。正しいときは、その理由を書いてください。");
        assertThat(check(at("2022-06-30", 13760, 9239, 7568, 4796, 2688)).warnings())
                .isEmpty();

        submissions.send(
                file(at("2022-06-30", 10484, 7009, 5962, 3575, 1989)),
                ReadingChoices.NONE,
                new SubmissionWords(null, "6月は各社のシステム更新で再発行がなかった。"));
        assertThat(note(reports().getFirst()).explanation()).startsWith("6月は");
    }

    @Test
    void whatIsWithdrawnStaysReadableAndIsOutOfTheWay() {
        send(COUNTS);
        long report = only().id();

        SignedIn.as(NORTH);
        assertRefused(() -> submissions.withdraw(report), "この報告はありません。一覧を確かめてください。");
        SignedIn.as(Role.CONTRACTOR);
        submissions.withdraw(report);

        assertThat(only().state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(note(only()).withdrawnBy()).isEqualTo("contractor");
        assertRefused(() -> submissions.withdraw(report), "この報告は取り下げられません。いまの状態は「取り下げ」です。");
        send(COUNTS.replace("13760", "13000"));
        assertThat(reports())
                .extracting(ReissueReport::state)
                .containsExactly(ReportState.SUBMITTED, ReportState.WITHDRAWN);
    }

    @Test
    void whatTheCityHasAcceptedCanNotBeWithdrawn() {
        send(COUNTS);
        becomes(ReportState.ACCEPTED);
        assertRefused(() -> submissions.withdraw(only().id()), "この報告は取り下げられません。いまの状態は「確認済み」です。");
        assertThat(only().state()).isEqualTo(ReportState.ACCEPTED);
    }

    @Test
    void aCorrectedColumnIsRememberedForTheOrganisationAlone() {
        String own = COUNTS.replace("再発行件数", "切替完了分").replace("カード会社", "ブランド");
        assertThat(check(own).isClean()).isFalse();
        ReadingChoices choices = ReadingChoices.NONE.withColumn(1, "issuer").withColumn(2, "reissued_cards");
        assertThat(submissions.check(file(own), choices).isClean()).isTrue();
        assertThat(check(own).isClean()).as("looking remembers nothing").isFalse();

        submissions.send(file(own), choices, SubmissionWords.NONE);

        String july = own.replace("06-30", "07-31");
        Understanding understanding = check(july).preview().understanding();
        assertThat(check(july).isClean()).isTrue();
        assertThat(understanding.isRemembered()).isTrue();
        assertThat(understanding.columns())
                .extracting(MappedColumn::source)
                .containsExactly(
                        MappedColumn.Source.NAME, MappedColumn.Source.REMEMBERED, MappedColumn.Source.REMEMBERED);
        SignedIn.as(NORTH);
        assertThat(check(july).isClean()).isFalse();
        SignedIn.as(Role.CONTRACTOR);
        submissions.forgetColumns();
        assertThat(check(july).isClean()).isFalse();
    }

    @Test
    void ofSeveralSheetsTheOneThatIsChosenIsRead() {
        TableFile file = new TableFile("two.xlsx", OfficeWorkbooks.all().get("bad-two-sheets-fit.xlsx"));
        assertThat(submissions.check(file, ReadingChoices.NONE).isClean()).isFalse();

        SubmissionCheck chosen = submissions.check(file, ReadingChoices.NONE.withSheet("5月"));

        assertThat(chosen.isClean()).isTrue();
        assertThat(chosen.reports()).extracting(PlannedReport::asOf).containsExactly(LocalDate.of(2022, 5, 31));
        Understanding.Cell day =
                chosen.preview().understanding().rows().getFirst().cells().getFirst();
        assertThat(day.original()).isEqualTo("令和4年5月31日現在");
        assertThat(day.address()).isEqualTo("A1");
    }

    @Test
    void whatWasUnderstoodStandsBesideTheOriginal() {
        SubmissionCheck check = check("""
                令和4年6月末現在,,
                会社名,再発行済,備考
                Ａ社,"13,760",
                B社,９２３９件,
                C社,7568,
                D社,4796,
                E社,2688,
                """);

        Understanding understanding = check.preview().understanding();
        assertThat(understanding.headerLine()).isEqualTo(2);
        assertThat(understanding.columns())
                .extracting(MappedColumn::field)
                .containsExactly("issuer", "reissued_cards", null);
        Understanding.Row first = understanding.rows().getFirst();
        assertThat(first.cells().get(0).value()).isEqualTo("2022-06-30");
        assertThat(first.cells().get(0).origin()).isEqualTo(Understanding.Origin.TITLE);
        assertThat(first.cells().get(0).original()).isEqualTo("令和4年6月末現在");
        assertThat(first.cells().get(1).original()).isEqualTo("Ａ社");
        assertThat(first.cells().get(2)).isNull();
        assertThat(first.cells().get(3).original()).isEqualTo("13,760");
        assertThat(first.cells().get(3).value()).isEqualTo("13760");
        assertThat(understanding.rows().get(1).cells().get(3).value()).isEqualTo("9239");
        assertThat(understanding.notes()).extracting(Understanding.Note::text).containsExactly("令和4年6月末現在");
    }

    @Test
    void theTemplateIsAFileThatCanBeFilledInAndSent() {
        for (TableExport form : TableExport.values()) {
            for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                byte[] empty = form.bytes(submissions.template(language));
                SubmissionCheck check = submissions.check(new TableFile("template", empty), ReadingChoices.NONE);
                assertThat(check.preview().understanding().columns())
                        .extracting(MappedColumn::field)
                        .containsExactly("as_of", "issuer", "affected_cards", "reissued_cards");
                assertThat(check.preview().problemCount())
                        .as("a date and a count missing in each row")
                        .isEqualTo(10);
            }
        }
    }

    @Test
    void cardNumbersGetInNeitherByWordsNorByName() {
        Map<String, Long> before = TableCounts.of(jdbc);
        assertRefused(
                () -> keep(COUNTS, new SubmissionWords(null, "4111-1111-1111-1111 の件")),
                "カード番号と思われる数字があります。番号を除いて書いてください。");
        TableFile named = new TableFile("4111111111111111.csv", COUNTS.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> submissions.send(named, ReadingChoices.NONE, SubmissionWords.NONE))
                .isInstanceOf(RejectedException.class);
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }

    @Test
    void wordsThatAreTooLongAreRefused() {
        assertRefused(() -> keep(COUNTS, new SubmissionWords("あ".repeat(1_001), null)), "長すぎます（1,001 文字、上限 1,000 文字）。");
    }

    /** Both saw a day without a report; one of them is told to look again. */
    @Test
    void ofTwoWhoSendTheSameDayAtOnceOneWins() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        PortalUser colleague = new PortalUser("colleague", "鈴木 一", "south-office", Set.of(Role.CONTRACTOR));
        PortalUser self = new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Boolean> one = both.submit(sending(self, COUNTS, together));
            Future<Boolean> other = both.submit(sending(colleague, COUNTS.replace("13760", "13000"), together));
            boolean first = one.get(60, TimeUnit.SECONDS);
            boolean second = other.get(60, TimeUnit.SECONDS);
            assertThat(List.of(first, second)).containsExactlyInAnyOrder(true, false);
        }
        assertThat(reports()).hasSize(1);
    }

    private Callable<Boolean> sending(PortalUser user, String counts, CyclicBarrier together) {
        return () -> {
            SignedIn.as(user);
            try {
                together.await(30, TimeUnit.SECONDS);
                send(counts);
                return true;
            } catch (RejectedException e) {
                // either the number was taken already, or the other's report was seen and asks for a reason
                return false;
            } finally {
                SignedIn.out();
            }
        };
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACTOR")
    void nobodyElseSends(Role role) {
        SignedIn.as(role);
        assertThatThrownBy(() -> check(COUNTS)).isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> send(COUNTS)).isInstanceOf(AuthorizationDeniedException.class);
        assertThatThrownBy(() -> submissions.drafts()).isInstanceOf(AuthorizationDeniedException.class);
    }

    private static String at(String day, int... counts) {
        StringBuilder rows = new StringBuilder("基準日,カード会社,再発行件数\n");
        for (int i = 0; i < counts.length; i++) {
            rows.append(day)
                    .append(',')
                    .append((char) ('A' + i))
                    .append("社,")
                    .append(counts[i])
                    .append('\n');
        }
        return rows.toString();
    }

    private void assertWarned(String counts, String... words) {
        assertThat(check(counts).isClean()).isTrue();
        assertThat(check(counts).warnings())
                .extracting(problem -> problem.line() + " " + (problem.column() == null ? "-" : problem.column()) + " "
                        + messages.get(Locale.JAPANESE, problem.text()))
                .containsExactly(words);
        assertThat(check(counts).warnings())
                .allSatisfy(problem -> assertThat(messages.get(Locale.ENGLISH, problem.text()))
                        .doesNotStartWith("!")
                        .doesNotContain("。"));
    }

    private void assertRefused(Runnable step, String words) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(messages.get(Locale.JAPANESE, e.text())).isEqualTo(words));
    }

    private void becomes(ReportState state) {
        jdbc.sql("update reissue_report set state = ? where state = 'SUBMITTED'")
                .param(state.name())
                .update();
    }

    private ReissueReport only() {
        assertThat(reports()).hasSize(1);
        return reports().getFirst();
    }

    /** The latest upload first. */
    private List<ReissueReport> reports() {
        return reissue.ownUploads(incident.id()).stream()
                .flatMap(upload -> upload.reports().stream())
                .toList();
    }

    private SubmissionNote note(ReissueReport report) {
        return submissions.notes().get(report.id());
    }

    private static TableFile file(String counts) {
        return new TableFile("counts.csv", counts.getBytes(StandardCharsets.UTF_8));
    }

    private SubmissionCheck check(String counts) {
        return submissions.check(file(counts), ReadingChoices.NONE);
    }

    private long keep(String counts, SubmissionWords words) {
        return submissions.keep(file(counts), ReadingChoices.NONE, words);
    }

    private ReissueSubmissionService.Sent send(String counts) {
        return submissions.send(file(counts), ReadingChoices.NONE, SubmissionWords.NONE);
    }

    private ReissueSubmissionService.Sent submit(long draft) {
        return submissions.submit(draft, ReadingChoices.NONE, SubmissionWords.NONE);
    }

    /** The file is kept whole: what isn't read of it is kept too. */
    @Test
    void personalDataOnAnySheetIsRefusedWithTheSheetsName() {
        Map<String, Long> before = TableCounts.of(jdbc);
        TableFile hidden = new TableFile("hidden.xlsx", OfficeWorkbooks.withPersonalSheet(true));
        TableFile visible = new TableFile("visible.xlsx", OfficeWorkbooks.withPersonalSheet(false));

        assertThat(problems(hidden, ReadingChoices.NONE))
                .containsExactly("3 B3 会員氏名 非表示のシート「会員一覧」の列「会員氏名」は個人情報の列と思われます。件数の報告に個人情報は入れないでください。"
                        + "シートを再表示して削除してから送り直してください。");
        assertThat(problems(visible, ReadingChoices.NONE))
                .singleElement()
                .asString()
                .contains("シート「会員一覧」の列「会員氏名」");
        assertThat(problems(visible, ReadingChoices.NONE.withSheet("報告")))
                .as("another sheet is chosen")
                .singleElement()
                .asString()
                .contains("シート「会員一覧」の列「会員氏名」");
        assertThat(problems(visible, ReadingChoices.NONE.withSheet("報告").withHeader(2)))
                .hasSize(1);
        for (TableFile file : List.of(hidden, visible)) {
            assertThatThrownBy(() -> submissions.send(file, ReadingChoices.NONE.withSheet("報告"), SubmissionWords.NONE))
                    .isInstanceOf(ImportRefusedException.class);
            assertThatThrownBy(() -> submissions.keep(file, ReadingChoices.NONE.withSheet("報告"), SubmissionWords.NONE))
                    .isInstanceOf(ImportRefusedException.class);
        }
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }

    @Test
    void personalDataBesideTheChosenHeaderIsRefused() {
        assertThat(problems(file("会員氏名,電話\n山田,x\n\n" + COUNTS), ReadingChoices.NONE.withHeader(4)))
                .anySatisfy(problem -> assertThat(problem).contains("列「会員氏名」は個人情報の列と思われます。"));
    }

    @Test
    void whoMadeTheTableMayStandAboveIt() {
        assertThat(problems(
                        file("報告者,田中\n氏名,田中 健\nTEL,06-1234-5678\nメール,tanaka@example.jp\n住所,大阪市\n,,\n※氏名・住所は書かないでください\n"
                                + COUNTS),
                        ReadingChoices.NONE))
                .isEmpty();
    }

    private List<String> problems(TableFile file, ReadingChoices choices) {
        return submissions.check(file, choices).preview().problems().stream()
                .map(problem ->
                        problem.line() + " " + problem.column() + " " + messages.get(Locale.JAPANESE, problem.text()))
                .toList();
    }

    @Test
    void aDraftThatCantBeKeptWholeLeavesNothingAndTheOneBeforeStays() {
        long draft = keep(COUNTS, new SubmissionWords(null, "説明"));
        Map<String, Long> before = TableCounts.besidesTheTrail(jdbc);
        for (RuntimeException broken :
                List.of(new DuplicateKeyException("taken"), new CannotAcquireLockException("deadlock"))) {
            SubmissionWriter failing = spy(writer);
            doThrow(broken).when(failing).drafts(any(), anyLong(), any(), any(), any());
            ReissueSubmissionService service = new ReissueSubmissionService(
                    incidents,
                    files,
                    wordsRule,
                    reportStore,
                    store,
                    failing,
                    trail,
                    currentUser,
                    event -> {},
                    transactions,
                    Clock.systemUTC());

            String meanwhile = "確認している間に、同じ組織のほかの人が報告しました。もう一度ファイルを選んで確かめてください。";
            assertRefused(
                    () -> service.keep(
                            file(at("2022-05-31", 1, 1, 1, 1, 1)), ReadingChoices.NONE, SubmissionWords.NONE),
                    meanwhile);
            assertRefused(
                    () -> service.keepAgain(draft, ReadingChoices.NONE, new SubmissionWords(null, "別の説明")), meanwhile);
        }
        assertThat(TableCounts.besidesTheTrail(jdbc)).isEqualTo(before);
        assertThat(submissions.open(draft).words().explanation()).isEqualTo("説明");
    }

    @Test
    @Assures("G1")
    void colleaguesWhoKeepDraftsAtOnceKeepThemWholeOrAreToldToLookAgain() throws Exception {
        PortalUser self = new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
        String own = COUNTS.replace("再発行件数", "切替完了分");
        ReadingChoices choices = ReadingChoices.NONE.withColumn(2, "reissued_cards");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 5; round++) {
                submissions.forgetColumns();
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<Boolean> keeping = () -> {
                    SignedIn.as(self);
                    try {
                        together.await(30, TimeUnit.SECONDS);
                        submissions.keep(file(own), choices, SubmissionWords.NONE);
                        return true;
                    } catch (RejectedException e) {
                        assertThat(e.text().key()).isEqualTo("reissue.import.meanwhile");
                        return false;
                    } finally {
                        SignedIn.out();
                    }
                };
                Future<Boolean> one = both.submit(keeping);
                Future<Boolean> other = both.submit(keeping);
                assertThat(one.get(60, TimeUnit.SECONDS) | other.get(60, TimeUnit.SECONDS))
                        .isTrue();
            }
        }
        Map<String, Long> counts = TableCounts.of(jdbc);
        assertThat(counts.get("reissue_upload")).isEqualTo(submissions.drafts().size());
        assertThat(counts.get("import_mapping")).isEqualTo(1);
    }

    @Test
    void itIsSentWhenItIsSentNotWhenItWasKept() {
        long draft = keep(COUNTS, SubmissionWords.NONE);
        jdbc.sql("update reissue_upload set uploaded_at = '2022-07-01 00:00:00', uploaded_by = 'colleague'")
                .update();
        submit(draft);

        assertThat(only().submittedAt()).isEqualTo(note(only()).submittedAt());
        assertThat(only().submittedAt()).isAfter(Instant.parse("2022-07-01T00:00:00Z"));
        assertThat(only().submittedBy()).isEqualTo("contractor");
    }

    @Test
    void whatIsSentAndWithdrawnIsInTheTrail() {
        submit(keep(COUNTS, SubmissionWords.NONE));
        submissions.send(
                file(COUNTS.replace("13760", "13761")), ReadingChoices.NONE, new SubmissionWords("集計漏れ", null));
        long second = reports().getFirst().id();
        submissions.withdraw(second);
        assertThatThrownBy(() -> submissions.withdraw(second)).isInstanceOf(RejectedException.class);

        assertThat(jdbc.sql("select action from audit_event where action like 'reissue.%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "reissue.audit.draftKept",
                        "reissue.audit.sent",
                        "reissue.audit.sent",
                        "reissue.audit.withdrawn");
        assertThat(jdbc.sql("select object from audit_event where number > 3")
                        .query(String.class)
                        .list())
                .containsExactly(Long.toString(second), Long.toString(second));
        assertThat(jdbc.sql("select reason from audit_event where number = 4")
                        .query(String.class)
                        .single())
                .isEqualTo("集計漏れ");
        assertThat(jdbc.sql("select details from audit_event where number = 4")
                        .query(String.class)
                        .single())
                .contains("2022-06-30", "38052", "south-office");
    }
}
