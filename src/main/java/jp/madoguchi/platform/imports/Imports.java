package jp.madoguchi.platform.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.jobs.BackgroundJobs;
import jp.madoguchi.platform.jobs.Job;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.Problems;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.table.TableReader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a file for an {@link Importer} and has it stored: the one way in for the screens, the API and the demo. Who may do that is
 * guarded by the importer itself.
 */
@Component
public class Imports {

    /** A large file takes some ten times its size while it is read: a rush of uploads waits here instead of filling the memory. */
    private final Semaphore readers = new Semaphore(2, true);

    private final Map<String, ReentrantLock> storing = new ConcurrentHashMap<>();
    private final CellGuard guard;
    private final MappingMemory memory;
    private final BackgroundJobs jobs;
    private final TransactionTemplate transaction;
    private final TransactionTemplate readOnly;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Imports(
            CellGuard guard,
            MappingMemory memory,
            BackgroundJobs jobs,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.guard = guard;
        this.memory = memory;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
        this.readOnly = new TransactionTemplate(transactions);
        this.readOnly.setReadOnly(true);
        this.events = events;
        this.clock = clock;
    }

    /** What is in the file and what storing it would do. Changes nothing. */
    public <R> ImportPreview preview(Importer<R> importer, TableFile file, CharsetChoice charset) {
        return preview(importer, file, ReadingChoices.of(charset));
    }

    public <R> ImportPreview preview(Importer<R> importer, TableFile file, ReadingChoices choices) {
        return read(importer, file, choices).preview();
    }

    /** Reads, checks and stores in one transaction, or stores nothing. */
    public <R> ImportOutcome run(
            Importer<R> importer, TableFile file, CharsetChoice charset, String user, Progress progress) {
        return run(importer, file, ReadingChoices.of(charset), user, progress);
    }

    /**
     * Reads, checks and stores in one transaction, or stores nothing.
     *
     * @throws ImportRefusedException if there is a single problem, or a warning that somebody should explain
     */
    public <R> ImportOutcome run(
            Importer<R> importer, TableFile file, ReadingChoices choices, String user, Progress progress) {
        progress.step(MessageText.of("platform.import.step.reading"));
        ImportReading<R> reading = read(importer, file, choices);
        if (!reading.preview().isClean() || !reading.preview().warnings().isEmpty()) {
            throw new ImportRefusedException(reading.preview());
        }
        progress.total(reading.rows().size());
        progress.step(MessageText.of("platform.import.step.storing"));
        // the same file from two users at once must not fail on each other's half-stored rows: one after the other
        ReentrantLock lock = storing.computeIfAbsent(importer.kind(), kind -> new ReentrantLock(true));
        lock.lock();
        try {
            return transaction.execute(status -> {
                remember(reading.preview(), choices);
                return store(importer, reading, file, user, progress);
            });
        } finally {
            lock.unlock();
        }
    }

    private <R> ImportOutcome store(
            Importer<R> importer, ImportReading<R> reading, TableFile file, String user, Progress progress) {
        progress.done(0);
        ImportSource source = new ImportSource(reading.preview(), file, user);
        ImportOutcome outcome = importer.store(reading.rows(), source, progress);
        finished(source, outcome);
        return outcome;
    }

    /** Tells of a file whose rows are stored in the current transaction. */
    public void finished(ImportSource source, ImportOutcome outcome) {
        events.publishEvent(new ImportFinished(
                source.preview().kind(), source.fileName(), source.digest(), outcome, source.user(), clock.instant()));
    }

    /** Keeps for the next file what somebody said about the columns of this one. */
    public void remember(ImportPreview preview, ReadingChoices choices) {
        if (!choices.columns().isEmpty()) {
            memory.remember(preview.kind(), preview.understanding().remembered());
        }
    }

    /** Lets the columns of a kind of file be told by their names alone again. */
    public void forget(String kind) {
        memory.forget(kind);
    }

    /** The same in the background, with the rights of the current user. */
    public <R> Job<ImportOutcome> start(Importer<R> importer, TableFile file, ReadingChoices choices, String user) {
        return jobs.start(user, jobKey(importer), progress -> {
            try (file) {
                return run(importer, file, choices, user, progress);
            }
        });
    }

    /** Under which {@link BackgroundJobs} keeps a user's import of this kind. */
    public static String jobKey(Importer<?> importer) {
        return "import " + importer.kind();
    }

    /** What is in the file, and the records in it for whoever stores them in a way of their own. Changes nothing. */
    public <R> ImportReading<R> read(Importer<R> importer, TableFile file, ReadingChoices choices) {
        Map<String, String> remembered = memory.recall(importer.kind());
        readers.acquireUninterruptibly();
        try {
            ImportFormat<R> format = importer.format();
            return format.tolerance() == null
                    ? readStrictly(importer, format, file, choices, remembered)
                    : readTolerantly(importer, format, file, choices, remembered);
        } finally {
            readers.release();
        }
    }

    private <R> ImportReading<R> readStrictly(
            Importer<R> importer,
            ImportFormat<R> format,
            TableFile file,
            ReadingChoices choices,
            Map<String, String> remembered) {
        var table = TableReader.read(file, choices.charset());
        var mapping = new ColumnMapping(format.columns(), choices.columns(), remembered, false);
        RowReader<R> reader = RowReader.read(format, guard, table, mapping);
        var result = new TolerantReader.Result<>(reader.rows(), reader.understanding(), List.of(), reader.problems());
        return compared(importer, format, file, table.charset(), table.separator(), reader.sample(), result);
    }

    private <R> ImportReading<R> readTolerantly(
            Importer<R> importer,
            ImportFormat<R> format,
            TableFile file,
            ReadingChoices choices,
            Map<String, String> remembered) {
        var sheets = TableReader.sheets(file, choices.charset());
        var result = TolerantReader.read(format, guard, sheets, choices, remembered);
        return compared(importer, format, file, sheets.charset(), sheets.separator(), List.of(), result);
    }

    private <R> ImportReading<R> compared(
            Importer<R> importer,
            ImportFormat<R> format,
            TableFile file,
            @Nullable String charset,
            @Nullable Character separator,
            List<PreviewRow> sample,
            TolerantReader.Result<R> result) {
        Problems problems = result.problems();
        String name = file.name();
        if (guard.mustNotBeStored(name)) {
            name = "…";
            problems.add(RowProblem.ofFile(MessageText.of("platform.import.problem.secretInName")));
        }
        ImportCheck check = null;
        List<RowProblem> warnings = new ArrayList<>(result.warnings());
        if (problems.isEmpty()) {
            check = readOnly.execute(status -> importer.check(result.rows()));
            check.problems().forEach(problems::add);
            warnings.addAll(check.warnings());
        }
        ImportPreview preview = new ImportPreview(
                importer.kind(),
                name,
                file.digest(),
                charset,
                separator,
                format.columns(),
                sample,
                result.rows().size(),
                problems.kept(),
                problems.count(),
                List.copyOf(warnings),
                result.understanding(),
                problems.isEmpty() ? check : null);
        return new ImportReading<>(preview, result.rows());
    }
}
