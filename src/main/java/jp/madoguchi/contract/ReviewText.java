package jp.madoguchi.contract;

import org.jspecify.annotations.Nullable;

/**
 * A review as an official writes it.
 *
 * @param finding what was found; it may be empty where all is fulfilled
 * @param reason why an earlier judgement is changed; absent for the first
 */
public record ReviewText(
        Judgement judgement, String finding, @Nullable String reason) {}
