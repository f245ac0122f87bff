package jp.madoguchi.security;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jp.madoguchi.platform.error.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that asks the database about sessions, so that nobody who signs in waits for one that doesn't answer. Once it has failed, nobody
 * waits at all until a look has found it again.
 */
final class SessionThread {
    private static final Logger log = LoggerFactory.getLogger(SessionThread.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sessions").factory());
    private final Duration patience;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean away;

    /** @param patience how long somebody waits who signs in */
    SessionThread(Duration patience) {
        this.patience = patience;
    }

    /**
     * Does the work, and waits for it a while. What takes longer is done nevertheless.
     *
     * @return empty where the database couldn't be asked, or didn't answer in time
     */
    <T> Optional<T> ask(Supplier<T> work) {
        if (away) {
            return Optional.empty();
        }
        Future<T> answer;
        try {
            answer = thread.submit(work::get);
        } catch (RejectedExecutionException ended) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException failure) {
            failed(Objects.requireNonNullElse(failure.getCause(), failure));
        } catch (TimeoutException silent) {
            failed(silent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Looks, unless the last look is still at it. */
    void look(Runnable work) {
        if (looking.compareAndSet(false, true)) {
            later(() -> {
                try {
                    work.run();
                    if (away) {
                        away = false;
                        log.info("The sessions of all nodes count again");
                    }
                } catch (RuntimeException failure) {
                    failed(failure);
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    /** Does it, if the database is there; if not, the next look makes it good. */
    void note(Runnable work) {
        if (!away) {
            later(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    failed(failure);
                }
            });
        }
    }

    private void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException ended) {
            looking.set(false);
        }
    }

    private void failed(Throwable failure) {
        if (!away) {
            away = true;
            log.warn("The sessions of other nodes can't be asked about; meanwhile this node counts its own");
            if (!(failure instanceof TimeoutException) && !DatabaseAway.is(failure)) {
                log.error("The database is there and did not take what this node has to say of its sessions", failure);
            }
        }
    }

    void end() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
