package jp.madoguchi.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work in the background, as those see it who wait for it. Safe to use from any thread. */
public final class Job<T> {

    private static final Logger log = LoggerFactory.getLogger(Job.class);

    private final String user;
    private final String key;
    private final Instant startedAt;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private JobState<T> state = new JobState.Running<>(0, 0, null, false);
    private @Nullable Instant endedAt;

    Job(String user, String key, Instant startedAt) {
        this.user = user;
        this.key = key;
        this.startedAt = startedAt;
    }

    public String user() {
        return user;
    }

    public String key() {
        return key;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public synchronized JobState<T> state() {
        return state;
    }

    public boolean isRunning() {
        return state() instanceof JobState.Running;
    }

    synchronized @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Asks the work to stop at its next step. Work that is over before it notices stays finished. */
    public void cancel() {
        change(running -> new JobState.Running<>(running.done(), running.total(), running.step(), true));
    }

    /**
     * Calls the listener after each change, on the thread of the work: a screen goes through {@code UI.access} and asks
     * {@link #state()} there.
     *
     * @return ends the listening
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void run(Function<Progress, T> work, Supplier<Instant> now) {
        JobState<T> end;
        try {
            end = new JobState.Finished<>(work.apply(new Telling()));
        } catch (JobCancelledException e) {
            end = new JobState.Cancelled<>();
        } catch (RuntimeException e) {
            if (!(e instanceof RejectedException)) {
                log.error("The job {} failed", key, e);
            }
            end = new JobState.Failed<>(e);
        }
        synchronized (this) {
            state = end;
            endedAt = now.get();
        }
        tell();
    }

    private void change(UnaryOperator<JobState.Running<T>> change) {
        synchronized (this) {
            if (!(state instanceof JobState.Running<T> running)) {
                return;
            }
            state = change.apply(running);
        }
        tell();
    }

    private void tell() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                // a screen that is gone must not stop the work
                log.debug("A listener of the job {} failed and is dropped", key, e);
                listeners.remove(listener);
            }
        }
    }

    private final class Telling implements Progress {

        @Override
        public void total(long units) {
            change(running -> new JobState.Running<>(running.done(), units, running.step(), running.cancelling()));
        }

        @Override
        public void done(long units) {
            if (state() instanceof JobState.Running<T> running && running.cancelling()) {
                throw new JobCancelledException();
            }
            change(running -> new JobState.Running<>(units, running.total(), running.step(), running.cancelling()));
        }

        @Override
        public void step(MessageText what) {
            change(running -> new JobState.Running<>(running.done(), running.total(), what, running.cancelling()));
        }
    }
}
