package jp.madoguchi.platform.jobs;

import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** Where a job is. It is running first and then exactly one of the others, for good. */
public sealed interface JobState<T> {

    /** @param total 0 as long as nobody knows */
    record Running<T>(long done, long total, @Nullable MessageText step, boolean cancelling) implements JobState<T> {}

    record Finished<T>(T result) implements JobState<T> {}

    record Failed<T>(RuntimeException cause) implements JobState<T> {}

    record Cancelled<T>() implements JobState<T> {}
}
