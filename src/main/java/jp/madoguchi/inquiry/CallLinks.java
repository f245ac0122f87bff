package jp.madoguchi.inquiry;

import jp.madoguchi.inquiry.callback.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of the desk an inquiry has to do with.
 *
 * @param promised what was promised in it
 * @param kept the promise that was kept in it
 * @param made the call of which it was logged, where the desk made it
 */
public record CallLinks(
        @Nullable Callback promised,
        @Nullable Callback kept,
        @Nullable CallReason made) {}
