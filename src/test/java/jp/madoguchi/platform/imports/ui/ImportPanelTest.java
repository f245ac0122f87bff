package jp.madoguchi.platform.imports.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.UploadKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jp.madoguchi.platform.imports.CardFile;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportSource;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.MappingMemory;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.jobs.Job;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.testing.ParkedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class ImportPanelTest {

    private static final String GOOD = "card_ref,issuer,holder_name,purchased_on\nK000001,C,井上 陽子,2021-12-28\n";
    private static final String FAULTY = GOOD + "K000002,C,名前,昨日\n";

    private final SlowCardFile cards = new SlowCardFile();
    private final BackgroundJobs jobs = new BackgroundJobs(Clock.systemUTC());
    private final Imports imports = new Imports(
            new CardNumberGuard(), MappingMemory.NONE, jobs, new NoTransactions(), event -> {}, Clock.systemUTC());

    @BeforeEach
    void open() {
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.JAPANESE);
        UI.getCurrent().add(panel());
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aGoodFileIsShownMaskedAndCanBeImported() {
        upload(GOOD);

        Grid<?> sample = _get(Grid.class, spec -> spec.withClasses("import-sample"));
        assertThat(GridKt._size(sample)).isEqualTo(1);
        assertThat(GridKt._getFormattedRow(sample, 0)).containsSubsequence("2", "K000001", "C", "井＊");
        _click(_get(Button.class, spec -> spec.withText(key("platform.import.store"))));
        settle(() -> !running());

        assertThat(status()).contains("platform.import.done");
        assertThat(cards.stored).containsOnlyKeys("K000001");
    }

    @Test
    void aFileIsGivenBackOnceItIsStoredOrAnotherOneIsChosen() throws IOException {
        long before = ParkedFiles.count();
        upload(GOOD);
        assertThat(ParkedFiles.count()).isEqualTo(before + 1);
        _click(_get(Button.class, spec -> spec.withText(key("platform.import.chooseOther"))));
        assertThat(ParkedFiles.count()).isEqualTo(before);

        upload(FAULTY);
        _click(_get(Button.class, spec -> spec.withText(key("platform.import.chooseOther"))));
        upload(GOOD);
        _click(_get(Button.class, spec -> spec.withText(key("platform.import.store"))));
        settle(() -> !running());
        assertThat(status()).contains("platform.import.done");
        assertThat(ParkedFiles.count()).isEqualTo(before);
    }

    @Test
    void aFileWithAProblemCanNotBeImported() {
        upload(FAULTY);

        _assertNone(Button.class, spec -> spec.withText(key("platform.import.store")));
        Grid<?> problems = _get(Grid.class, spec -> spec.withClasses("import-problems"));
        assertThat(GridKt._getFormattedRow(problems, 0)).startsWith("3", "purchased_on");
        assertThat(status()).contains("platform.import.preview.problems");
    }

    @Test
    void theSameFileAgainHasNothingNew() {
        imports.run(cards, new TableFile("a.csv", GOOD.getBytes(UTF_8)), CharsetChoice.AUTO, "x", Progress.unwatched());
        upload(GOOD);

        assertThat(status()).contains("platform.import.preview.nothingNew");
    }

    @Test
    void anotherCharacterSetReadsTheFileAgain() {
        byte[] bytes = GOOD.getBytes(Charset.forName("windows-31j"));
        UploadKt._upload(_get(Upload.class), "cards.csv", bytes);
        MockVaadin.clientRoundtrip(true);
        _get(Button.class, spec -> spec.withText(key("platform.import.store")));

        _setValue(_get(Select.class, spec -> spec.withLabel(key("platform.import.charset"))), CharsetChoice.UTF_8);

        assertThat(status()).contains("platform.import.preview.problems");
        _assertNone(Button.class, spec -> spec.withText(key("platform.import.store")));
    }

    @Test
    void aFileOverTheLimitIsRefusedWhileItArrives() {
        try {
            UploadKt._upload(_get(Upload.class), "big.csv", new byte[TableFile.MAX_BYTES + 1]);
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("too large");
        }
        MockVaadin.clientRoundtrip(true);

        assertThat(status()).contains("platform.table.problem.tooLarge");
        assertThat(_find(Grid.class)).isEmpty();
    }

    @Test
    void aRunningImportIsFoundAgainAfterNavigationAndCanBeCancelled() throws InterruptedException {
        cards.hold = new CountDownLatch(1);
        upload(GOOD);
        _click(_get(Button.class, spec -> spec.withText(key("platform.import.store"))));
        assertThat(cards.reached.await(10, TimeUnit.SECONDS)).isTrue();

        UI.getCurrent().removeAll();
        UI.getCurrent().add(panel());

        _get(ProgressBar.class);
        _click(_get(Button.class, spec -> spec.withText(key("platform.import.cancel"))));
        cards.hold.countDown();
        settle(() -> !running());
        assertThat(status()).contains("platform.import.cancelled");
        assertThat(cards.stored).isEmpty();

        _click(_get(Button.class, spec -> spec.withText(key("platform.import.chooseOther"))));
        assertThat(jobs.find("mari", Imports.jobKey(cards))).isEmpty();
        assertThat(_get(Upload.class).isVisible()).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aColumnThatIsCalledOtherwiseCanBeChosen() {
        upload(GOOD.replace("holder_name", "お客様氏名"));
        _assertNone(Button.class, spec -> spec.withText(key("platform.import.store")));

        Select<?> unread = _find(Select.class).stream()
                .filter(select -> "".equals(select.getValue()))
                .findFirst()
                .orElseThrow();
        _setValue((Select<String>) unread, "holder_name");

        _get(Button.class, spec -> spec.withText(key("platform.import.store")));
    }

    private ImportPanel<CardFile.Card> panel() {
        return new ImportPanel<>(cards, imports, jobs, "mari");
    }

    private void upload(String text) {
        UploadKt._upload(_get(Upload.class), "cards.csv", text.getBytes(UTF_8));
        MockVaadin.clientRoundtrip(true);
    }

    /** As Vaadin shows a text whose bundle isn't there. */
    private static String key(String key) {
        return "!{" + key + "}!";
    }

    private boolean running() {
        return jobs.find("mari", Imports.jobKey(cards)).map(Job::isRunning).orElse(false);
    }

    private static String status() {
        return _get(Div.class, spec -> spec.withClasses("import-status")).getText();
    }

    /** Waits for the work's own thread; what it left for the screen is then run by a round trip. */
    private static void settle(BooleanSupplier over) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!over.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!_find(ProgressBar.class).isEmpty() && System.nanoTime() < deadline) {
            MockVaadin.clientRoundtrip(true);
        }
    }

    private static final class SlowCardFile extends CardFile {
        private final CountDownLatch reached = new CountDownLatch(1);
        private CountDownLatch hold = new CountDownLatch(0);

        @Override
        public ImportOutcome store(List<Numbered<Card>> rows, ImportSource source, Progress progress) {
            reached.countDown();
            try {
                assertThat(hold.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            progress.done(0);
            return super.store(rows, source, progress);
        }
    }

    private static final class NoTransactions extends AbstractPlatformTransactionManager {
        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
