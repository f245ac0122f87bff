package jp.madoguchi.contract;

import org.jspecify.annotations.Nullable;

/** One decision about an amount. */
public record CostStep(CostState state, @Nullable String remark, Signed decided) {}
