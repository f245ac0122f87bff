package jp.madoguchi.reissue.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.testing.SignedIn;

/** Two people who press their buttons in the same moment, in threads of their own. */
final class TwoAtOnce {
    private static final long PATIENCE_MILLIS = 30_000;

    private final List<RejectedException> rejected = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> broken = Collections.synchronizedList(new ArrayList<>());

    void run(Runnable one, Runnable other) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = List.of(thread(start, one), thread(start, other));
        start.countDown();
        for (Thread thread : threads) {
            thread.join(PATIENCE_MILLIS);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(broken).isEmpty();
    }

    RejectedException loser() {
        assertThat(rejected).hasSize(1);
        return rejected.getFirst();
    }

    private Thread thread(CountDownLatch start, Runnable work) {
        return Thread.ofPlatform().start(() -> {
            try {
                start.await();
                work.run();
            } catch (RejectedException e) {
                rejected.add(e);
            } catch (Throwable e) {
                broken.add(e);
            } finally {
                SignedIn.out();
            }
        });
    }
}
