package jp.madoguchi.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class BackgroundJobsTest {

    private final MovableClock clock = new MovableClock();
    private final BackgroundJobs jobs = new BackgroundJobs(clock);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void workRunsWithTheRightsOfWhoStartedIt() throws InterruptedException {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("mari", "x", "ROLE_OFFICIAL"));

        Job<String> job = jobs.start(
                "mari",
                "work",
                progress ->
                        SecurityContextHolder.getContext().getAuthentication().getName());

        assertThat(end(job)).isEqualTo(new JobState.Finished<>("mari"));
    }

    @Test
    void aRunningJobShowsHowFarItIsAndIsFoundAgain() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Job<Integer> job = jobs.start("mari", "work", progress -> {
            progress.total(10);
            progress.step(MessageText.of("storing"));
            progress.done(4);
            reached.countDown();
            await(goOn);
            return 10;
        });
        await(reached);

        assertThat(job.state()).isEqualTo(new JobState.Running<>(4, 10, MessageText.of("storing"), false));
        assertThat(jobs.find("mari", "work")).containsSame(job);
        assertThat(jobs.find("ken", "work")).isEmpty();
        assertThatThrownBy(() -> jobs.start("mari", "work", progress -> 1)).isInstanceOf(RejectedException.class);
        goOn.countDown();
        assertThat(end(job)).isEqualTo(new JobState.Finished<>(10));
    }

    @Test
    void cancelledWorkStopsAtItsNextStep() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Job<Integer> job = jobs.start("mari", "work", progress -> {
            reached.countDown();
            await(goOn);
            progress.done(1);
            return 1;
        });
        await(reached);
        job.cancel();
        goOn.countDown();

        assertThat(end(job)).isEqualTo(new JobState.Cancelled<>());
    }

    @Test
    void workThatFinishedBeforeItNoticedStaysFinished() throws InterruptedException {
        Job<Integer> job = jobs.start("mari", "work", progress -> 1);
        end(job);
        job.cancel();

        assertThat(job.state()).isEqualTo(new JobState.Finished<>(1));
    }

    @Test
    void aFailureIsKeptAndABrokenListenerDoesNoHarm() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        Job<Integer> job = jobs.start("mari", "work", progress -> {
            await(goOn);
            progress.done(1);
            throw new RejectedException(MessageText.of("no"));
        });
        job.onChange(() -> {
            throw new IllegalStateException("the screen is gone");
        });
        goOn.countDown();

        assertThat(end(job)).isInstanceOf(JobState.Failed.class);
    }

    @Test
    void aFinishedJobIsDroppedAfterAnHour() throws InterruptedException {
        Job<Integer> job = jobs.start("mari", "work", progress -> 1);
        end(job);
        clock.now = clock.now.plus(Duration.ofMinutes(59));
        assertThat(jobs.find("mari", "work")).isPresent();
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        assertThat(jobs.find("mari", "work")).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> JobState<T> end(Job<T> job) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        job.onChange(() -> {
            if (!job.isRunning()) {
                over.countDown();
            }
        });
        if (!job.isRunning()) {
            over.countDown();
        }
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        return job.state();
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2022-06-23T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
