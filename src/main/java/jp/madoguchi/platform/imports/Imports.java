package jp.madoguchi.platform.imports;

import java.time.Clock;
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

    private record Reading<R>(ImportPreview preview, List<Numbered<R>> rows) {}

    /** A large file takes some ten times its size while it is read: a rush of uploads waits here instead of filling the memory. */
    private final Semaphore readers = new Semaphore(2, true);

    private final Map<String, ReentrantLock> storing = new ConcurrentHashMap<>();
    private final CellGuard guard;
    private final BackgroundJobs jobs;
    private final TransactionTemplate transaction;
    private final TransactionTemplate readOnly;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Imports(
            CellGuard guard,
            BackgroundJobs jobs,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.guard = guard;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
        this.readOnly = new TransactionTemplate(transactions);
        this.readOnly.setReadOnly(true);
        this.events = events;
        this.clock = clock;
    }

    /** What is in the file and what storing it would do. Changes nothing. */
    public <R> ImportPreview preview(Importer<R> importer, TableFile file, CharsetChoice charset) {
        return read(importer, file, charset).preview();
    }

    /**
     * Reads, checks and stores in one transaction, or stores nothing.
     *
     * @throws ImportRefusedException if there is a single problem
     */
    public <R> ImportOutcome run(
            Importer<R> importer, TableFile file, CharsetChoice charset, String user, Progress progress) {
        progress.step(MessageText.of("platform.import.step.reading"));
        Reading<R> reading = read(importer, file, charset);
        if (!reading.preview().isClean()) {
            throw new ImportRefusedException(reading.preview());
        }
        progress.total(reading.rows().size());
        progress.step(MessageText.of("platform.import.step.storing"));
        // the same file from two users at once must not fail on each other's half-stored rows: one after the other
        ReentrantLock lock = storing.computeIfAbsent(importer.kind(), kind -> new ReentrantLock(true));
        lock.lock();
        try {
            return transaction.execute(status -> store(importer, reading, user, progress));
        } finally {
            lock.unlock();
        }
    }

    private <R> ImportOutcome store(Importer<R> importer, Reading<R> reading, String user, Progress progress) {
        progress.done(0);
        ImportPreview preview = reading.preview();
        ImportSource source = new ImportSource(preview.fileName(), preview.digest(), user);
        ImportOutcome outcome = importer.store(reading.rows(), source, progress);
        events.publishEvent(new ImportFinished(
                importer.kind(), source.fileName(), source.digest(), outcome, user, clock.instant()));
        return outcome;
    }

    /** The same in the background, with the rights of the current user. */
    public <R> Job<ImportOutcome> start(Importer<R> importer, TableFile file, CharsetChoice charset, String user) {
        return jobs.start(user, jobKey(importer), progress -> run(importer, file, charset, user, progress));
    }

    /** Under which {@link BackgroundJobs} keeps a user's import of this kind. */
    public static String jobKey(Importer<?> importer) {
        return "import " + importer.kind();
    }

    private <R> Reading<R> read(Importer<R> importer, TableFile file, CharsetChoice charset) {
        readers.acquireUninterruptibly();
        try {
            return readNow(importer, file, charset);
        } finally {
            readers.release();
        }
    }

    private <R> Reading<R> readNow(Importer<R> importer, TableFile file, CharsetChoice charset) {
        ImportFormat<R> format = importer.format();
        var table = TableReader.read(file, charset);
        RowReader<R> reader = RowReader.read(format, guard, table);
        Problems problems = reader.problems();
        String name = file.name();
        if (guard.mustNotBeStored(name)) {
            name = "…";
            problems.add(RowProblem.ofFile(MessageText.of("platform.import.problem.secretInName")));
        }
        ImportCheck check = null;
        if (problems.isEmpty()) {
            check = readOnly.execute(status -> importer.check(reader.rows()));
            check.problems().forEach(problems::add);
        }
        ImportPreview preview = new ImportPreview(
                importer.kind(),
                name,
                file.digest(),
                table.charset(),
                table.separator(),
                format.columns(),
                reader.sample(),
                reader.rows().size(),
                problems.kept(),
                problems.count(),
                problems.isEmpty() ? check : null);
        return new Reading<>(preview, reader.rows());
    }
}
