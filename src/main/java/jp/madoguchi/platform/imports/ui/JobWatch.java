package jp.madoguchi.platform.imports.ui;

import com.vaadin.flow.component.UI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.platform.jobs.Job;

/** Repaints a screen when a job gets on: at most one repaint waits, and while the job runs there are at most ten a second. */
final class JobWatch {

    private static final long QUIET_NANOS = 100_000_000;

    private final UI ui;
    private final Job<?> job;
    private final Runnable repaint;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicLong last = new AtomicLong(System.nanoTime() - QUIET_NANOS);
    private final Runnable stop;

    JobWatch(UI ui, Job<?> job, Runnable repaint) {
        this.ui = ui;
        this.job = job;
        this.repaint = repaint;
        this.stop = job.onChange(this::changed);
        // what happened between the last look at the job and now would otherwise be missed
        changed();
    }

    void stop() {
        stop.run();
    }

    private void changed() {
        long now = System.nanoTime();
        if (job.isRunning() && now - last.get() < QUIET_NANOS) {
            return;
        }
        if (waiting.compareAndSet(false, true)) {
            last.set(now);
            ui.access(() -> {
                waiting.set(false);
                repaint.run();
            });
        }
    }
}
