package jp.madoguchi.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/**
 * Runs work in the background, at most one of a kind for each user, with the rights of who started it. A finished job is kept for an
 * hour, so that its result is still there for those who left the screen and come back.
 */
@Component
public class BackgroundJobs implements DisposableBean {

    static final Duration KEPT = Duration.ofHours(1);

    private record Slot(String user, String key) {}

    private final Map<Slot, Job<?>> jobs = new ConcurrentHashMap<>();
    private final Clock clock;

    public BackgroundJobs(Clock clock) {
        this.clock = clock;
    }

    /**
     * Starts the work.
     *
     * @param key what kind of work; a second of the same user's is refused while the first one runs
     */
    public <T> Job<T> start(String user, String key, Function<Progress, T> work) {
        dropOld();
        Job<T> job = new Job<>(user, key, clock.instant());
        jobs.compute(new Slot(user, key), (slot, before) -> {
            if (before != null && before.isRunning()) {
                throw new RejectedException(MessageText.of("platform.jobs.stillRunning"));
            }
            return job;
        });
        Thread.ofVirtual()
                .name("job " + key)
                .start(new DelegatingSecurityContextRunnable(() -> job.run(work, clock::instant)));
        return job;
    }

    /** The user's last job of this kind, running or finished. */
    public Optional<Job<?>> find(String user, String key) {
        dropOld();
        return Optional.ofNullable(jobs.get(new Slot(user, key)));
    }

    /** Nobody needs the result any more. A running job is left alone. */
    public void forget(Job<?> job) {
        if (!job.isRunning()) {
            jobs.remove(new Slot(job.user(), job.key()), job);
        }
    }

    private void dropOld() {
        Instant oldest = clock.instant().minus(KEPT);
        jobs.values().removeIf(job -> {
            Instant ended = job.endedAt();
            return ended != null && ended.isBefore(oldest);
        });
    }

    /** At shutdown running work stops at its next step and rolls back, instead of being torn off by a closing database. */
    @Override
    public void destroy() {
        jobs.values().forEach(Job::cancel);
    }
}
