package jp.madoguchi.platform.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.jobs.JobCancelledException;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.CardNumberGuard;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class ImportsTest {

    private static final String HEADER = "card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on\n";
    private static final String CARD = "K000001,C,井上 陽子,イノウエ ヨウコ,u@example.jp,07004719136,2021-12-28\n";

    private final OneMemory memory = new OneMemory();
    private final CardFile cards = new CardFile();
    private final CountingTransactions transactions = new CountingTransactions();
    private final List<Object> events = new ArrayList<>();
    private final Clock clock = Clock.fixed(Instant.parse("2022-06-23T00:00:00Z"), ZoneOffset.UTC);
    private final Imports imports =
            new Imports(new CardNumberGuard(), memory, new BackgroundJobs(clock), transactions, events::add, clock);

    @Test
    void theRealFileIsUnderstoodAndStored() throws IOException {
        TableFile file = demoFile("affected-cards.csv");
        ImportPreview preview = imports.preview(cards, file, CharsetChoice.AUTO);

        assertThat(preview.isClean()).isTrue();
        assertThat(preview.rows()).isEqualTo(63_337);
        assertThat(preview.check()).isEqualTo(ImportCheck.counts(63_337, 0, 0));
        assertThat(preview.sample()).hasSize(ImportPreview.SAMPLE_ROWS);

        assertThat(run(file)).isEqualTo(new ImportOutcome(63_337, 63_337, 0, 0));
        assertThat(run(file)).isEqualTo(new ImportOutcome(63_337, 0, 0, 63_337));
    }

    @Test
    void theEventNamesFileAndOutcomeInsideTheTransaction() {
        TableFile file = file(HEADER + CARD);
        run(file);

        assertThat(events)
                .containsExactly(new ImportFinished(
                        "platform.product",
                        "cards.csv",
                        file.digest(),
                        new ImportOutcome(1, 1, 0, 0),
                        "mari",
                        clock.instant()));
        assertThat(transactions.commits).hasValue(2);
    }

    @Test
    void headersInJapaneseInAnyOrderAndCharacterSetAreUnderstood() {
        String text = "購入日\t氏名\tＣＡＲＤ＿ＲＥＦ\tカード会社\n令和3年12月28日\t髙橋①\tＫ０００００１\tＣ\n";
        ImportPreview preview = imports.preview(
                cards, new TableFile("x.txt", text.getBytes(Charset.forName("windows-31j"))), CharsetChoice.AUTO);

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.sample().getFirst().cells()).containsExactly("Ｋ０００００１", "Ｃ", "髙＊", "", "", "", "令和3年12月28日");
        assertThat(run(new TableFile("x.txt", text.getBytes(UTF_8)))).isEqualTo(new ImportOutcome(1, 1, 0, 0));
        assertThat(cards.stored).containsOnlyKeys("K000001");
    }

    @Test
    void everyProblemOfAFileIsNamedByLineAndColumn() {
        ImportPreview preview = preview(HEADER
                + CARD
                + "K000002,X,名前,,,,2021-12-28\n"
                + ",C,長い長い長い長い長い名前,,,,昨日\n"
                + "K000003,C,名前,,,,1999-12-28\n"
                + "K000004,C,名前,,,,2021-12-28,extra\n");

        assertThat(preview.problems())
                .extracting(
                        RowProblem::line,
                        RowProblem::column,
                        problem -> problem.text().key().replace("platform.", ""))
                .containsExactlyInAnyOrder(
                        tuple(3L, "issuer", "import.problem.integer"),
                        tuple(4L, "card_ref", "import.problem.required"),
                        tuple(4L, "holder_name", "import.problem.tooLong"),
                        tuple(4L, "purchased_on", "import.problem.date"),
                        tuple(5L, "purchased_on", "import.problem.date"),
                        tuple(6L, null, "table.problem.tooManyColumns"));
        assertThat(preview.check()).isNull();
    }

    @Test
    void missingUnknownAndDoubleColumnsAreNamed() {
        ImportPreview preview = preview("card_ref,issuer,カード会社,holder_name,余分\nK000001,C,C,名前,x\n");

        assertThat(preview.problems())
                .extracting(RowProblem::column, problem -> problem.text().key())
                .containsExactlyInAnyOrder(
                        tuple("カード会社", "platform.import.problem.duplicateColumn"),
                        tuple("余分", "platform.import.problem.unknownColumn"),
                        tuple("purchased_on", "platform.import.problem.missingColumn"));
    }

    @Test
    void aFileOfAnotherKindIsSaidToBeOne() {
        assertThat(preview("call_id,caller\nC1,090\n").problems())
                .extracting(problem -> problem.text().key())
                .containsExactly("platform.import.problem.otherKind");
    }

    @Test
    @Assures("C3")
    void aCardNumberIsRefusedAnywhereAndNeverEchoed() {
        String card = "4111-1111-1111-1111";
        ImportPreview preview = imports.preview(
                cards,
                new TableFile(
                        "list of " + card + ".csv",
                        (HEADER
                                        + "K000001,C," + card + ",,,,2021-12-28\n"
                                        + card + "," + card + ",x,,,,x\n"
                                        + "K000002,C,名前,,,,4111111111111111\n")
                                .getBytes(UTF_8)),
                CharsetChoice.AUTO);

        assertThat(preview.problems())
                .extracting(RowProblem::line, RowProblem::column)
                .containsExactlyInAnyOrder(
                        tuple(2L, "holder_name"),
                        tuple(3L, "card_ref"),
                        tuple(3L, "issuer"),
                        tuple(4L, "purchased_on"),
                        tuple(0L, null));
        Messages messages = new Messages();
        String shown = preview.toString()
                + preview.problems().stream()
                        .map(problem -> messages.get(Locale.JAPANESE, problem.text()))
                        .toList();
        assertThat(shown).doesNotContain("4111").doesNotContain("1111");
        assertThat(preview("card_ref," + card + "\nK1,x\n").toString()).doesNotContain("4111");
    }

    @Test
    @Assures("D6")
    void nothingIsStoredFromAFileWithAProblem() {
        assertThatThrownBy(() -> run(file(HEADER + CARD + CARD)))
                .isInstanceOfSatisfying(
                        ImportRefusedException.class,
                        refused -> assertThat(refused.preview().problemCount()).isEqualTo(1));
        assertThat(cards.stored).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    @Assures("D6")
    void aCancelledImportRollsBack() {
        Progress cancelling = new Progress() {
            @Override
            public void total(long units) {}

            @Override
            public void done(long units) {
                if (units > 0) {
                    throw new JobCancelledException();
                }
            }

            @Override
            public void step(MessageText what) {}
        };
        cards.batch = 1;
        TableFile file = file(HEADER + CARD + CARD.replace("K000001", "K000002"));

        assertThatThrownBy(() -> imports.run(cards, file, CharsetChoice.AUTO, "mari", cancelling))
                .isInstanceOf(JobCancelledException.class);
        assertThat(transactions.rollbacks).hasValue(1);
        assertThat(events).isEmpty();
    }

    @Test
    void aProblemSaysHowToMendIt() {
        Messages messages = new Messages();
        assertThat(messages.get(
                        Locale.JAPANESE,
                        preview("card_ref,issuer,holder_name,purchased_on\nK1,C,名前,昨日\n")
                                .problems()
                                .getFirst()
                                .text()))
                .isEqualTo("日付として読めません：「昨日」。2022-06-30、2022/6/30、令和4年6月30日 などの形で書いてください。");
    }

    private ImportPreview preview(String text) {
        return imports.preview(cards, file(text), CharsetChoice.AUTO);
    }

    private ImportOutcome run(TableFile file) {
        return imports.run(cards, file, CharsetChoice.AUTO, "mari", Progress.unwatched());
    }

    private static TableFile file(String text) {
        return new TableFile("cards.csv", text.getBytes(UTF_8));
    }

    private static TableFile demoFile(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ImportsTest.class.getResourceAsStream("/demo/" + name))) {
            return new TableFile(name, in.readAllBytes());
        }
    }

    private static final class CountingTransactions extends AbstractPlatformTransactionManager {
        private final AtomicInteger commits = new AtomicInteger();
        private final AtomicInteger rollbacks = new AtomicInteger();

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            commits.incrementAndGet();
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            rollbacks.incrementAndGet();
        }
    }

    @Test
    void anUnknownHeaderIsReadAsSomebodySaidAndRememberedWhenItIsStored() {
        TableFile own = file(HEADER.replace("holder_name", "お客様氏名") + CARD);
        assertThat(imports.preview(cards, own, CharsetChoice.AUTO).isClean()).isFalse();
        ReadingChoices choices = ReadingChoices.NONE.withColumn(2, "holder_name");

        assertThat(imports.preview(cards, own, choices).isClean()).isTrue();
        assertThat(imports.preview(cards, own, CharsetChoice.AUTO).isClean())
                .as("looking remembers nothing")
                .isFalse();
        imports.run(cards, own, choices, "mari", Progress.unwatched());

        assertThat(memory.known).containsExactly(Map.entry("お客様氏名", "holder_name"));
        ImportPreview again = imports.preview(cards, own, CharsetChoice.AUTO);
        assertThat(again.isClean()).isTrue();
        assertThat(again.understanding().isRemembered()).isTrue();
        imports.forget(cards.kind());
        assertThat(imports.preview(cards, own, CharsetChoice.AUTO).isClean()).isFalse();
    }

    @Test
    void aColumnOfASystemsFileIsLeftOutOnlyIfSomebodySaysSo() {
        TableFile more = file(HEADER.replace("\n", ",remark\n") + CARD.replace("\n", ",x\n"));
        assertThat(imports.preview(cards, more, CharsetChoice.AUTO).isClean()).isFalse();
        assertThat(imports.preview(cards, more, ReadingChoices.NONE.withColumn(7, ReadingChoices.UNREAD))
                        .isClean())
                .isTrue();
    }

    @Test
    void tablesWithATitleAreNotForFilesOfSystems() {
        assertThat(imports.preview(cards, file("一覧表\n" + HEADER + CARD), CharsetChoice.AUTO)
                        .isClean())
                .isFalse();
    }

    /** What one organisation said. */
    private static final class OneMemory implements MappingMemory {
        private final Map<String, String> known = new HashMap<>();

        @Override
        public Map<String, String> recall(String kind) {
            return Map.copyOf(known);
        }

        @Override
        public void remember(String kind, Map<String, String> mapping) {
            known.putAll(mapping);
        }

        @Override
        public void forget(String kind) {
            known.clear();
        }
    }
}
