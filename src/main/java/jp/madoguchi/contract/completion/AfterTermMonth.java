package jp.madoguchi.contract.completion;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What came in after the end in a month, counted apart from what came before.
 *
 * @param calls absent where no figures of calls are known
 */
public record AfterTermMonth(
        YearMonth month,
        long inquiries,
        @Nullable Integer calls,
        @Nullable Integer answered) {}
