package jp.madoguchi.outreach.gift;

import org.jspecify.annotations.Nullable;

/** Which gifts a list shows; what is absent doesn't matter. */
public record GiftFilter(
        @Nullable GiftState state, @Nullable Long lotId) {}
